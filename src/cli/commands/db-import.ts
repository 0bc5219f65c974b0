import { randomUUID } from 'node:crypto';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { TollgateError } from '../../model/errors.ts';
import { DATABASE_PLACES, databaseFiles, databasesIn } from '../../scanners/databases.ts';
import { unpackArchive } from '../../util/archive.ts';
import { replacePath } from '../../util/replace-path.ts';
import { removeFolder } from '../../util/files.ts';
import type { CommandResult } from '../command-result.ts';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-codes.ts';

interface Options {
  readonly databases: string;
}

/** `tollgate db import`: unpacks the databases that `tollgate db export` packed. */
export function dbImportCommand(context: Context, done: (result: CommandResult) => void): Command {
  return new Command('import')
    .description('unpack an archive of databases; what it holds takes the place of what was there')
    .argument('<archive>', 'what tollgate db export wrote')
    .option('--databases <folder>', 'folder of the databases', '.tollgate/databases')
    .addHelpText('after', EXAMPLES)
    .action(async (archive: string, options: Options) => {
      const folder = resolve(context.cwd, options.databases);
      // Beside its place, so that a half-unpacked archive is never taken for a database.
      const unpacked = join(folder, `.import-${randomUUID()}`);
      try {
        const names = await unpackArchive(resolve(context.cwd, archive), unpacked);
        const files = await databaseFiles(unpacked);
        const strange = names.find((name) => !files.includes(name.replace(/^\.\//u, '')));
        if (strange !== undefined) throw refused(archive, `${strange.slice(0, 200)} is no part of a database`);
        const databases = await databasesIn(unpacked);
        const broken = databases.find(({ fault }) => fault !== undefined);
        if (broken !== undefined) throw refused(archive, `${broken.name}: ${broken.fault ?? ''}`);
        if (databases.length === 0) throw refused(archive, 'it holds no database');
        for (const place of Object.values(DATABASE_PLACES)) {
          if (files.some((file) => file === place || file.startsWith(`${place}/`))) {
            await replacePath(join(unpacked, place), join(folder, place));
          }
        }
        done({
          exitCode: EXIT.passed,
          lines: [
            ...databases.map(({ name }) => name),
            `tollgate: pass: ${files.length} file${files.length === 1 ? '' : 's'} unpacked into ${options.databases}`,
          ],
          notices: [],
          verdict: 'pass',
          document: { databases: databases.map(({ name }) => name), files },
        });
      } finally {
        await removeFolder(unpacked);
      }
    });
}

function refused(archive: string, reason: string): TollgateError {
  return new TollgateError('db/archive-refused', `${archive} was not imported: ${reason}`, {
    class: 'usage',
    place: { file: archive },
    help: ['give an archive that tollgate db export has made; nothing was changed'],
  });
}

const EXAMPLES = `
Examples:
  tollgate db import tollgate-databases.tar.gz
  tollgate db import databases.tar.gz --databases /mnt/databases

Exit codes: 0 imported · 2 the archive was refused; nothing was changed`;
