import { exponentOf } from '../model/money.ts';
import { CURRENCY } from './context.ts';

/** What the shop knows of a currency it sells in. */
export interface ShopCurrency {
  readonly code: string;
  /** Digits after the decimal point (ISO 4217). */
  readonly exponent: number;
  /** The smallest amount that is charged, in minor units: below it fees eat it up (Stripe, "Minimum charge amounts"). */
  readonly minimum: bigint;
  /** Amounts are multiples of it: gateways take three-decimal currencies in tens (Stripe, "Supported currencies"). */
  readonly step: bigint;
  /** Above it a payout needs a second person, in minor units: 500 units of the currency, 75 000 of the yen. */
  readonly payoutLimit: bigint;
}

/** The currencies of the shop, its own first. */
export const currencies: readonly ShopCurrency[] = [
  { code: CURRENCY, minimum: 50n, payoutLimit: 50_000n },
  { code: 'GBP', minimum: 30n, payoutLimit: 50_000n },
  { code: 'USD', minimum: 50n, payoutLimit: 50_000n },
  { code: 'JPY', minimum: 50n, payoutLimit: 75_000n },
  { code: 'KWD', minimum: 150n, payoutLimit: 500_000n },
].map((currency) => {
  const exponent = exponentOf(currency.code);
  return { ...currency, exponent, step: exponent === 3 ? 10n : 1n };
});

/** The JSON Schema of a field that names one of them. */
export const currencyField: object = { enum: currencies.map(({ code }) => code) };

/** One of the shop's currencies. @throws RangeError for any other */
export function shopCurrency(code: string): ShopCurrency {
  const known = currencies.find((currency) => currency.code === code);
  if (known === undefined) throw new RangeError('not a currency of this shop');
  return known;
}
