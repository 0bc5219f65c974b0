import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';
import type { Discount } from './pricing.ts';

/** What the coupons in a cart take off in a currency, in the order in which they were put in. */
export async function discountsOf(db: Kysely<Tables>, account: string, currency: string): Promise<Discount[]> {
  return db
    .selectFrom('cart_coupons as c')
    .innerJoin('coupons', 'coupons.code', 'c.coupon')
    .leftJoin('coupon_amounts as a', (join) => join.onRef('a.coupon', '=', 'c.coupon').on('a.currency', '=', currency))
    .select(['c.coupon as code', 'coupons.percent', 'a.amount'])
    .where('c.account', '=', account)
    .orderBy('c.position')
    .execute();
}

/** What the coupons redeemed with an order take off. */
export async function orderDiscounts(db: Kysely<Tables>, order: string, currency: string): Promise<Discount[]> {
  return db
    .selectFrom('coupon_redemptions as r')
    .innerJoin('coupons', 'coupons.code', 'r.coupon')
    .leftJoin('coupon_amounts as a', (join) => join.onRef('a.coupon', '=', 'r.coupon').on('a.currency', '=', currency))
    .select(['r.coupon as code', 'coupons.percent', 'a.amount'])
    .where('r.order_id', '=', order)
    .orderBy('r.coupon')
    .orderBy('r.serial')
    .execute();
}
