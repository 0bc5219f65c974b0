import { findCardNumbers, maskCardNumber } from '../../../util/card-numbers.ts';
import { PlaidRefusal } from './plaid-refusal.ts';

/** What a field holds; `?` where it may be absent or null. */
export type FieldKind = 'text' | 'text?' | 'texts' | 'texts?' | 'count?' | 'object' | 'object?' | 'flag?';

/** The fields of a request, checked. */
export type PlaidFields = Readonly<Record<string, unknown>>;

const TEXT_LIMIT = 2000;

/**
 * The fields of a body, all of which `kinds` names. Card numbers in text are masked: no field is meant for one.
 * @throws PlaidRefusal `INVALID_REQUEST` with `UNKNOWN_FIELDS`, `MISSING_FIELDS`, `INVALID_FIELD` or `INVALID_BODY`
 */
export function readFields(
  body: unknown,
  kinds: Readonly<Record<string, FieldKind>>,
  within: string = '',
): PlaidFields {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new PlaidRefusal('INVALID_REQUEST', 'INVALID_BODY', 'body must be a JSON object');
  }
  const given = body as Record<string, unknown>;
  const unknown = Object.keys(given).filter((name) => !Object.hasOwn(kinds, name));
  if (unknown.length > 0) {
    const names = unknown.map((name) => (/^\w{1,60}$/u.test(name) ? within + name : '(unprintable)'));
    const message = `the following fields are not recognized by this endpoint: ${names.slice(0, 5).join(', ')}`;
    throw new PlaidRefusal('INVALID_REQUEST', 'UNKNOWN_FIELDS', message);
  }
  const missing = Object.keys(kinds).filter((name) => !kinds[name]?.endsWith('?') && isAbsent(given[name]));
  if (missing.length > 0) {
    const names = missing.map((name) => within + name).join(', ');
    throw new PlaidRefusal('INVALID_REQUEST', 'MISSING_FIELDS', `the following required fields are missing: ${names}`);
  }
  return Object.fromEntries(
    Object.entries(given)
      .filter(([, value]) => !isAbsent(value))
      .map(([name, value]) => [name, checked(within + name, value, kinds[name] ?? 'text')]),
  );
}

/** A text field; nothing where it is absent. */
export function text(fields: PlaidFields, name: string): string | undefined {
  const value = fields[name];
  return typeof value === 'string' ? value : undefined;
}

/** A text field that `readFields` made sure of. */
export function required(fields: PlaidFields, name: string): string {
  return text(fields, name) ?? '';
}

/** A list of texts; empty where it is absent. */
export function texts(fields: PlaidFields, name: string): readonly string[] {
  const value = fields[name];
  return Array.isArray(value) ? (value as readonly string[]) : [];
}

/** An error about one field. */
export function invalidField(message: string): PlaidRefusal {
  return new PlaidRefusal('INVALID_REQUEST', 'INVALID_FIELD', message);
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}

function checked(name: string, value: unknown, kind: FieldKind): unknown {
  switch (kind) {
    case 'text':
    case 'text?':
      return checkedText(name, value);
    case 'texts':
    case 'texts?':
      if (!Array.isArray(value) || value.length > 100) throw invalidField(`${name} must be an array of strings`);
      return value.map((item) => checkedText(name, item));
    case 'count?':
      if (Number.isSafeInteger(value) && (value as number) >= 0) return value;
      throw invalidField(`${name} must be a non-negative integer`);
    case 'flag?':
      if (typeof value === 'boolean') return value;
      throw invalidField(`${name} must be a boolean`);
    case 'object':
    case 'object?':
      if (typeof value === 'object' && !Array.isArray(value)) return value;
      throw invalidField(`${name} must be an object`);
  }
}

function checkedText(name: string, value: unknown): string {
  if (typeof value !== 'string' || value === '' || value.length > TEXT_LIMIT) {
    throw invalidField(`${name} must be a properly formatted, non-empty string`);
  }
  let masked = value;
  for (const card of findCardNumbers(value).toReversed()) {
    masked = `${masked.slice(0, card.start)}${maskCardNumber(card.digits)}${masked.slice(card.end)}`;
  }
  return masked;
}
