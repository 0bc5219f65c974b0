import { randomUUID } from 'node:crypto';
import { join, resolve } from 'node:path';
import { TollgateError } from '../../model/errors.ts';
import { type Database, DATABASE_PLACES, databaseFiles, databasesIn } from '../../scanners/databases.ts';
import { unpackArchive } from '../../util/archive.ts';
import { removeFolder } from '../../util/files.ts';
import { replacePath } from '../../util/replace-path.ts';
import type { Context } from '../context.ts';

/** What an archive of databases held. */
export interface ImportedDatabases {
  readonly databases: readonly Database[];
  readonly files: readonly string[];
}

/**
 * Unpacks an archive that `tollgate db export` made; what it holds takes the place of what was in the folder.
 * @throws TollgateError `archive/refused`, `db/archive-refused`; then nothing was changed
 */
export async function importDatabases(
  archive: string,
  databases: string,
  { cwd }: Pick<Context, 'cwd'>,
): Promise<ImportedDatabases> {
  const folder = resolve(cwd, databases);
  // Beside its place, so that a half-unpacked archive is never taken for a database.
  const unpacked = join(folder, `.import-${randomUUID()}`);
  try {
    const names = await unpackArchive(resolve(cwd, archive), unpacked);
    const files = await databaseFiles(unpacked);
    const strange = names.find((name) => !files.includes(name.replace(/^\.\//u, '')));
    if (strange !== undefined) throw refused(archive, `${strange.slice(0, 200)} is no part of a database`);
    const found = await databasesIn(unpacked);
    const broken = found.find(({ fault }) => fault !== undefined);
    if (broken !== undefined) throw refused(archive, `${broken.name}: ${broken.fault ?? ''}`);
    if (found.length === 0) throw refused(archive, 'it holds no database');
    for (const place of Object.values(DATABASE_PLACES)) {
      if (files.some((file) => file === place || file.startsWith(`${place}/`))) {
        await replacePath(join(unpacked, place), join(folder, place));
      }
    }
    return { databases: found, files };
  } finally {
    await removeFolder(unpacked);
  }
}

function refused(archive: string, reason: string): TollgateError {
  return new TollgateError('db/archive-refused', `${archive} was not imported: ${reason}`, {
    class: 'usage',
    place: { file: archive },
    help: ['give an archive that tollgate db export has made; nothing was changed'],
  });
}
