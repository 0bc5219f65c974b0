import { resolve } from 'node:path';
import { Command } from 'commander';
import { ageDoubt, isoDay } from '../../scanners/database-age.ts';
import { type Database, databasesIn } from '../../scanners/databases.ts';
import type { CommandResult } from '../command-result.ts';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { nowOf } from '../options/now.ts';
import { wholeNumber } from '../options/whole-number.ts';

interface Options {
  readonly databases: string;
  readonly maxDbAge: number;
  readonly now?: string;
}

const DAY = 86_400_000;

/** `tollgate db status`: which databases are there, how old they are, and what is wrong with them. */
export function dbStatusCommand(context: Context, done: (result: CommandResult) => void): Command {
  return new Command('status')
    .description('say which databases are there, how old they are and what is wrong with them')
    .option('--databases <folder>', 'folder of the databases', '.tollgate/databases')
    .option('--max-db-age <days>', 'an older database makes the result incomplete', wholeNumber, 7)
    .option('--now <time>', 'the time by which ages are told (ISO 8601)')
    .addHelpText('after', EXAMPLES)
    .action(async (options: Options) => {
      const now = nowOf(options.now, context);
      const found = await databasesIn(resolve(context.cwd, options.databases));
      const rows = found.map((database) => ({ database, fault: faultOf(database, now, options.maxDbAge) }));
      const broken = rows.filter(({ fault }) => fault !== undefined).length;
      const usable = rows.length > 0 && broken === 0;
      const last =
        rows.length === 0
          ? `tollgate: incomplete: there is no database in ${options.databases}`
          : usable
            ? `tollgate: pass: ${rows.length} database${rows.length === 1 ? '' : 's'}, all usable`
            : `tollgate: incomplete: ${broken} of ${rows.length} databases cannot be relied on`;
      done({
        exitCode: usable ? EXIT.passed : EXIT.incomplete,
        lines: [...rows.map(({ database, fault }) => lineOf(database, fault)), last],
        notices: [],
        verdict: usable ? 'pass' : 'incomplete',
        document: {
          databases: rows.map(({ database: { time, fault: _fault, ...rest }, fault }) => ({
            ...rest,
            ...(time !== undefined && { date: isoDay(time) }),
            ...(fault !== undefined && { fault }),
          })),
        },
      });
    });
}

function faultOf(database: Database, now: number, days: number): string | undefined {
  return database.fault ?? ageDoubt('it', database.time, { now, maxDatabaseAgeMs: days * DAY });
}

function lineOf({ name, records, size, time }: Database, fault: string | undefined): string {
  const parts = [
    time === undefined ? 'of unknown date' : `of ${isoDay(time)}`,
    ...(records === undefined ? [] : [`${records} record${records === 1 ? '' : 's'}`]),
    `${Math.ceil(size / 1024)} KiB`,
    ...(fault === undefined ? [] : [fault]),
  ];
  return `${name}: ${parts.join(', ')}`;
}

const EXAMPLES = `
Examples:
  tollgate db status
  tollgate db status --databases /mnt/databases --max-db-age 3

Exit codes: 0 all usable · 3 none there, or one too old, empty or broken`;
