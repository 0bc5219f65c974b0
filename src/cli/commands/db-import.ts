import { Command } from 'commander';
import type { CommandResult } from '../command-result.ts';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { importDatabases } from '../setup/import-databases.ts';

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
      const { databases, files } = await importDatabases(archive, options.databases, context);
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
    });
}

const EXAMPLES = `
Examples:
  tollgate db import tollgate-databases.tar.gz
  tollgate db import databases.tar.gz --databases /mnt/databases

Exit codes: 0 imported · 2 the archive was refused; nothing was changed`;
