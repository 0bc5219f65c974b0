import type { Actor } from './actor.ts';
import { isJsonObject, type JsonObject, parseJson, writeJson } from './json.ts';

const JWT = /[\w-]{10,4000}\.[\w-]{2,4000}\.[\w-]{0,4000}/u;

/** A JSON Web Token (RFC 7519) that carries a session. */
export interface SessionJwt {
  readonly header: JsonObject;
  readonly claims: JsonObject;
  /** base64url, as it came. */
  readonly signature: string;
  /** The actor's headers with another token in the place of this one. */
  readonly headersWith: (token: string) => Record<string, string>;
}

/** The token in the actor's session; nothing where the session is no such token. */
export function sessionJwt({ headers }: Actor): SessionJwt | undefined {
  for (const value of Object.values(headers)) {
    const [token = ''] = JWT.exec(value) ?? [];
    const [head = '', payload = '', signature = ''] = token.split('.');
    const [header, claims] = [decode(head), decode(payload)];
    if (header === undefined || claims === undefined || header['alg'] === undefined) continue;
    const headersWith = (other: string): Record<string, string> =>
      Object.fromEntries(Object.entries(headers).map(([name, text]) => [name, text.replace(token, other)]));
    return { header, claims, signature, headersWith };
  }
  return undefined;
}

/** A token of these parts. */
export function writeJwt(header: JsonObject, claims: JsonObject, signature: string): string {
  return [header, claims].map((part) => Buffer.from(writeJson(part)).toString('base64url')).join('.') + `.${signature}`;
}

function decode(part: string): JsonObject | undefined {
  const value = parseJson(Buffer.from(part, 'base64url').toString('utf8'));
  return isJsonObject(value) ? value : undefined;
}
