import { exponentOf } from '../model/money.ts';
import { type Json, numberText, textOfNumber } from './json.ts';

/**
 * How an API writes amounts: `minor` a JSON integer of the smallest unit (1009), `major` a JSON number of the whole unit
 * (10.09), `decimal-string` the same as a string ("10.09").
 */
export type AmountUnit = 'minor' | 'major' | 'decimal-string';

/** The amount in minor units, exact; nothing where the value is no amount of that form. */
export function readAmount(value: Json | undefined, unit: AmountUnit, currency: string): bigint | undefined {
  if (value === undefined || value === null) return undefined;
  if (unit === 'minor') return typeof value === 'bigint' ? value : undefined;
  const text = unit === 'decimal-string' ? value : typeof value === 'bigint' ? String(value) : textOfNumber(value);
  return typeof text === 'string' ? parseDecimal(text, exponentOf(currency)) : undefined;
}

/** An amount in minor units as the API wants it. */
export function writeAmount(minor: bigint, unit: AmountUnit, currency: string): Json {
  if (unit === 'minor') return minor;
  const exponent = exponentOf(currency);
  const digits = (minor < 0n ? -minor : minor).toString().padStart(exponent + 1, '0');
  const cut = digits.length - exponent;
  const text = `${minor < 0n ? '-' : ''}${digits.slice(0, cut)}${exponent === 0 ? '' : `.${digits.slice(cut)}`}`;
  return unit === 'decimal-string' ? text : numberText(text);
}

// Digits beyond the currency's exponent are accepted only where they are zeros: rounding would hide a lost cent.
function parseDecimal(text: string, exponent: number): bigint | undefined {
  const match = /^(-?)(\d{1,40})(?:\.(\d{1,20}))?$/u.exec(text);
  if (match === null) return undefined;
  const fraction = match[3] ?? '';
  if (!/^0*$/u.test(fraction.slice(exponent))) return undefined;
  const minor = BigInt(`${match[2] ?? ''}${fraction.slice(0, exponent).padEnd(exponent, '0')}`);
  return match[1] === '-' ? -minor : minor;
}
