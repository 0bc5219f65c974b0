import type { Brand } from './brand.ts';

/** A count of a currency's smallest unit (cents); never a floating-point number. */
export type MinorUnits = Brand<bigint, 'MinorUnits'>;

/** An ISO 4217 code in capitals. */
export type Currency = Brand<string, 'Currency'>;

/** An amount of money. */
export interface Money {
  readonly minor: MinorUnits;
  readonly currency: Currency;
}

// ISO 4217 minor units other than 2, of the currencies that payment gateways accept.
const EXPONENTS: Readonly<Record<string, number>> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
};

/** Digits after the decimal point (ISO 4217). */
export function exponentOf(currency: string): number {
  return EXPONENTS[currency.toUpperCase()] ?? 2;
}

/** `money(1050n, 'EUR')`. @throws RangeError where the code is not three letters. */
export function money(minor: bigint, currency: string): Money {
  if (!/^[a-z]{3}$/iu.test(currency)) throw new RangeError(`"${currency}" is no ISO 4217 currency code`);
  return { minor: minor as MinorUnits, currency: currency.toUpperCase() as Currency };
}

/** `EUR 10.50`. */
export function moneyText({ minor, currency }: Money): string {
  const exponent = exponentOf(currency);
  const sign = minor < 0n ? '-' : '';
  const digits = (minor < 0n ? 0n - minor : minor).toString().padStart(exponent + 1, '0');
  const whole = digits.slice(0, digits.length - exponent);
  return exponent === 0 ? `${currency} ${sign}${whole}` : `${currency} ${sign}${whole}.${digits.slice(-exponent)}`;
}
