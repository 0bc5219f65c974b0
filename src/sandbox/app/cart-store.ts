import { type Kysely, type Selectable, sql } from 'kysely';
import type { SandboxContext } from '../context.ts';
import { shopCurrency } from '../currencies.ts';
import { minorOf, parseDecimal } from '../decimal.ts';
import type { Tables } from '../tables.ts';
import { discountsOf } from './discounts.ts';
import { priceList } from './price-list.ts';
import { type Extras, type PricedLine, type Totals, totalsOf } from './pricing.ts';

/** A cart's own row. */
export type CartRow = Selectable<Tables['carts']>;

/** A cart as the API shows it: what is in it, at today's prices. */
export interface Cart extends Totals {
  readonly items: readonly PricedLine[];
  readonly coupons: readonly string[];
  readonly currency: string;
  readonly version: number;
}

/** Ways of shipping with their price, per currency in decimal units. */
const SHIPPING: Readonly<Record<CartRow['shipping'], Readonly<Record<string, string>>>> = {
  pickup: {},
  standard: { EUR: '4.90', GBP: '4.25', USD: '5.30', JPY: '800', KWD: '1.650' },
  express: { EUR: '9.90', GBP: '8.55', USD: '10.75', JPY: '1620', KWD: '3.300' },
};

/** The cart's row, made if need be, and kept from others until the transaction ends. */
export async function lockCart(trx: Kysely<Tables>, account: string): Promise<CartRow> {
  await trx
    .insertInto('carts')
    .values({ account })
    .onConflict((conflict) => conflict.column('account').doNothing())
    .execute();
  return trx.selectFrom('carts').selectAll().where('account', '=', account).forUpdate().executeTakeFirstOrThrow();
}

/** Changes a cart, whose version tells so. */
export async function changeCart<Result>(
  db: Kysely<Tables>,
  account: string,
  change: (trx: Kysely<Tables>, row: CartRow) => Promise<Result>,
): Promise<Result> {
  return db.transaction().execute(async (trx) => {
    const result = await change(trx, await lockCart(trx, account));
    await trx
      .updateTable('carts')
      .set({ version: sql<number>`version + 1` })
      .where('account', '=', account)
      .execute();
    return result;
  });
}

/** What is in a cart, at today's prices. */
export async function readCart(context: SandboxContext, db: Kysely<Tables>, account: string): Promise<Cart> {
  const row = await db.selectFrom('carts').selectAll().where('account', '=', account).executeTakeFirst();
  const currency = row?.currency ?? 'EUR';
  const items = await cartLines(context, db, account, currency);
  const discounts = await discountsOf(db, account, currency);
  const bill = { currency, lines: items, discounts, extras: extrasOf(row) };
  const { subtotal, discount, tip, donation, shipping, total } = totalsOf(context, bill);
  return {
    items,
    subtotal,
    discount,
    tip,
    donation,
    shipping,
    coupons: discounts.map(({ code }) => code),
    total,
    currency,
    version: row?.version ?? 0,
  };
}

async function cartLines(
  context: SandboxContext,
  db: Kysely<Tables>,
  account: string,
  currency: string,
): Promise<PricedLine[]> {
  const lines = await db
    .selectFrom('cart_lines')
    .select(['sku', 'quantity', 'offered_price'])
    .where('account', '=', account)
    .orderBy('position')
    .execute();
  if (lines.length === 0) return [];
  const prices = new Map((await priceList(context, db, currency)).map(({ sku, price }) => [sku, price]));
  return lines.flatMap(({ sku, quantity, offered_price }) => {
    const unit_price = offered_price ?? prices.get(sku);
    return unit_price === undefined ? [] : [{ sku, quantity, unit_price }];
  });
}

function extrasOf(row: CartRow | undefined): Extras {
  if (row === undefined) return { tip: 0n, donation: 0n, shipping: 0n };
  const price = SHIPPING[row.shipping][row.currency];
  const shipping = price === undefined ? 0n : minorOf(parseDecimal(price), shopCurrency(row.currency).exponent);
  return { tip: row.tip, donation: row.donation, shipping };
}
