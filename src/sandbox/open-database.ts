import type { Kysely } from 'kysely';
import { openEmbedded } from './embedded-database.ts';
import type { Tables } from './tables.ts';

/** Where the shop keeps its rows: an address of PostgreSQL, or nothing for the embedded database. */
export interface DatabasePlace {
  /** `postgres://user@host:port/name` */
  readonly url?: string | undefined;
  /** Where the fresh embedded database is kept for the next start. */
  readonly cacheDir?: string | undefined;
}

/** Opens the database with its tables in place. Rows of an earlier run may be there: the caller resets. @throws TollgateError */
export async function openDatabase({ url, cacheDir }: DatabasePlace): Promise<Kysely<Tables>> {
  if (url === undefined) return openEmbedded(cacheDir);
  const { openPostgres } = await import('./postgres-database.ts');
  return openPostgres(url);
}
