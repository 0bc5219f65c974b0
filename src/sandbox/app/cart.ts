import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import { MAX_AMOUNT, type SandboxContext } from '../context.ts';
import { currencyField, shopCurrency } from '../currencies.ts';
import { type BodySchema, bodySchema, readBody } from '../read-body.ts';
import { Refusal } from '../refusal.ts';
import { sendJson } from '../server.ts';
import type { Tables } from '../tables.ts';
import { documented } from './api-operation.ts';
import { type CartRow, changeCart, readCart } from './cart-store.ts';
import { eventOf } from './event-of.ts';
import { priceList } from './price-list.ts';
import { MAX_QUANTITY, quantityLimits } from './quantity-limits.ts';
import { accountOf } from './sessions.ts';

interface CartItem {
  readonly sku: string;
  readonly quantity: number;
  readonly price?: number;
}

interface CartChange {
  readonly currency?: string;
  readonly tip?: number;
  readonly donation?: number;
  readonly shipping?: CartRow['shipping'];
}

const sku = { type: 'string', maxLength: 40, pattern: '^[a-z0-9-]+$' };
const itemBody = bodySchema<CartItem>({ sku, quantity: { type: 'integer', minimum: 1, maximum: MAX_QUANTITY } });
const quantityBody = bodySchema<{ quantity: number }>({
  quantity: { type: 'integer', minimum: 1, maximum: MAX_QUANTITY },
});

/** Filling the cart: what is in it, how it is sent, in which currency it is paid. */
export function cartRoutes(app: FastifyInstance, context: SandboxContext): void {
  const { db } = context;
  const itemSchema = itemSchemas(context);
  const changeSchemas = { honest: changeSchema(0), negative: changeSchema(-MAX_AMOUNT) };
  const show = async (request: FastifyRequest): Promise<object> => readCart(context, db, accountOf(request));

  app.get('/api/cart', documented({ summary: 'The cart', tag: 'cart' }), async (request, reply) =>
    sendJson(reply, 200, await show(request)),
  );

  const adding = documented({ summary: 'Put articles into the cart', tag: 'cart', body: itemBody, refusals: [404] });
  app.post('/api/cart/items', adding, async (request, reply) => {
    const item = readBody(request, itemSchema());
    await changeCart(db, accountOf(request), async (trx, row) => {
      await addItem(context, trx, row, item);
      await context.audit(trx, eventOf(request, 'cart.changed', `cart:${row.account}`));
    });
    return sendJson(reply, 200, await show(request));
  });

  const setting = documented({
    summary: 'Change how many of an article are in the cart',
    tag: 'cart',
    body: quantityBody,
    refusals: [404],
  });
  app.put<{ Params: { sku: string } }>('/api/cart/items/:sku', setting, async (request, reply) => {
    const { quantity } = readBody(request, quantityBody);
    await changeCart(db, accountOf(request), async (trx, row) => {
      await removeItem(trx, row, request.params.sku);
      await addItem(context, trx, row, { sku: request.params.sku, quantity });
      await context.audit(trx, eventOf(request, 'cart.changed', `cart:${row.account}`));
    });
    return sendJson(reply, 200, await show(request));
  });

  const removing = documented({ summary: 'Take an article out of the cart', tag: 'cart', refusals: [404] });
  app.delete<{ Params: { sku: string } }>('/api/cart/items/:sku', removing, async (request, reply) => {
    await changeCart(db, accountOf(request), async (trx, row) => {
      await removeItem(trx, row, request.params.sku);
      await context.audit(trx, eventOf(request, 'cart.changed', `cart:${row.account}`));
    });
    return sendJson(reply, 200, await show(request));
  });

  const changing = documented({
    summary: 'Choose currency, shipping, tip and donation; another currency clears tip and donation',
    tag: 'cart',
    body: changeSchemas.honest,
  });
  app.patch('/api/cart', changing, async (request, reply) => {
    const schema = context.defect('pay.extra.negative') ? changeSchemas.negative : changeSchemas.honest;
    const { currency, tip, donation, shipping } = readBody(request, schema);
    await changeCart(db, accountOf(request), async (trx, row) => {
      const moved = currency !== undefined && currency !== row.currency;
      const change = {
        currency: currency ?? row.currency,
        shipping: shipping ?? row.shipping,
        tip: tip === undefined ? (moved ? 0n : row.tip) : BigInt(tip),
        donation: donation === undefined ? (moved ? 0n : row.donation) : BigInt(donation),
      };
      const { step } = shopCurrency(change.currency);
      if (change.tip % step !== 0n || change.donation % step !== 0n)
        throw new Refusal(400, 'invalid_value', 'Amounts in this currency end with a zero.');
      await trx.updateTable('carts').set(change).where('account', '=', row.account).execute();
      await context.audit(trx, eventOf(request, 'cart.changed', `cart:${row.account}`));
    });
    return sendJson(reply, 200, await show(request));
  });
}

