import { type Kysely, type Selectable, sql } from 'kysely';
import type { SandboxContext } from '../context.ts';
import { Refusal } from '../refusal.ts';
import type { Tables } from '../tables.ts';

/** A coupon that an account wants to use. */
export interface CouponUse {
  readonly coupon: Selectable<Tables['coupons']>;
  readonly account: string;
  /** The moment by which its end is judged; null: now, by the shop's clock. */
  readonly judgedAt: Date | null;
}

/** May the account still redeem the coupon? @throws Refusal 409 */
export async function checkCoupon(
  context: SandboxContext,
  db: Kysely<Tables>,
  { coupon, account, judgedAt }: CouponUse,
): Promise<void> {
  if (coupon.expires_at <= (judgedAt ?? context.clock.now()))
    throw new Refusal(409, 'coupon_expired', 'The coupon has expired.');
  const { all, own } = await db
    .selectFrom('coupon_redemptions')
    .select([
      sql<number>`count(*)::integer`.as('all'),
      sql<number>`(count(*) filter (where account = ${account}))::integer`.as('own'),
    ])
    .where('coupon', '=', coupon.code)
    .executeTakeFirstOrThrow();
  if (own >= coupon.customer_limit && !context.defect('pay.coupon.reuse'))
    throw new Refusal(409, 'coupon_used', 'You have used this coupon.');
  if (all >= coupon.redemption_limit) throw new Refusal(409, 'coupon_exhausted', 'The coupon has been used up.');
}

/**
 * Checks every coupon in the account's cart once more, and keeps them from others until the transaction ends.
 * @throws Refusal 409 where one may not be redeemed any more
 */
export async function checkCartCoupons(context: SandboxContext, trx: Kysely<Tables>, account: string): Promise<void> {
  const inCart = await trx
    .selectFrom('cart_coupons')
    .select(['coupon', 'judged_at'])
    .where('account', '=', account)
    .execute();
  if (inCart.length === 0) return;
  const codes = inCart.map(({ coupon }) => coupon);
  // Always in the same order, so that two transactions cannot wait for each other.
  const coupons = await trx
    .selectFrom('coupons')
    .selectAll()
    .where('code', 'in', codes)
    .orderBy('code')
    .forUpdate()
    .execute();
  for (const coupon of coupons) {
    const judgedAt = inCart.find((entry) => entry.coupon === coupon.code)?.judged_at ?? null;
    await checkCoupon(context, trx, { coupon, account, judgedAt });
  }
}

/** Redeems the coupons of the account's cart with an order, and empties the cart of them. */
export async function redeemCoupons(
  context: SandboxContext,
  trx: Kysely<Tables>,
  account: string,
  order: string,
): Promise<void> {
  const taken = await trx
    .deleteFrom('cart_coupons')
    .where('account', '=', account)
    .returning(['coupon', 'position'])
    .execute();
  for (const { coupon } of taken.toSorted((left, right) => left.position - right.position)) {
    await trx.selectFrom('coupons').select('code').where('code', '=', coupon).forUpdate().execute();
    const last = await trx
      .selectFrom('coupon_redemptions')
      .select('serial')
      .where('coupon', '=', coupon)
      .orderBy('serial', 'desc')
      .executeTakeFirst();
    const redemption = { coupon, serial: (last?.serial ?? 0) + 1, account, order_id: order };
    await trx
      .insertInto('coupon_redemptions')
      .values({ ...redemption, redeemed_at: context.clock.now() })
      .execute();
  }
}
