import { resolve } from 'node:path';
import { Command } from 'commander';
import { TollgateError } from '../../model/errors.ts';
import { databaseFiles, databasesIn } from '../../scanners/databases.ts';
import { packArchive } from '../../util/archive.ts';
import type { CommandResult } from '../command-result.ts';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-codes.ts';

interface Options {
  readonly databases: string;
  readonly output: string;
}

/** `tollgate db export`: packs the databases for a runner without internet. */
export function dbExportCommand(context: Context, done: (result: CommandResult) => void): Command {
  return new Command('export')
    .description('pack the databases into one archive, for a runner without internet')
    .option('--databases <folder>', 'folder of the databases', '.tollgate/databases')
    .option('-o, --output <file>', 'the archive to write', 'tollgate-databases.tar.gz')
    .addHelpText('after', EXAMPLES)
    .action(async (options: Options) => {
      const folder = resolve(context.cwd, options.databases);
      const databases = await databasesIn(folder);
      const files = await databaseFiles(folder);
      if (databases.length === 0) {
        throw new TollgateError('db/nothing-there', `there is no database in ${options.databases}`, {
          class: 'incomplete',
          place: { file: options.databases },
          help: ['docs/dependencies.md tells what lies where in that folder'],
        });
      }
      await packArchive(folder, files, resolve(context.cwd, options.output));
      done({
        exitCode: EXIT.passed,
        lines: [
          ...databases.map(({ name }) => name),
          `tollgate: pass: ${files.length} file${files.length === 1 ? '' : 's'} written to ${options.output}`,
        ],
        notices: databases.flatMap(({ name, fault }) => (fault === undefined ? [] : [`${name}: ${fault}`])),
        verdict: 'pass',
        document: { output: options.output, files, databases: databases.map(({ name }) => name) },
      });
    });
}

const EXAMPLES = `
Examples:
  tollgate db export
  tollgate db export --databases /mnt/databases --output databases.tar.gz

Exit codes: 0 written · 3 there is no database`;
