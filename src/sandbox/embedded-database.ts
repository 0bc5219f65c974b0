import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { PGlite, types } from '@electric-sql/pglite';
import { Kysely, PGliteDialect } from 'kysely';
import { cacheFile } from '../util/cache-file.ts';
import { schema } from './schema.ts';
import type { Tables } from './tables.ts';

/** The PGlite whose data folder the cache keeps; another version must not load it. */
export const PGLITE_VERSION = '0.5.9';

const zip = promisify(gzip);
const unzip = promisify(gunzip);

/** The cache file's name. */
export const CACHE_NAME: string = `sandbox-pglite-${PGLITE_VERSION}-${hashOf(schema)}.tgz`;

/**
 * Opens an empty database in memory, with the schema in place. The first start takes seconds, so the fresh data folder
 * is kept in a cache file that later starts load instead.
 */
export async function openEmbedded(cacheDir: string | undefined): Promise<Kysely<Tables>> {
  const cached = cacheFile(CACHE_NAME, cacheDir);
  const pglite = (await fromDump(await cached.read())) ?? (await fromNothing((dump) => cached.write(dump)));
  pglite.parsers = PARSERS;
  return new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }) });
}

// PGlite copies its parsers with every query, and brings 300; the schema has these types beside text. By default it gives
// a `number` for small values of bigint, so that a sum would change its type with its size.
const PARSERS = {
  [types.INT8]: (text: string) => BigInt(text),
  [types.INT4]: Number,
  [types.FLOAT8]: Number,
  [types.BOOL]: (text: string) => text === 't',
  [types.TIMESTAMPTZ]: (text: string) => new Date(text),
};

async function fromDump(dump: Uint8Array<ArrayBuffer> | undefined): Promise<PGlite | undefined> {
  if (dump === undefined) return undefined;
  try {
    // PGlite's own unzipping fails where no one can catch it.
    const tar = await unzip(dump);
    return await PGlite.create({ loadDataDir: new Blob([tar], { type: 'application/x-tar' }) });
  } catch {
    // A dump that another PGlite wrote, or that is broken in another way, is as good as none.
    return undefined;
  }
}

async function fromNothing(keep: (dump: Uint8Array) => Promise<void>): Promise<PGlite> {
  const pglite = await PGlite.create();
  await pglite.exec(schema);
  const dump = await pglite.dumpDataDir('none');
  await keep(await zip(await dump.arrayBuffer(), { level: 1 }));
  return pglite;
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
