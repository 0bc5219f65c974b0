import type { Kysely } from 'kysely';
import { catalogue, foreignPrices } from './catalogue.ts';
import { couponList } from './coupon-list.ts';
import { currencies, shopCurrency } from './currencies.ts';
import { minorOf, parseDecimal } from './decimal.ts';
import { shopAccounts } from './ledger/shop-accounts.ts';
import type { Tables } from './tables.ts';

const DAY = 24 * 3_600_000;

/** Fills the empty tables of a shop that starts at `now`: its catalogue, price lists, coupons and ledger accounts. */
export async function seedShop(db: Kysely<Tables>, now: Date): Promise<void> {
  await db
    .insertInto('products')
    .values(catalogue.map((product, position) => ({ ...product, position })))
    .execute();
  const prices = Object.entries(foreignPrices).flatMap(([sku, byCurrency]) =>
    Object.entries(byCurrency).map(([currency, amount]) => ({ sku, currency, amount })),
  );
  await db.insertInto('foreign_prices').values(prices).execute();
  await db
    .insertInto('coupons')
    .values(
      couponList.map(({ code, percent, limit, perCustomer, days }) => ({
        code,
        percent,
        redemption_limit: limit,
        customer_limit: perCustomer,
        expires_at: new Date(now.getTime() + days * DAY),
      })),
    )
    .execute();
  const amounts = couponList.flatMap(({ code, amounts: byCurrency }) =>
    Object.entries(byCurrency ?? {}).map(([currency, amount]) => ({
      coupon: code,
      currency,
      amount: minorOf(parseDecimal(amount), shopCurrency(currency).exponent),
    })),
  );
  await db.insertInto('coupon_amounts').values(amounts).execute();
  await db
    .insertInto('ledger_accounts')
    .values(currencies.flatMap(({ code }) => shopAccounts(code)))
    .execute();
}
