import { type Kysely, sql } from 'kysely';
import { seedShop } from './seed-shop.ts';
import type { Tables } from './tables.ts';

/** Empties every table and restores what a new shop starts with, `now` being its first moment. */
export async function reset(db: Kysely<Tables>, now: Date = new Date()): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`set local sandbox.resetting = 'yes'`.execute(trx);
    const { rows } = await sql<{
      name: string;
    }>`select tablename as name from pg_tables where schemaname = current_schema()`.execute(trx);
    await sql`truncate ${sql.join(rows.map(({ name }) => sql.table(name)))} restart identity`.execute(trx);
    await seedShop(trx, now);
  });
}
