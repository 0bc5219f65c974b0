import { exponentOf } from '../model/money.ts';
import type { AmountUnit } from './amount.ts';
import { type Json, textOfNumber } from './json.ts';

const DIGITS = 12;

/**
 * An amount with all its digits, in units of 10⁻¹² of the smallest unit: nothing is rounded, however many digits the app
 * shows. @returns nothing where the value is no decimal number of the API's form
 */
export function readExact(value: Json | undefined, unit: AmountUnit, currency: string): bigint | undefined {
  if (value === undefined || value === null) return undefined;
  const text = typeof value === 'bigint' || typeof value === 'string' ? String(value) : textOfNumber(value);
  const match = /^(-?)(\d{1,40})(?:\.(\d{1,40}))?(?:[eE](-?\d{1,2}))?$/u.exec(text ?? '');
  if (match === null || (typeof value === 'string') !== (unit === 'decimal-string')) return undefined;
  const [, sign = '', whole = '', fraction = '', power = '0'] = match;
  const shift = DIGITS + (unit === 'minor' ? 0 : exponentOf(currency)) - fraction.length + Number(power);
  const digits = BigInt(whole + fraction);
  const exact = shift >= 0 ? digits * 10n ** BigInt(shift) : digits / 10n ** BigInt(-shift);
  return sign === '-' ? -exact : exact;
}

/** An exact amount as people read it, in smallest units: `1009.5`. */
export function exactText(exact: bigint): string {
  const digits = (exact < 0n ? -exact : exact).toString().padStart(DIGITS + 1, '0');
  const fraction = digits.slice(-DIGITS).replace(/0+$/u, '');
  return `${exact < 0n ? '-' : ''}${digits.slice(0, -DIGITS)}${fraction === '' ? '' : `.${fraction}`}`;
}

/** Has the amount digits below the smallest unit? */
export function isFractional(exact: bigint): boolean {
  return exact % 10n ** BigInt(DIGITS) !== 0n;
}
