import type { Kysely } from 'kysely';
import type { SandboxContext } from '../context.ts';
import type { Tables } from '../tables.ts';
import { orderDiscounts } from './discounts.ts';
import { findOrder } from './find-order.ts';
import { livePayment } from './find-payment.ts';
import { countFulfilments } from './fulfil-order.ts';

/** An order as the API shows it. */
export async function showOrder(context: SandboxContext, db: Kysely<Tables>, id: string): Promise<object> {
  const order = await findOrder(db, { id });
  const items = await db
    .selectFrom('order_lines')
    .select(['sku', 'quantity', 'unit_price'])
    .where('order_id', '=', id)
    .orderBy('position')
    .execute();
  const coupons = await orderDiscounts(db, id, order.base_currency);
  const payment = await livePayment(db, id);
  const { captured, refunded } =
    payment === undefined ? { captured: 0n, refunded: 0n } : await context.ledger.paymentTotals(db, payment);
  const fulfilments = await countFulfilments(db, id);
  const { subtotal, discount, tip, donation, shipping, total, currency, base_currency, quote, version } = order;
  return {
    id,
    status: statusOf(captured, refunded, fulfilments > 0n),
    fulfilments,
    items,
    subtotal,
    discount,
    tip,
    donation,
    shipping,
    coupons: coupons.map(({ code }) => code),
    total,
    currency,
    version,
    ...(quote !== null && { quote, base_currency }),
    ...(payment !== undefined && { payment }),
  };
}

// What was sent on its way counts as paid.
function statusOf(captured: bigint, refunded: bigint, fulfilled: boolean): string {
  if (captured === 0n) return fulfilled ? 'paid' : 'pending_payment';
  if (refunded === 0n) return 'paid';
  return refunded < captured ? 'partially_refunded' : 'refunded';
}