function changeSchema(lowest: number): BodySchema<CartChange> {
  const amount = { type: 'integer', minimum: lowest, maximum: MAX_AMOUNT };
  return bodySchema<CartChange>(
    { currency: currencyField, tip: amount, donation: amount, shipping: { enum: ['pickup', 'standard', 'express'] } },
    ['currency', 'tip', 'donation', 'shipping'],
  );
}

// One schema object per combination of the switches that widen it, since compiled schemas are kept by identity.
function itemSchemas(context: SandboxContext): () => BodySchema<CartItem> {
  const made = new Map<string, BodySchema<CartItem>>();
  return () => {
    const priced = context.defect('pay.price.client_trusted');
    const negative = context.defect('pay.qty.negative');
    const { most, parts } = quantityLimits(context);
    const name = `${priced} ${negative} ${parts} ${most}`;
    const schema =
      made.get(name) ??
      bodySchema<CartItem>(
        {
          sku,
          quantity: {
            type: parts ? 'number' : 'integer',
            minimum: negative ? -most : parts ? 0 : 1,
            maximum: most,
          },
          ...(priced && { price: { type: 'integer', minimum: 0, maximum: MAX_AMOUNT } }),
        },
        ['price'],
      );
    made.set(name, schema);
    return schema;
  };
}

async function addItem(
  context: SandboxContext,
  trx: Kysely<Tables>,
  row: CartRow,
  { sku: article, quantity, price }: CartItem,
): Promise<void> {
  const { account, currency } = row;
  const product = (await priceList(context, trx, currency)).find((entry) => entry.sku === article);
  if (product === undefined) throw new Refusal(404, 'unknown_product', 'There is no such product.');
  const offered_price = price === undefined ? null : BigInt(price);
  const lines = await trx
    .selectFrom('cart_lines')
    .select(['position', 'quantity', 'offered_price'])
    .where('account', '=', account)
    .where('sku', '=', article)
    .execute();
  const line = lines.find((entry) => entry.offered_price === offered_price);
  const together = (line?.quantity ?? 0) + quantity;
  if (together > quantityLimits(context).most) throw new Refusal(400, 'out_of_range', '"quantity" is out of range.');
  if (line === undefined)
    await trx.insertInto('cart_lines').values({ account, sku: article, quantity, offered_price }).execute();
  // Only with negative quantities can a line come to nothing; then it is no line any more.
  else if (together === 0) await trx.deleteFrom('cart_lines').where('position', '=', line.position).execute();
  else await trx.updateTable('cart_lines').set({ quantity: together }).where('position', '=', line.position).execute();
}

async function removeItem(trx: Kysely<Tables>, { account }: CartRow, article: string): Promise<void> {
  const removed = await trx
    .deleteFrom('cart_lines')
    .where('account', '=', account)
    .where('sku', '=', article)
    .returning('sku')
    .execute();
  if (removed.length === 0) throw new Refusal(404, 'not_in_cart', 'This article is not in the cart.');
}
