import type { FastifyInstance } from 'fastify';
import type { Kysely } from 'kysely';
import { CURRENCY, type SandboxContext } from '../context.ts';
import { isId } from '../new-id.ts';
import { emptyBody, readBody } from '../read-body.ts';
import { Refusal } from '../refusal.ts';
import { sendJson } from '../server.ts';
import type { Tables } from '../tables.ts';
import { totalOf } from './cart.ts';
import { accountOf } from './sessions.ts';

/** `POST /api/checkout` and `GET /api/orders/{id}`. */
export function orderRoutes(app: FastifyInstance, context: SandboxContext): void {
  const { db } = context;
  app.post('/api/checkout', async (request, reply) => {
    readBody(request, emptyBody);
    const account = accountOf(request);
    const id = context.newId('ord');
    const order = await db.transaction().execute(async (trx) => {
      const lines = await trx
        .deleteFrom('cart_lines')
        .where('account', '=', account)
        .returning(['sku', 'quantity', 'unit_price', 'position'])
        .execute();
      if (lines.length === 0) throw new Refusal(400, 'empty_cart', 'The cart is empty.');
      const items = lines
        .toSorted((left, right) => (left.position < right.position ? -1 : 1))
        .map(({ sku, quantity, unit_price }) => ({ sku, quantity, unit_price }));
      const total = totalOf(items);
      if (total < 1n) throw new Refusal(400, 'nothing_to_pay', 'The total must be at least one cent.');
      await trx.insertInto('orders').values({ id, account, total, currency: CURRENCY }).execute();
      await trx
        .insertInto('order_lines')
        .values(items.map((item, position) => ({ ...item, order_id: id, position })))
        .execute();
      return { id, status: 'pending_payment', total, currency: CURRENCY, items };
    });
    return sendJson(reply, 201, order);
  });

  app.get<{ Params: { id: string } }>('/api/orders/:id', async (request, reply) => {
    const order = await findOrder(db, accountOf(request), request.params.id);
    const items = await db
      .selectFrom('order_lines')
      .select(['sku', 'quantity', 'unit_price'])
      .where('order_id', '=', order.id)
      .orderBy('position')
      .execute();
    const payment = await db
      .selectFrom('payments')
      .select('id')
      .where('order_id', '=', order.id)
      .where('status', '<>', 'canceled')
      .executeTakeFirst();
    const { captured, refunded } =
      payment === undefined ? { captured: 0n, refunded: 0n } : await context.ledger.paymentTotals(db, payment.id);
    return sendJson(reply, 200, {
      ...order,
      status: statusOf(captured, refunded),
      items,
      ...(payment && { payment: payment.id }),
    });
  });
}

/** An order of this account, locked until the transaction ends. @throws Refusal 404 where it is unknown or someone else's */
export async function findOrder(
  db: Kysely<Tables>,
  account: string,
  id: string,
): Promise<{ id: string; total: bigint; currency: string }> {
  const order = isId('ord', id)
    ? await db
        .selectFrom('orders')
        .select(['id', 'total', 'currency'])
        .where('id', '=', id)
        .where('account', '=', account)
        .forUpdate()
        .executeTakeFirst()
    : undefined;
  if (order === undefined) throw new Refusal(404, 'unknown_order', 'There is no such order.');
  return order;
}

function statusOf(captured: bigint, refunded: bigint): string {
  if (captured === 0n) return 'pending_payment';
  if (refunded === 0n) return 'paid';
  return refunded < captured ? 'partially_refunded' : 'refunded';
}
