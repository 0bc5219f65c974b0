import { Command } from 'commander';
import { formats } from '../../formats/index.ts';
import { statisticsLines } from '../inputs/statistics-lines.ts';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { wholeNumber } from '../options/whole-number.ts';
import { normalizeReports } from '../normalize-reports.ts';
import type { CommandResult } from '../command-result.ts';

interface Options {
  readonly output: string;
  readonly stats?: string;
  readonly format?: string;
  readonly baseline?: string;
  readonly now?: string;
  readonly maxAge?: number;
  readonly exitZero?: boolean;
}

/** `tollgate normalize REPORT…`: any scanner's reports into one SARIF file. */
export function normalizeCommand(context: Context, done: (result: CommandResult) => void): Command {
  return new Command('normalize')
    .description('read reports of any scanner and write one SARIF file; nothing lost, nothing twice')
    .argument(
      '<report...>',
      'files, folders, patterns, .gz, or - for standard input; the format is told by the content',
    )
    .option('-o, --output <file>', 'the SARIF file to write', 'tollgate.sarif')
    .option('--stats <file>', 'write what became of every raw item, as JSON')
    .option(
      '--format <format>',
      `the format of all reports, instead of telling it by content: ${formats.map(({ id }) => id).join(', ')}`,
    )
    .option(
      '--baseline <sarif>',
      'an earlier SARIF: findings become new, unchanged, updated or absent; auto: the last complete one of the target branch',
    )
    .option('--max-age <hours>', 'a report written longer ago than this makes the result incomplete', wholeNumber)
    .option('--now <time>', 'the time to judge by (ISO 8601); the clock by default')
    .option('--exit-zero', 'exit 0 where a report is unreadable, because another job judges')
    .addHelpText('after', EXAMPLES)
    .action(async (reports: string[], options: Options) => {
      const outcome = await normalizeReports(reports, options, context);
      const incomplete = outcome.runs.some((run) => run.status !== 'complete');
      done({
        exitCode: incomplete && options.exitZero !== true ? EXIT.incomplete : EXIT.passed,
        lines: [...statisticsLines(outcome.statistics), `written: ${options.output}`],
        notices: outcome.notices,
        verdict: incomplete ? 'incomplete' : 'pass',
        document: { output: options.output, ...outcome.statistics },
      });
    });
}

const EXAMPLES = `
Examples:
  tollgate normalize zap.json npm-audit.json --output all.sarif
  tollgate normalize reports/ --stats stats.json --baseline last-week.sarif
  tollgate normalize reports/ --max-age 24
  trivy fs --format json . | tollgate normalize - --output trivy.sarif

Exit codes: 0 all reports read whole · 3 a report is unreadable or only partly readable`;
