import { Command } from 'commander';
import { isoDay } from '../../scanners/database-age.ts';
import type { CommandResult } from '../command-result.ts';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { updateDatabases } from '../setup/update-databases.ts';

interface Options {
  readonly databases: string;
  readonly osv: readonly string[];
  readonly kev: boolean;
  readonly epss: boolean;
  readonly mirror?: string;
}

/** `tollgate db update`: fetches the databases from those who publish them. */
export function dbUpdateCommand(context: Context, done: (result: CommandResult) => void): Command {
  return new Command('update')
    .description('fetch databases from those who publish them, as the weekly job does')
    .option('--databases <folder>', 'folder of the databases', '.tollgate/databases')
    .option('--osv <list>', 'ecosystems of OSV, separated by commas; "" for none', words, ['npm'])
    .option('--no-kev', 'without CISA’s catalogue of what is exploited')
    .option('--no-epss', 'without the EPSS scores')
    .option('--mirror <address>', 'an address that has the same files, in the place of the publishers’')
    .addHelpText('after', EXAMPLES)
    .action(async ({ osv, ...options }: Options) => {
      const found = await updateDatabases({ ...options, ecosystems: osv }, context);
      done({
        exitCode: EXIT.passed,
        lines: [
          ...found.map(({ name, records, time }) =>
            [
              name,
              ...(records === undefined ? [] : [`${records} records`]),
              ...(time === undefined ? [] : [isoDay(time)]),
            ].join(', '),
          ),
          `tollgate: pass: ${found.length} database${found.length === 1 ? '' : 's'} fetched into ${options.databases}`,
        ],
        notices: [],
        verdict: 'pass',
        document: {
          databases: found.map(({ name, records }) => ({ name, ...(records !== undefined && { records }) })),
        },
      });
    });
}

function words(text: string): readonly string[] {
  return text.split(',').flatMap((word) => (word.trim() === '' ? [] : [word.trim()]));
}

const EXAMPLES = `
Examples:
  tollgate db update
  tollgate db update --osv npm,Maven --databases /mnt/databases
  tollgate db update --mirror https://mirror.example/feeds

Exit codes: 0 fetched · 2 arguments · 3 one could not be fetched, or is of no use; nothing was changed`;
