import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { schema } from './schema.ts';
import type { Tables } from './tables.ts';

/** All rows of all tables. */
export interface DatabaseDump {
  /** SHA-256 of the SQL that makes the tables: a dump fits into no others. */
  readonly schema: string;
  readonly tables: readonly TableDump[];
}

/** The rows of one table. */
export interface TableDump {
  readonly name: string;
  /** A JSON array of objects as the database writes it, one a row, in an order that follows from the rows alone. */
  readonly rows: string;
}

/** Which tables a dump fits. */
export const SCHEMA_SHA256: string = createHash('sha256').update(schema).digest('hex');

/** Dumps the database as it is at one moment; each table comes after those that it refers to. */
export async function dumpDatabase(db: Kysely<Tables>): Promise<DatabaseDump> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (trx) => {
      const tables: TableDump[] = [];
      for (const name of await tableNames(trx)) {
        const { rows } = await sql<{
          rows: string;
        }>`select coalesce(json_agg(to_json(t) order by to_jsonb(t)::text collate "C"), '[]')::text as rows
          from ${sql.table(name)} t`.execute(trx);
        tables.push({ name, rows: rows[0]?.rows ?? '[]' });
      }
      return { schema: SCHEMA_SHA256, tables };
    });
}

/** Puts the rows of a dump in place of all that is there, wholly or not at all. */
export async function restoreDump(db: Kysely<Tables>, dump: DatabaseDump): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`set local sandbox.resetting = 'yes'`.execute(trx);
    const names = await tableNames(trx);
    await sql`truncate ${sql.join(names.map((name) => sql.table(name)))} restart identity`.execute(trx);
    const rowsOf = new Map(dump.tables.map(({ name, rows }) => [name, rows]));
    for (const name of names) {
      const table = sql.table(name);
      // The rows go from database to database as text: no number of JavaScript's comes between.
      await sql`insert into ${table} overriding system value
        select * from json_populate_recordset(null::${table}, ${rowsOf.get(name) ?? '[]'}::json)`.execute(trx);
    }
    await continueSequences(trx);
  });
}

// Every table after those that it refers to.
async function tableNames(db: Kysely<Tables>): Promise<string[]> {
  const { rows } = await sql<{
    name: string;
    needs: string | null;
  }>`select t.tablename as name, r.relname as needs from pg_tables t
    left join pg_constraint c on c.contype = 'f' and c.conrelid = format('%I.%I', t.schemaname, t.tablename)::regclass
      and c.confrelid <> c.conrelid
    left join pg_class r on r.oid = c.confrelid
    where t.schemaname = current_schema() order by 1, 2`.execute(db);
  const waiting = new Map<string, Set<string>>();
  for (const { name, needs } of rows) {
    const all = waiting.get(name) ?? new Set<string>();
    if (needs !== null) all.add(needs);
    waiting.set(name, all);
  }
  const ordered: string[] = [];
  while (waiting.size > 0) {
    const ready = [...waiting].filter(([, needs]) => [...needs].every((other) => !waiting.has(other)));
    if (ready.length === 0) throw new Error('the tables refer to each other in a circle');
    for (const [name] of ready) {
      ordered.push(name);
      waiting.delete(name);
    }
  }
  return ordered;
}

async function continueSequences(trx: Kysely<Tables>): Promise<void> {
  const { rows } = await sql<{
    table_name: string;
    column_name: string;
  }>`select table_name, column_name from information_schema.columns
    where table_schema = current_schema() and is_identity = 'YES'`.execute(trx);
  for (const { table_name, column_name } of rows) {
    await sql`select setval(pg_get_serial_sequence(${table_name}, ${column_name}),
      coalesce((select max(${sql.ref(column_name)}) from ${sql.table(table_name)}), 0) + 1, false)`.execute(trx);
  }
}
