import type { FastifyInstance } from 'fastify';
import type { Kysely, Selectable } from 'kysely';
import type { SandboxContext } from '../context.ts';
import { currencyField } from '../currencies.ts';
import { isId } from '../new-id.ts';
import { bodySchema, emptyBody, readBody } from '../read-body.ts';
import { Refusal } from '../refusal.ts';
import { sendJson } from '../server.ts';
import type { Tables } from '../tables.ts';
import { documented } from './api-operation.ts';
import { lockCart, readCart } from './cart-store.ts';
import { checkTotal, placeOrder } from './checkout.ts';
import { eventOf } from './event-of.ts';
import { exchange } from './exchange.ts';
import { findOrder } from './find-order.ts';
import { livePayment } from './find-payment.ts';
import { accountOf } from './sessions.ts';
import { showOrder } from './show-order.ts';

interface NewQuote {
  readonly currency: string;
  readonly order?: string;
}

const quoteBody = bodySchema<NewQuote>({ currency: currencyField, order: { type: 'string', maxLength: 64 } }, [
  'order',
]);

/** Minutes for which a quote holds. */
const MINUTES = 15;

/** What an order or the cart costs in a currency, for a quarter of an hour. */
export function quoteRoutes(app: FastifyInstance, context: SandboxContext): void {
  const { db } = context;
  const quoting = documented({
    summary: 'Quote an order, or the cart, in a currency; it holds for 15 minutes and is used once',
    tag: 'quotes',
    body: quoteBody,
    answer: { status: 201 },
    refusals: [404, 409],
  });
  app.post('/api/quotes', quoting, async (request, reply) => {
    const { currency, order } = readBody(request, quoteBody);
    const account = accountOf(request);
    const id = context.newId('qt');
    const quote = await db.transaction().execute(async (trx) => {
      const base = order === undefined ? await cartBase(context, trx, account) : await orderBase(trx, account, order);
      const { amount, rate } = exchange(context, base.base_amount, base.base_currency, currency);
      checkTotal(amount);
      const expires_at = new Date(context.clock.now().getTime() + MINUTES * 60_000);
      const row = { id, account, ...base, amount, currency, rate, expires_at, used_at: null };
      await context.audit(trx, eventOf(request, 'quote.created', `quote:${id}`));
      return trx.insertInto('quotes').values(row).returningAll().executeTakeFirstOrThrow();
    });
    return sendJson(reply, 201, showQuote(quote));
  });

  const reading = documented({ summary: 'A quote', tag: 'quotes', refusals: [404] });
  app.get<{ Params: { id: string } }>('/api/quotes/:id', reading, async (request, reply) =>
    sendJson(reply, 200, showQuote(await findQuote(db, accountOf(request), request.params.id))),
  );

  const accepting = documented({
    summary: 'Use a quote: its order is to be paid as quoted; the cart becomes an order',
    tag: 'quotes',
    body: emptyBody,
    refusals: [404, 409],
  });
  app.post<{ Params: { id: string } }>('/api/quotes/:id/accept', accepting, async (request, reply) => {
    readBody(request, emptyBody);
    const account = accountOf(request);
    const { id, order_id, used_at } = await findQuote(db, account, request.params.id);
    if (used_at !== null) throw new Refusal(409, 'quote_used', 'The quote has been used.');
    if (order_id === null) {
      const placed = await placeOrder(context, request, async (trx, cart) => {
        const quote = await useQuote(context, trx, account, id);
        if (quote.cart_version !== cart.version) throw new Refusal(409, 'quote_stale', 'The cart has changed since.');
        return quote;
      });
      return sendJson(reply, 201, placed);
    }
    await db.transaction().execute(async (trx) => {
      // The order first, as everywhere, so that two transactions cannot wait for each other.
      const base = await orderBase(trx, account, order_id);
      const { amount, currency, base_amount } = await useQuote(context, trx, account, id);
      if (base.base_amount !== base_amount) throw new Refusal(409, 'quote_stale', 'The order has changed since.');
      await trx.updateTable('orders').set({ total: amount, currency, quote: id }).where('id', '=', order_id).execute();
      await context.audit(trx, eventOf(request, 'quote.accepted', `quote:${id}`));
    });
    return sendJson(reply, 200, await showOrder(context, db, order_id));
  });
}

type Quote = Selectable<Tables['quotes']>;
type Base = Pick<Quote, 'order_id' | 'cart_version' | 'base_amount' | 'base_currency'>;

async function cartBase(context: SandboxContext, trx: Kysely<Tables>, account: string): Promise<Base> {
  await lockCart(trx, account);
  const { items, total, currency, version } = await readCart(context, trx, account);
  if (items.length === 0) throw new Refusal(400, 'empty_cart', 'The cart is empty.');
  checkTotal(total);
  return { order_id: null, cart_version: version, base_amount: total, base_currency: currency };
}

async function orderBase(trx: Kysely<Tables>, account: string, id: string): Promise<Base> {
  const order = await findOrder(trx, { id, account, lock: true });
  if (order.quote !== null) throw new Refusal(409, 'order_quoted', 'A quote was accepted for this order already.');
  if ((await livePayment(trx, id)) !== undefined)
    throw new Refusal(409, 'order_frozen', 'The payment of this order has begun: it does not change any more.');
  return { order_id: id, cart_version: null, base_amount: order.total, base_currency: order.currency };
}

async function useQuote(context: SandboxContext, trx: Kysely<Tables>, account: string, id: string): Promise<Quote> {
  const quote = await findQuote(trx, account, id, true);
  if (quote.used_at !== null) throw new Refusal(409, 'quote_used', 'The quote has been used.');
  const now = context.clock.now();
  if (quote.expires_at <= now && !context.defect('flow.quote_expired'))
    throw new Refusal(409, 'quote_expired', 'The quote has expired.');
  await trx.updateTable('quotes').set({ used_at: now }).where('id', '=', id).execute();
  return quote;
}

async function findQuote(db: Kysely<Tables>, account: string, id: string, lock: boolean = false): Promise<Quote> {
  let query = db.selectFrom('quotes').selectAll().where('id', '=', id).where('account', '=', account);
  if (lock) query = query.forUpdate();
  const quote = isId('qt', id) ? await query.executeTakeFirst() : undefined;
  if (quote === undefined) throw new Refusal(404, 'unknown_quote', 'There is no such quote.');
  return quote;
}

function showQuote({ id, order_id, amount, currency, base_amount, base_currency, rate, ...times }: Quote): object {
  return {
    id,
    ...(order_id !== null && { order: order_id }),
    amount,
    currency,
    base_amount,
    base_currency,
    rate,
    expires_at: times.expires_at,
    used_at: times.used_at,
  };
}
