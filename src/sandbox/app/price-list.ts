import type { Kysely } from 'kysely';
import { CURRENCY, type SandboxContext } from '../context.ts';
import { shopCurrency } from '../currencies.ts';
import { type Decimal, minorOf, parseDecimal } from '../decimal.ts';
import type { Tables } from '../tables.ts';

/** A product with its price in one currency. */
export interface PricedProduct {
  readonly sku: string;
  readonly name: string;
  /** In minor units. */
  readonly price: bigint;
  /** The price as the price list has it, in decimal units. */
  readonly decimal: string;
}

/** What the shop sells, with the prices of one currency's list. */
export async function priceList(
  context: SandboxContext,
  db: Kysely<Tables>,
  currency: string,
): Promise<PricedProduct[]> {
  const products = await db
    .selectFrom('products')
    .leftJoin('foreign_prices as abroad', (join) =>
      join.onRef('abroad.sku', '=', 'products.sku').on('abroad.currency', '=', currency),
    )
    .select(['products.sku', 'products.name', 'products.price', 'abroad.amount'])
    .orderBy('products.position')
    .execute();
  return products.flatMap(({ sku, name, price, amount }) => {
    if (currency === CURRENCY) return [{ sku, name, price, decimal: decimalOf(price) }];
    // What has no price in a currency is not sold in it.
    return amount === null
      ? []
      : [{ sku, name, price: toMinor(context, parseDecimal(amount), currency), decimal: amount }];
  });
}

/** A decimal amount in minor units of a currency, as it can be charged. */
export function toMinor(context: SandboxContext, amount: Decimal, currency: string): bigint {
  const { exponent, step } = shopCurrency(currency);
  return minorOf(amount, context.defect('pay.currency.exponent') ? 2 : exponent, step);
}

// The shop's own currency has two decimals.
function decimalOf(price: bigint): string {
  const digits = price.toString().padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
