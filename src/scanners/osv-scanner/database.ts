import { join } from 'node:path';
import { fileFacts, namesIn } from '../../util/file-facts.ts';
import { zipDirectory } from '../../util/zip-directory.ts';

/** One ecosystem of an offline OSV database. */
export interface OsvArchive {
  /** OSV's name of the ecosystem: `npm`, `Maven`. */
  readonly ecosystem: string;
  readonly path: string;
  /** Records in it; absent where the file is no ZIP archive. */
  readonly records?: number;
  /** The earlier of the archive's newest entry and of when the file was written, milliseconds since the epoch. */
  readonly time: number;
}

/** An offline database: where its archives lie. */
export interface OsvDatabase {
  /** The folder that holds one folder an ecosystem. */
  readonly folder: string;
  readonly archives: readonly OsvArchive[];
}

// OSV-Scanner 2.5 reads `osv-scalibr`, earlier ones `osv-scanner`; a mirror of the bucket has neither.
const LAYOUTS = ['osv-scalibr', 'osv-scanner', '.'];

/** Finds the archives of an offline database in either layout; nothing where there is none. */
export async function osvDatabase(folder: string): Promise<OsvDatabase | undefined> {
  for (const layout of LAYOUTS) {
    const root = join(folder, layout);
    const archives: OsvArchive[] = [];
    for (const ecosystem of await namesIn(root)) {
      const path = join(root, ecosystem, 'all.zip');
      const facts = await fileFacts(path);
      if (facts?.kind !== 'file') continue;
      const directory = await zipDirectory(path);
      archives.push({
        ecosystem,
        path,
        ...(directory !== undefined && { records: directory.entries }),
        // A copy is newly written and an archive may carry dates of its own: the earlier of the two is the safe one.
        time: Math.min(facts.written, directory?.newest ?? facts.written),
      });
    }
    if (archives.length > 0) return { folder: root, archives };
  }
  return undefined;
}
