import type { FastifyInstance } from 'fastify';
import { type Kysely, sql } from 'kysely';
import { CURRENCY, MAX_AMOUNT, type SandboxContext } from '../context.ts';
import { type BodySchema, bodySchema, readBody } from '../read-body.ts';
import { Refusal } from '../refusal.ts';
import { sendJson } from '../server.ts';
import type { Tables } from '../tables.ts';
import { accountOf } from './sessions.ts';

const MAX_QUANTITY = 99;

interface CartItem {
  readonly sku: string;
  readonly quantity: number;
  readonly price?: number;
}

/** `GET /api/catalogue`, which needs no account. */
export function catalogueRoutes(app: FastifyInstance, { db }: SandboxContext): void {
  app.get('/api/catalogue', async (_request, reply) => {
    const products = await db.selectFrom('products').select(['sku', 'name', 'price']).orderBy('position').execute();
    return sendJson(reply, 200, { items: products.map((product) => ({ ...product, currency: CURRENCY })) });
  });
}

/** `GET /api/cart` and `POST /api/cart/items`. */
export function cartRoutes(app: FastifyInstance, context: SandboxContext): void {
  const { db } = context;
  const itemSchema = itemSchemas(context);
  app.get('/api/cart', async (request, reply) => sendJson(reply, 200, await readCart(db, accountOf(request))));

  app.post('/api/cart/items', async (request, reply) => {
    const account = accountOf(request);
    const { sku, quantity, price } = readBody(request, itemSchema());
    if (quantity === 0) throw new Refusal(400, 'out_of_range', '"quantity" is out of range.');
    const product = await db.selectFrom('products').select('price').where('sku', '=', sku).executeTakeFirst();
    if (product === undefined) throw new Refusal(404, 'unknown_product', 'There is no such product.');
    const unit_price = price === undefined ? product.price : BigInt(price);
    await db.transaction().execute(async (trx) => {
      const line = await trx
        .insertInto('cart_lines')
        .values({ account, sku, unit_price, quantity })
        .onConflict((conflict) =>
          conflict
            .columns(['account', 'sku', 'unit_price'])
            .doUpdateSet({ quantity: sql<number>`cart_lines.quantity + excluded.quantity` }),
        )
        .returning('quantity')
        .executeTakeFirstOrThrow();
      if (line.quantity > MAX_QUANTITY) throw new Refusal(400, 'out_of_range', '"quantity" is out of range.');
      // Only with negative quantities can a line come to nothing; then it is no line any more.
      if (line.quantity === 0)
        await trx.deleteFrom('cart_lines').where('account', '=', account).where('quantity', '=', 0).execute();
    });
    return sendJson(reply, 200, await readCart(db, account));
  });
}

// One schema object per combination of the two switches that widen it, since compiled schemas are kept by identity.
function itemSchemas(context: SandboxContext): () => BodySchema<CartItem> {
  const made = new Map<string, BodySchema<CartItem>>();
  return () => {
    const priced = context.defect('pay.price.client_trusted');
    const lowest = context.defect('pay.qty.negative') ? -MAX_QUANTITY : 1;
    const schema =
      made.get(`${priced} ${lowest}`) ??
      bodySchema<CartItem>(
        {
          sku: { type: 'string', maxLength: 40, pattern: '^[a-z0-9-]+$' },
          quantity: { type: 'integer', minimum: lowest, maximum: MAX_QUANTITY },
          ...(priced && { price: { type: 'integer', minimum: 0, maximum: MAX_AMOUNT } }),
        },
        ['price'],
      );
    made.set(`${priced} ${lowest}`, schema);
    return schema;
  };
}

/** A cart as the API shows it. */
export interface Cart {
  readonly items: readonly { readonly sku: string; readonly quantity: number; readonly unit_price: bigint }[];
  readonly total: bigint;
  readonly currency: string;
}

async function readCart(db: Kysely<Tables>, account: string): Promise<Cart> {
  const items = await db
    .selectFrom('cart_lines')
    .select(['sku', 'quantity', 'unit_price'])
    .where('account', '=', account)
    .orderBy('position')
    .execute();
  return { items, total: totalOf(items), currency: CURRENCY };
}

/** Σ unit price × quantity, in minor units. */
export function totalOf(lines: readonly { readonly quantity: number; readonly unit_price: bigint }[]): bigint {
  return lines.reduce((sum, line) => sum + line.unit_price * BigInt(line.quantity), 0n);
}
