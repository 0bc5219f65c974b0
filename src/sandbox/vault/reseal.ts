import { type Kysely, sql } from 'kysely';
import { sealedBankColumns } from '../tables/bank.ts';
import type { Tables } from '../tables.ts';
import type { Keyring } from './keyring.ts';
import type { Vault } from './vault.ts';

/** What a run did. */
export interface ResealReport {
  /** Fields that are sealed with the active key now. */
  readonly resealed: number;
  /** Places of fields that no key opens: `bank_links.access_token bnk_…`. */
  readonly unreadable: readonly string[];
}

const SEALED = '^[01]:[0-9]+:';

/**
 * Seals every field anew that an older key sealed, one field a transaction, so that the shop goes on working. It can be
 * stopped at any time and called again.
 */
export async function reseal(db: Kysely<Tables>, vault: Vault, keyring: Keyring): Promise<ResealReport> {
  const current = `1:${keyring.active('field').version}:`;
  let resealed = 0;
  const unreadable: string[] = [];
  for (const { table, column } of sealedBankColumns) {
    const field = sql.ref(column);
    const stale = sql`${field} ~ ${SEALED} and not starts_with(${field}, ${current})`;
    const { rows } = await sql<{ id: string }>`select id from ${sql.table(table)} where ${stale} order by id`.execute(
      db,
    );
    for (const { id } of rows) {
      const done = await db.transaction().execute(async (trx) => {
        const found = await sql<{
          text: string;
        }>`select ${field} as text from ${sql.table(table)} where id = ${id} and ${stale} for update`.execute(trx);
        const text = found.rows[0]?.text;
        if (text === undefined) return undefined;
        const place = { table, column, row: id };
        const opened = await vault.open(place, text).catch(() => undefined);
        if (opened === undefined) return false;
        await sql`update ${sql.table(table)} set ${field} = ${await vault.seal(place, opened)} where id = ${id}`.execute(
          trx,
        );
        return true;
      });
      if (done === true) resealed += 1;
      if (done === false) unreadable.push(`${table}.${column} ${id}`);
    }
  }
  return { resealed, unreadable };
}
