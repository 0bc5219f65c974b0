import { createHash } from 'node:crypto';
import { Kysely, PostgresDialect } from 'kysely';
import { TollgateError } from '../model/errors.ts';
import { schema } from './schema.ts';
import type { Tables } from './tables.ts';

/** The PostgreSQL schema that the sandbox keeps its tables in: another version of the tables never meets this one's rows. */
export const POSTGRES_SCHEMA: string = `tollgate_sandbox_${createHash('sha256').update(schema).digest('hex').slice(0, 16)}`;

/**
 * Opens the sandbox's tables in a PostgreSQL server, and makes them where they are missing. Nothing outside of
 * `POSTGRES_SCHEMA` is read or changed.
 * @throws TollgateError `sandbox/pg-missing`, `sandbox/database-unreachable`
 */
export async function openPostgres(url: string): Promise<Kysely<Tables>> {
  const { default: pg } = await import('pg').catch((error: unknown) => {
    throw new TollgateError('sandbox/pg-missing', 'the package "pg", which speaks to PostgreSQL, is not installed', {
      class: 'usage',
      help: ['run npm install pg', 'or leave --database out to use the embedded database'],
      cause: error,
    });
  });
  const { types } = pg;
  const int8: number = types.builtins.INT8;
  const getTypeParser: typeof types.getTypeParser = (id: number, format?: 'text' | 'binary') =>
    id === int8 && format !== 'binary' ? (text: string): bigint => BigInt(text) : types.getTypeParser(id, format);
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 5000,
    options: `-c search_path=${POSTGRES_SCHEMA}`,
    // By default amounts would be strings; `bigint` is what the embedded database gives as well.
    types: { getTypeParser },
  });
  // A connection that breaks while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined);
  try {
    const client = await pool.connect();
    try {
      // Two sandboxes that start at once must not both make the tables.
      await client.query('begin');
      await client.query('select pg_advisory_xact_lock(hashtext($1))', [POSTGRES_SCHEMA]);
      const known = await client.query('select from pg_namespace where nspname = $1', [POSTGRES_SCHEMA]);
      if (known.rowCount === 0) {
        await client.query(`create schema ${POSTGRES_SCHEMA}`);
        await client.query(schema);
      }
      await client.query('commit');
    } finally {
      client.release();
    }
  } catch (error) {
    await pool.end();
    throw unreachable(url, error);
  }
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}

// The address may hold a password, so only host and database are named.
function unreachable(url: string, cause: unknown): TollgateError {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  const name = parsed === undefined ? 'the given address' : `${parsed.host}${parsed.pathname}`;
  const { code = '' } = cause as { readonly code?: string };
  return new TollgateError('sandbox/database-unreachable', `cannot use the PostgreSQL database at ${name} (${code})`, {
    class: 'usage',
    help: [
      'check that the server runs and that the user may create a schema',
      'e.g. postgres://user@127.0.0.1:5432/shop',
    ],
    cause,
  });
}
