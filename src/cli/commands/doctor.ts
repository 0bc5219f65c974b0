import { Command } from 'commander';
import { isoDay } from '../../scanners/database-age.ts';
import type { CommandResult } from '../command-result.ts';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { lookAround, type Surroundings } from '../doctor/look-around.ts';
import { nowOf } from '../options/now.ts';
import { wholeNumber } from '../options/whole-number.ts';

interface Options {
  readonly databases: string;
  readonly maxDbAge: number;
  readonly now?: string;
}

type ToolState = Surroundings['tools'][number];
type Database = Surroundings['databases'][number];

const DAY = 86_400_000;
const NO_DATABASE = [
  'none     databases for work without internet',
  '             lost without it: scans without internet; without kev.json and epss.csv.gz, what is exploited',
  '             = help: tollgate db update; for a machine without internet, docs/dependencies.md',
];

/** `tollgate doctor`: what is installed, and what each missing tool costs. */
export function doctorCommand(context: Context, done: (result: CommandResult) => void): Command {
  return new Command('doctor')
    .description('say what is installed, in which version, and what each missing tool costs')
    .option('--databases <folder>', 'folder of the databases', '.tollgate/databases')
    .option('--max-db-age <days>', 'an older database is called too old', wholeNumber, 7)
    .option('--now <time>', 'the time by which ages are told (ISO 8601)')
    .addHelpText('after', EXAMPLES)
    .action(async ({ databases, maxDbAge, now }: Options) => {
      const asked = { databases, maxDbAgeMs: maxDbAge * DAY, now: nowOf(now, context) };
      done(resultOf(await lookAround(asked, context)));
    });
}

function resultOf({ tools, databases }: Surroundings): CommandResult {
  const usable = tools.filter(({ found, problem }) => found && problem === undefined).length;
  const faulty = databases.filter(({ fault }) => fault !== undefined).length;
  return {
    exitCode: EXIT.passed,
    lines: [
      `ok       Node ${process.versions.node}`,
      ...tools.flatMap(toolLines),
      ...(databases.length === 0 ? NO_DATABASE : databases.map(databaseLine)),
      `tollgate: pass: ${usable} of ${tools.length} tools can be used; ${databases.length} databases, ${faulty} of no use`,
    ],
    notices: [],
    verdict: 'pass',
    document: {
      node: process.versions.node,
      tools,
      databases: databases.map(({ time, ...rest }) => ({ ...rest, ...(time !== undefined && { date: isoDay(time) }) })),
    },
  };
}

function toolLines({ name, found, version, problem, lost, help }: ToolState): readonly string[] {
  const title = version === undefined ? name : `${name} ${version}`;
  if (found && problem === undefined) return [`ok       ${title}`];
  return [
    found ? `problem  ${title}: ${problem ?? ''}` : `missing  ${title}`,
    `             lost without it: ${lost ?? ''}`,
    `             = help: ${help ?? ''}`,
  ];
}

function databaseLine({ name, time, fault }: Database): string {
  const date = time === undefined ? '' : ` of ${isoDay(time)}`;
  return fault === undefined ? `ok       ${name}${date}` : `problem  ${name}${date}: ${fault}`;
}

const EXAMPLES = `
Examples:
  tollgate doctor
  tollgate doctor --json
  tollgate doctor --databases /mnt/databases --max-db-age 3

What is missing is no fault: only what tollgate.yml asks for has to be there.
Exit codes: 0 whatever was found`;
