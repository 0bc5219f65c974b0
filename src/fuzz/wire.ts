import { isJsonObject, type Json, parseJson } from './json.ts';

/** One request, bound and ready to be sent. */
export interface WireRequest {
  /** What it is called in reasons: the role. */
  readonly label: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** One answer; unmasked, so it must not leave the fuzzer. */
export interface Answer {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly text: string;
  /** Absent where the body is no JSON. */
  readonly json: Json | undefined;
  /** In a volley, milliseconds since the first request was let go: the last request, and this answer. */
  readonly times?: { readonly sent: number; readonly received: number };
}

/** An answer from what came over the wire. */
export function answerOf(raw: {
  readonly status: number;
  readonly headers: Answer['headers'];
  readonly body: Uint8Array;
}): Answer {
  const text = new TextDecoder().decode(raw.body);
  return { status: raw.status, headers: raw.headers, text, json: parseJson(text) };
}

/**
 * Did the server say that it did what was asked? No proof of anything. A GraphQL server says 200 to whatever it refuses,
 * with `errors` beside or instead of `data`.
 */
export function isSuccess({ status, json }: Pick<Answer, 'status' | 'json'>): boolean {
  if (status < 200 || status >= 300) return false;
  const errors = isJsonObject(json) && Object.hasOwn(json, 'errors') ? json['errors'] : undefined;
  return !Array.isArray(errors) || errors.length === 0;
}
