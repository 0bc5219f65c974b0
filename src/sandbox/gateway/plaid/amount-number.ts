/**
 * Cents as the JSON number that Plaid shows (12.34). Only ever written, never calculated with; every amount of a test
 * bank has few enough digits to be exact in print.
 */
export function amountNumber(minor: bigint): number {
  return Number(amountText(minor));
}

/** Cents as `12.34`. */
export function amountText(minor: bigint): string {
  const digits = (minor < 0n ? -minor : minor).toString().padStart(3, '0');
  return `${minor < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
