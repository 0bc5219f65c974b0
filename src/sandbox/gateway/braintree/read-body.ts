import { findCardNumbers, maskCardNumber } from '../../../util/card-numbers.ts';
import { parseStrictJson } from '../../strict-json.ts';
import { BraintreeRefusal } from './refusal.ts';

/** Part of a request: numbers stand as the text that was sent, so that no amount passes through floating point. */
export type Fields = Readonly<Record<string, unknown>>;

// A string that never ends matches to the end, so that no part of the text is looked at twice.
const TOKEN = /"(?:[^"\\]|\\.|\\$)*(?:"|$)|-?\d[\d.eE+-]*(?!\s*:)/gsu;
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/u;
// The only two places where a request may hold card data; they are read once and never kept.
const CARD_FIELDS = new Set(['number', 'cvv']);

/** Parses a JSON body strictly, numbers to their text. No bytes are no fields. @throws Refusal 400 of `parseStrictJson` */
export function parseBody(bytes: Uint8Array): unknown {
  if (bytes.length === 0) return {};
  const json = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  if (json.includes('\ufffd') && !Buffer.from(json).equals(bytes)) return parseStrictJson(bytes);
  return parseStrictJson(Buffer.from(json.replaceAll(TOKEN, (token) => (NUMBER.test(token) ? `"${token}"` : token))));
}

/** The fields of `body[name]`, all of which `allowed` names. @throws BraintreeRefusal 403 as Braintree answers unknown ones */
export function readFields(body: unknown, name: string, allowed: readonly string[]): Fields {
  const part = isFields(body) ? (body[name] ?? {}) : undefined;
  if (!isFields(part) || !isFields(body)) throw invalidParams(name);
  const stranger = Object.keys(body).find((key) => key !== name);
  if (stranger !== undefined) throw invalidParams(stranger);
  const unknown = Object.keys(part).find((key) => !allowed.includes(key));
  if (unknown !== undefined) throw invalidParams(`${name}[${unknown}]`);
  return part;
}

/** The fields of a nested part, or none where it is absent. @throws BraintreeRefusal 403 */
export function nested(fields: Fields, name: string, allowed?: readonly string[]): Fields {
  const part = fields[name] ?? {};
  if (!isFields(part)) throw invalidParams(name);
  const unknown = allowed && Object.keys(part).find((key) => !allowed.includes(key));
  if (unknown !== undefined) throw invalidParams(`${name}[${unknown}]`);
  return part;
}

/** A text field; absent, null and empty are undefined. Card numbers in it are masked. @throws BraintreeRefusal 403 */
export function text(fields: Fields, name: string): string | undefined {
  const value = fields[name];
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value !== 'string') throw invalidParams(name);
  return CARD_FIELDS.has(name) ? value : withoutCardNumbers(value);
}

/** A switch; absent is off. @throws BraintreeRefusal 403 */
export function flag(fields: Fields, name: string): boolean {
  const value = fields[name];
  if (value === undefined || value === null) return false;
  if (typeof value === 'boolean') return value;
  if (value === 'true' || value === 'false') return value === 'true';
  throw invalidParams(name);
}

/** Is it an object, other than an array? */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Names a field that the request must not have; a name that could be anything else is not repeated. */
export function invalidParams(field: string): BraintreeRefusal {
  const shown = /^[a-z_[\]]{1,80}$/u.test(field) ? field : 'a field';
  return new BraintreeRefusal(403, `Invalid params: ${shown}`);
}

function withoutCardNumbers(value: string): string {
  let masked = value;
  for (const card of findCardNumbers(value).toReversed()) {
    masked = `${masked.slice(0, card.start)}${maskCardNumber(card.digits)}${masked.slice(card.end)}`;
  }
  return masked;
}
