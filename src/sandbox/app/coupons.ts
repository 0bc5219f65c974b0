import type { FastifyInstance } from 'fastify';
import type { Kysely, Selectable } from 'kysely';
import type { SandboxContext } from '../context.ts';
import { bodySchema, readBody } from '../read-body.ts';
import { Refusal } from '../refusal.ts';
import { sendJson } from '../server.ts';
import type { Tables } from '../tables.ts';
import { documented } from './api-operation.ts';
import { changeCart, readCart } from './cart-store.ts';
import { checkCoupon } from './coupon-rules.ts';
import { discountsOf } from './discounts.ts';
import { eventOf } from './event-of.ts';
import { accountOf } from './sessions.ts';

interface DatedCoupon {
  readonly code: string;
  /** Only a planted flaw ever listens to it. */
  readonly date?: string;
}

const code = { type: 'string', maxLength: 20, pattern: '^[A-Z0-9]{3,20}$' };
const couponBody = bodySchema<DatedCoupon>({ code });
const datedBody = bodySchema<DatedCoupon>({ code, date: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' } }, [
  'date',
]);

/** Most coupons of one order: one of percent and one of an amount. */
const MOST = 2;

/** Putting coupons into the cart and taking them out. */
export function couponRoutes(app: FastifyInstance, context: SandboxContext): void {
  const { db } = context;
  const adding = documented({
    summary: 'Put a coupon into the cart: one of percent and one of an amount at most',
    tag: 'cart',
    body: couponBody,
    refusals: [404, 409],
  });
  app.post('/api/cart/coupons', adding, async (request, reply) => {
    const body = readBody(request, context.defect('pay.coupon.client_clock') ? datedBody : couponBody);
    const account = accountOf(request);
    await changeCart(db, account, async (trx, { currency }) => {
      const coupon = await trx.selectFrom('coupons').selectAll().where('code', '=', body.code).executeTakeFirst();
      if (coupon === undefined) throw new Refusal(404, 'unknown_coupon', 'There is no such coupon.');
      const judged_at = body.date === undefined ? null : new Date(body.date);
      await checkCoupon(context, trx, { coupon, account, judgedAt: judged_at });
      await checkCurrency(trx, coupon, currency);
      const position = await checkStack(context, trx, coupon, account, currency);
      await trx.insertInto('cart_coupons').values({ account, position, coupon: coupon.code, judged_at }).execute();
      await context.audit(trx, eventOf(request, 'cart.coupon_added', `coupon:${coupon.code}`));
    });
    return sendJson(reply, 200, await readCart(context, db, account));
  });

  const removing = documented({ summary: 'Take a coupon out of the cart', tag: 'cart', refusals: [404] });
  app.delete<{ Params: { code: string } }>('/api/cart/coupons/:code', removing, async (request, reply) => {
    const account = accountOf(request);
    await changeCart(db, account, async (trx) => {
      const removed = await trx
        .deleteFrom('cart_coupons')
        .where('account', '=', account)
        .where('coupon', '=', request.params.code)
        .returning('coupon')
        .execute();
      if (removed.length === 0) throw new Refusal(404, 'not_in_cart', 'This coupon is not in the cart.');
      await context.audit(trx, eventOf(request, 'cart.coupon_removed', `coupon:${request.params.code}`));
    });
    return sendJson(reply, 200, await readCart(context, db, account));
  });
}

type Coupon = Selectable<Tables['coupons']>;

async function checkCurrency(trx: Kysely<Tables>, coupon: Coupon, currency: string): Promise<void> {
  if (coupon.percent !== null) return;
  const amount = await trx
    .selectFrom('coupon_amounts')
    .select('amount')
    .where('coupon', '=', coupon.code)
    .where('currency', '=', currency)
    .executeTakeFirst();
  if (amount === undefined) throw new Refusal(409, 'coupon_currency', 'The coupon does not hold in this currency.');
}

// Gives the place of the coupon among those of the cart.
async function checkStack(
  context: SandboxContext,
  trx: Kysely<Tables>,
  coupon: Coupon,
  account: string,
  currency: string,
): Promise<number> {
  const others = await discountsOf(trx, account, currency);
  const sameKind = others.some(({ percent }) => (percent === null) === (coupon.percent === null));
  if ((sameKind || others.length >= MOST) && !context.defect('pay.coupon.stack'))
    throw new Refusal(409, 'coupon_not_combinable', 'The coupon cannot be combined with those in the cart.');
  const last = await trx
    .selectFrom('cart_coupons')
    .select('position')
    .where('account', '=', account)
    .orderBy('position', 'desc')
    .executeTakeFirst();
  return (last?.position ?? -1) + 1;
}
