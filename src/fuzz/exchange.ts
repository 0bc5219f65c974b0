import type { Exchange } from '../model/evidence.ts';
import { redact, redactHeader } from '../util/redaction.ts';
import type { Answer, WireRequest } from './wire.ts';

/** A request and its answer as they were, secrets included. */
export interface Exchanged {
  readonly request: WireRequest;
  /** Absent where none came. */
  readonly answer: Answer | undefined;
}

// Sessions and passwords that the fuzzer did not ask for, as in a refresh token beside the access token.
const SECRET_FIELD =
  /"([^"\\]{0,40}(?:token|secret|passw|session|api_?key|cvc|cvv)[^"\\]{0,40})"(\s{0,4}:\s{0,4})"(?:[^"\\]|\\.)*"/giu;
const BODY_LIMIT = 16 * 1024;

/** The exchange fit to be kept: card numbers and known forms of secrets masked, the given secrets too, bodies cut. */
export function maskedExchange(origin: string, { request, answer }: Exchanged, secrets: readonly string[]): Exchange {
  const mask = (text: string): string => {
    const known = secrets.filter((secret) => secret.length >= 4);
    return redact(known.reduce((masked, secret) => masked.replaceAll(secret, '[redacted]'), text)).replaceAll(
      SECRET_FIELD,
      '"$1"$2"[redacted]"',
    );
  };
  const headers = (pairs: readonly (readonly [string, string])[]): Record<string, string> =>
    Object.fromEntries(pairs.map(([name, value]) => [name.toLowerCase(), mask(redactHeader(name, value))]));
  return {
    method: request.method,
    url: mask(origin + request.path),
    requestHeaders: headers(Object.entries(request.headers)),
    ...(request.body !== undefined && { requestBody: cut(mask(request.body)) }),
    status: answer?.status ?? 0,
    responseHeaders: headers(answer?.headers ?? []),
    ...(answer !== undefined && { responseBody: cut(mask(answer.text)) }),
  };
}

function cut(text: string): string {
  return text.length > BODY_LIMIT ? `${text.slice(0, BODY_LIMIT)}… (cut)` : text;
}
