import { exponentOf } from '../../../model/money.ts';

/** A decimal amount in minor units, or Braintree's code for what is wrong with it. */
export type ParsedAmount = { readonly minor: bigint } | { readonly code: string; readonly message: string };

/**
 * Parses `12.34` (text, or the text of a JSON number) into minor units of the currency, never through floating point.
 * Source: `ValidationErrorCodes.Transaction.Amount…` of Braintree's client.
 */
export function parseAmount(value: unknown, currency: string): ParsedAmount {
  if (value === undefined || value === null || value === '') return { code: '81502', message: 'Amount is required.' };
  const match = typeof value === 'string' ? /^(-?)(\d{1,40})(?:\.(\d{1,3}))?$/u.exec(value) : null;
  const [, sign, whole = '', fraction = ''] = match ?? [];
  const exponent = exponentOf(currency);
  const digits = fraction.padEnd(exponent, '0');
  // Zeros beyond the currency's digits say nothing (JPY 5.00), other digits would be lost.
  if (match === null || !/^0*$/u.test(digits.slice(exponent))) {
    return { code: '81503', message: 'Amount is an invalid format.' };
  }
  if (sign === '-') return { code: '81501', message: 'Amount cannot be negative.' };
  const minor = BigInt(`${whole}${digits.slice(0, exponent)}`);
  if (whole.replace(/^0+/u, '').length > 9) return { code: '81528', message: 'Amount is too large.' };
  return minor === 0n ? { code: '81531', message: 'Amount must be greater than zero.' } : { minor };
}

/** `12.34`, with the digits of the currency. */
export function amountText(minor: bigint, currency: string): string {
  const exponent = exponentOf(currency);
  const digits = minor.toString().padStart(exponent + 1, '0');
  return exponent === 0 ? digits : `${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}
