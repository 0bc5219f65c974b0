import { redact } from './redaction.ts';

/** An object of a parsed report, of which nothing is known. */
export type UntrustedObject = Readonly<Record<string, unknown>>;

/** The value as an object, or an empty one. */
export function asObject(value: unknown): UntrustedObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as UntrustedObject) : {};
}

/** The value as a list, or an empty one. */
export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/**
 * The value as text where it is text or a number, and not empty. Card numbers and secrets are masked here already: in
 * lower case, cut short or taken apart nobody could tell them any more.
 */
export function asText(value: unknown): string | undefined {
  if (typeof value === 'number') return redact(String(value));
  return typeof value === 'string' && value !== '' ? redact(value) : undefined;
}

/** The value as a finite number; text that is one counts. */
export function asNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}

/** The value as a whole number of at least 1, as line and column numbers are. */
export function asPosition(value: unknown): number | undefined {
  const number = asNumber(value);
  return number !== undefined && Number.isSafeInteger(number) && number >= 1 ? number : undefined;
}
