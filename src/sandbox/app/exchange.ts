import type { SandboxContext } from '../context.ts';
import { shopCurrency } from '../currencies.ts';
import { divideHalfEven, parseDecimal } from '../decimal.ts';
import { toMinor } from './price-list.ts';

// Units of the currency for one euro.
const RATES: Readonly<Record<string, string>> = {
  EUR: '1',
  GBP: '0.86500',
  USD: '1.08500',
  JPY: '163.400',
  KWD: '0.33350',
};

const HOUR = 3_600_000;
const RATE_SCALE = 9;

/** The rates of the hour, per euro, decimal: they move by up to three thousandths, in a round of seven hours. */
export function ratesAt(now: Date): Readonly<Record<string, string>> {
  const step = Math.floor(now.getTime() / HOUR) % 7;
  return Object.fromEntries(
    Object.entries(RATES).map(([currency, text]) => {
      if (text === '1') return [currency, text];
      const { digits, scale } = parseDecimal(text);
      return [currency, pointed(divideHalfEven(digits * BigInt(997 + step), 1000n), scale)];
    }),
  );
}

/** An amount in another currency. */
export interface Exchanged {
  readonly amount: bigint;
  /** Units of the other currency for one unit of the first, decimal, 9 digits. */
  readonly rate: string;
}

/** Exchanges an amount at the rates of the hour, rounded once. */
export function exchange(context: SandboxContext, amount: bigint, from: string, to: string): Exchanged {
  if (from === to) return { amount, rate: '1' };
  const rates = ratesAt(context.clock.now());
  const [first, second] = [parseDecimal(rates[from] ?? '1'), parseDecimal(rates[to] ?? '1')];
  const rate = divideHalfEven(
    second.digits * 10n ** BigInt(first.scale) * 10n ** BigInt(RATE_SCALE),
    first.digits * 10n ** BigInt(second.scale),
  );
  const exact = { digits: amount * rate, scale: shopCurrency(from).exponent + RATE_SCALE };
  return { amount: toMinor(context, exact, to), rate: pointed(rate, RATE_SCALE) };
}

function pointed(digits: bigint, scale: number): string {
  const text = digits.toString().padStart(scale + 1, '0');
  return `${text.slice(0, -scale)}.${text.slice(-scale)}`;
}
