import type { PublishedEntry, PublishedRecord } from '../../platforms/publication.ts';
import { readFileIfThere, writeFileAtomic } from '../../util/files.ts';

const SCHEMA = 'tollgate/published/1';
// Pipelines keep the file from run to run; what is older than this many entries is forgotten.
const MOST = 2_000;

/**
 * Opens the file that remembers what was published. It is written after each step, so that a run which is ended half-way is
 * taken up where it ended. A file that is absent or damaged remembers nothing: then things are sent again, which does no harm.
 */
export async function openPublishedFile(path: string): Promise<PublishedRecord> {
  const entries = entriesIn(await readFileIfThere(path));
  return {
    find: (key) => entries.get(key),
    async store(key, entry) {
      entries.delete(key);
      entries.set(key, entry);
      const kept = [...entries].slice(-MOST);
      await writeFileAtomic(
        path,
        `${JSON.stringify({ schema: SCHEMA, entries: Object.fromEntries(kept) }, null, 2)}\n`,
      );
    },
  };
}

function entriesIn(bytes: Uint8Array | undefined): Map<string, PublishedEntry> {
  const entries = new Map<string, PublishedEntry>();
  if (bytes === undefined) return entries;
  try {
    const content: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (typeof content !== 'object' || content === null || Reflect.get(content, 'schema') !== SCHEMA) return entries;
    const rows: unknown = Reflect.get(content, 'entries');
    for (const [key, value] of Object.entries(typeof rows === 'object' && rows !== null ? rows : {})) {
      const entry = entryOf(value);
      if (entry !== undefined) entries.set(key, entry);
    }
  } catch {
    // As if it were not there.
  }
  return entries;
}

function entryOf(value: unknown): PublishedEntry | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const [digest, run, id]: readonly unknown[] = ['digest', 'run', 'id'].map((key): unknown => Reflect.get(value, key));
  if (typeof digest !== 'string' || typeof run !== 'string') return undefined;
  return {
    digest,
    run,
    ...(typeof id === 'string' && { id }),
    ...(Reflect.get(value, 'pending') === true && { pending: true }),
  };
}
