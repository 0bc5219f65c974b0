import type { FastifyInstance } from 'fastify';
import { type Kysely, sql } from 'kysely';
import type { ShopControl } from '../control-actions.ts';
import { bodySchema, readBody } from '../read-body.ts';
import { Refusal } from '../refusal.ts';
import { sendJson } from '../server.ts';
import type { Tables } from '../tables.ts';

const sqlBody = bodySchema<{ statement: string; without_triggers?: boolean }>(
  { statement: { type: 'string', minLength: 1, maxLength: 20_000 }, without_triggers: { type: 'boolean' } },
  ['without_triggers'],
);

type Row = Readonly<Record<string, unknown>>;

/**
 * What somebody with the database's own rights sees and does: all rows of all tables (keys are in there only wrapped),
 * and one statement of SQL, so that a white-box test can tamper with rows behind the shop's back. `without_triggers`
 * switches off the guards of append-only tables as well.
 */
export function databaseRoutes(app: FastifyInstance, { db, tamperRefusal }: ShopControl): void {
  app.get('/database', async (_request, reply) => sendJson(reply, 200, { tables: await dump(db) }));
  app.post('/sql', async (request, reply) => {
    const { statement, without_triggers = false } = readBody(request, sqlBody);
    if (tamperRefusal !== undefined)
      throw new Refusal(403, 'sql_refused', `Rows are not tampered with here: ${tamperRefusal}.`);
    return sendJson(reply, 200, await run(db, statement, without_triggers));
  });
}

async function dump(db: Kysely<Tables>): Promise<Readonly<Record<string, readonly Row[]>>> {
  return db.transaction().execute(async (trx) => {
    const names = await sql<{ name: string }>`select tablename as name from pg_tables
      where schemaname = current_schema() order by 1`.execute(trx);
    const tables: Record<string, readonly Row[]> = {};
    for (const { name } of names.rows) {
      const all = await sql<Row>`select r.* from ${sql.table(name)} as r order by r::text collate "C"`.execute(trx);
      tables[name] = all.rows.map(plain);
    }
    return tables;
  });
}

async function run(db: Kysely<Tables>, statement: string, withoutTriggers: boolean): Promise<object> {
  try {
    return await db.transaction().execute(async (trx) => {
      await sql`set local statement_timeout = '5s'`.execute(trx);
      if (withoutTriggers) await sql`set local session_replication_role = replica`.execute(trx);
      const { rows, numAffectedRows } = await sql.raw<Row>(statement).execute(trx);
      return { rows: rows.map(plain), affected: Number(numAffectedRows ?? 0n) };
    });
  } catch (error) {
    // Whoever has the token may read what the database says.
    throw new Refusal(400, 'sql_failed', error instanceof Error ? error.message : 'The statement failed.');
  }
}

// An integer that JSON readers would round stands as text.
function plain(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) =>
      typeof value === 'bigint' && !Number.isSafeInteger(Number(value)) ? [name, String(value)] : [name, value],
    ),
  );
}
