import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import { MAX_AMOUNT, type SandboxContext } from '../context.ts';
import { emptyBody, readBody } from '../read-body.ts';
import { Refusal } from '../refusal.ts';
import { sendJson } from '../server.ts';
import type { Tables } from '../tables.ts';
import { documented } from './api-operation.ts';
import { type Cart, lockCart, readCart } from './cart-store.ts';
import { checkCartCoupons, redeemCoupons } from './coupon-rules.ts';
import { eventOf } from './event-of.ts';
import { inSequence } from './in-sequence.ts';
import { showOrder } from './show-order.ts';
import { accountOf } from './sessions.ts';

/** What an order costs where a quote fixed it. */
export interface QuotedTotal {
  readonly id: string;
  readonly amount: bigint;
  readonly currency: string;
}

/** Turns a cart into an order. */
export function checkoutRoutes(app: FastifyInstance, context: SandboxContext): void {
  const ordering = documented({
    summary: 'Turn the cart into an order, at prices that the server adds up',
    tag: 'orders',
    body: emptyBody,
    answer: { status: 201 },
    refusals: [409],
  });
  app.post('/api/checkout', ordering, async (request, reply) => {
    readBody(request, emptyBody);
    return sendJson(reply, 201, await placeOrder(context, request, async () => undefined));
  });
}

/**
 * Turns the cart of a request's sender into an order and empties it. `quoted` is asked in the same transaction, with the
 * cart as it is, what the order costs where its own total does not count.
 */
export async function placeOrder(
  context: SandboxContext,
  request: FastifyRequest,
  quoted: (trx: Kysely<Tables>, cart: Cart) => Promise<QuotedTotal | undefined>,
): Promise<object> {
  const account = accountOf(request);
  const id = context.newId('ord');
  await inSequence(context.db, context.defect('pay.coupon.race'), {
    async check(trx) {
      await lockCart(trx, account);
      await checkCartCoupons(context, trx, account);
    },
    async write(trx) {
      await lockCart(trx, account);
      const cart = await readCart(context, trx, account);
      if (cart.items.length === 0) throw new Refusal(400, 'empty_cart', 'The cart is empty.');
      checkTotal(cart.total);
      await insertOrder(context, trx, { id, account, cart, quote: await quoted(trx, cart) });
      await redeemCoupons(context, trx, account, id);
      await emptyCart(trx, account, cart.version + 1);
      await context.audit(trx, eventOf(request, 'order.created', `order:${id}`));
    },
  });
  return showOrder(context, context.db, id);
}

/** @throws Refusal 400 where nothing is to be paid, or more than the shop takes at once */
export function checkTotal(total: bigint): void {
  if (total < 1n) throw new Refusal(400, 'nothing_to_pay', 'The total must be at least one cent.');
  if (total > MAX_AMOUNT) throw new Refusal(400, 'total_too_large', 'The total is larger than the shop takes at once.');
}

async function insertOrder(
  context: SandboxContext,
  trx: Kysely<Tables>,
  order: { id: string; account: string; cart: Cart; quote: QuotedTotal | undefined },
): Promise<void> {
  const { id, account, cart, quote } = order;
  const { subtotal, discount, tip, donation, shipping } = cart;
  await trx
    .insertInto('orders')
    .values({
      id,
      account,
      total: quote?.amount ?? cart.total,
      currency: quote?.currency ?? cart.currency,
      base_currency: cart.currency,
      subtotal,
      discount,
      tip,
      donation,
      shipping,
      quote: quote?.id ?? null,
      created_at: context.clock.now(),
    })
    .execute();
  await trx
    .insertInto('order_lines')
    .values(cart.items.map((item, position) => ({ ...item, order_id: id, position })))
    .execute();
}

// The currency is kept for the next time.
async function emptyCart(trx: Kysely<Tables>, account: string, version: number): Promise<void> {
  await trx.deleteFrom('cart_lines').where('account', '=', account).execute();
  await trx
    .updateTable('carts')
    .set({ version, tip: 0n, donation: 0n, shipping: 'pickup' })
    .where('account', '=', account)
    .execute();
}
