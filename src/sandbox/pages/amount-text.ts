import { money, moneyText } from '../../model/money.ts';

/** An amount of the API, an integer in minor units, as the pages show it: `EUR 10.09`. */
export function amountText(minor: unknown, currency: unknown): string {
  if (typeof currency !== 'string') return '';
  if (typeof minor === 'bigint') return moneyText(money(minor, currency));
  return Number.isSafeInteger(minor) ? moneyText(money(BigInt(Number(minor)), currency)) : '';
}

/** An amount as somebody types it, `10.09`, in minor units; nothing where it is none. */
export function typedAmount(text: string, digits: number): number | undefined {
  const [, whole, fraction = ''] = /^\s*(\d{1,9})(?:[.,](\d{1,3}))?\s*$/u.exec(text) ?? [];
  if (whole === undefined || fraction.length > digits) return undefined;
  return Number(BigInt(whole + fraction.padEnd(digits, '0')));
}
