import { type Kysely, sql } from 'kysely';
import { catalogue } from './catalogue.ts';
import type { Tables } from './tables.ts';

/** Empties every table and restores what a new shop starts with: its catalogue and its own ledger accounts. */
export async function reset(db: Kysely<Tables>): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`set local sandbox.resetting = 'yes'`.execute(trx);
    await sql`truncate accounts, sessions, products, cart_lines, orders, order_lines, payments, refunds, saved_cards,
      transfers, idempotency_keys, ledger_accounts, journals, postings restart identity`.execute(trx);
    await trx
      .insertInto('products')
      .values(catalogue.map((product, position) => ({ ...product, position })))
      .execute();
    await trx
      .insertInto('ledger_accounts')
      .values(
        ['processor', 'sales', 'suspense'].map((kind) => ({ id: `${kind}:EUR`, kind, owner: null, currency: 'EUR' })),
      )
      .execute();
  });
}
