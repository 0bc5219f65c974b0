import type { FastifyInstance } from 'fastify';
import { type Kysely, sql } from 'kysely';
import type { SandboxContext } from '../context.ts';
import { bodySchema, readBody } from '../read-body.ts';
import { Refusal } from '../refusal.ts';
import { sendJson } from '../server.ts';
import type { Tables } from '../tables.ts';
import { documented } from './api-operation.ts';
import { checkTotal } from './checkout.ts';
import { orderDiscounts } from './discounts.ts';
import { eventOf } from './event-of.ts';
import { type Order, findOrder } from './find-order.ts';
import { livePayment } from './find-payment.ts';
import { pageOf, pageQuery } from './page-query.ts';
import { priceList } from './price-list.ts';
import { totalsOf } from './pricing.ts';
import { MAX_QUANTITY } from './quantity-limits.ts';
import { readableBy } from './roles.ts';
import { accountOf } from './sessions.ts';
import { showOrder } from './show-order.ts';

interface OrderItem {
  readonly sku: string;
  readonly quantity: number;
}

const itemBody = bodySchema<OrderItem>({
  sku: { type: 'string', maxLength: 40, pattern: '^[a-z0-9-]+$' },
  quantity: { type: 'integer', minimum: 1, maximum: MAX_QUANTITY },
});

/** Reading orders, and adding to one until its payment begins. */
export function orderRoutes(app: FastifyInstance, context: SandboxContext): void {
  const { db } = context;
  const listing = documented({
    summary: 'Own orders, the newest first',
    tag: 'orders',
    query: { limit: { type: 'integer' }, starting_after: { type: 'string' } },
  });
  app.get('/api/orders', listing, async (request, reply) => {
    const page = pageQuery(context, request);
    const account = accountOf(request);
    let query = db
      .selectFrom('orders')
      .select(['id', 'total', 'currency', 'created_at'])
      .where('account', '=', account)
      .orderBy('created_at', 'desc')
      .orderBy('id')
      .limit(page.limit + 1);
    if (page.after !== undefined) {
      const after = await findOrder(db, { id: page.after, account });
      query = query.where(
        sql<boolean>`(created_at < ${after.created_at} or (created_at = ${after.created_at} and id > ${after.id}))`,
      );
    }
    return sendJson(reply, 200, pageOf(await query.execute(), page));
  });

  const reading = documented({ summary: 'An order with what became of it', tag: 'orders', refusals: [404] });
  app.get<{ Params: { id: string } }>('/api/orders/:id', reading, async (request, reply) => {
    const { id } = await findOrder(db, { id: request.params.id, ...readableBy(context, request) });
    return sendJson(reply, 200, await showOrder(context, db, id));
  });

  const adding = documented({
    summary: 'Add an article to an order that no payment has begun for',
    tag: 'orders',
    body: itemBody,
    refusals: [404, 409],
  });
  app.post<{ Params: { id: string } }>('/api/orders/:id/items', adding, async (request, reply) => {
    const item = readBody(request, itemBody);
    await db.transaction().execute(async (trx) => {
      const order = await findOrder(trx, { id: request.params.id, account: accountOf(request), lock: true });
      await checkChangeable(context, trx, order);
      await addLine(context, trx, order, item);
      await context.audit(trx, eventOf(request, 'order.changed', `order:${order.id}`));
    });
    return sendJson(reply, 200, await showOrder(context, db, request.params.id));
  });
}

async function checkChangeable(context: SandboxContext, trx: Kysely<Tables>, order: Order): Promise<void> {
  if (order.quote !== null) throw new Refusal(409, 'order_quoted', 'What a quote was accepted for does not change.');
  if ((await livePayment(trx, order.id)) !== undefined && !context.defect('flow.cart_after_pay'))
    throw new Refusal(409, 'order_frozen', 'The payment of this order has begun: it does not change any more.');
}

async function addLine(context: SandboxContext, trx: Kysely<Tables>, order: Order, item: OrderItem): Promise<void> {
  const product = (await priceList(context, trx, order.currency)).find(({ sku }) => sku === item.sku);
  if (product === undefined) throw new Refusal(404, 'unknown_product', 'There is no such product.');
  const lines = await trx
    .selectFrom('order_lines')
    .select(['sku', 'quantity', 'unit_price'])
    .where('order_id', '=', order.id)
    .orderBy('position')
    .execute();
  const pieces = lines.reduce((sum, line) => (line.sku === item.sku ? sum + line.quantity : sum), item.quantity);
  if (pieces > MAX_QUANTITY) throw new Refusal(400, 'out_of_range', '"quantity" is out of range.');
  const line = { ...item, unit_price: product.price };
  const discounts = await orderDiscounts(trx, order.id, order.base_currency);
  const { subtotal, discount, total } = totalsOf(context, {
    currency: order.currency,
    lines: [...lines, line],
    discounts,
    extras: order,
  });
  checkTotal(total);
  await trx
    .insertInto('order_lines')
    .values({ ...line, order_id: order.id, position: lines.length })
    .execute();
  await trx
    .updateTable('orders')
    .set({ subtotal, discount, total, version: order.version + 1 })
    .where('id', '=', order.id)
    .execute();
}
