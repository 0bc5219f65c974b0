import { Command } from 'commander';
import { type RunInfo, SCANS, type Scan } from '../../model/report.ts';
import { parseShard } from '../../model/shard.ts';
import { shardGaps } from '../../pipeline/shards.ts';
import type { CommandResult } from '../command-result.ts';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { normalizeReports, type NormalizeOptions } from '../normalize-reports.ts';
import { scanList } from '../options/scan-list.ts';
import { statisticsLines } from '../inputs/statistics-lines.ts';
import { wholeNumber } from '../options/whole-number.ts';

interface Options extends NormalizeOptions {
  readonly expect: readonly Scan[];
  readonly shards?: number;
  readonly exitZero?: boolean;
}

/** `tollgate merge SARIF…`: SARIF files of several jobs or shards into one. */
export function mergeCommand(context: Context, done: (result: CommandResult) => void): Command {
  return new Command('merge')
    .description('make one SARIF of the SARIF files of several jobs or shards, as if one run had written them')
    .argument('<sarif...>', 'files, folders, patterns, .gz, or - for standard input')
    .option('-o, --output <file>', 'the SARIF file to write', 'tollgate.sarif')
    .option('--stats <file>', 'write what became of every result, as JSON')
    .option('--baseline <sarif>', 'an earlier SARIF to compare with; auto: the last complete one of the target branch')
    .option('--expect <scans>', `scans without which the whole is incomplete: ${SCANS.join(',')}`, scanList, [])
    .option(
      '--shards <n>',
      'in how many shards every sharded scan must be cut; by default what the shards themselves say',
      wholeNumber,
    )
    .option('--max-age <hours>', 'a report written longer ago than this makes the result incomplete', wholeNumber)
    .option('--now <time>', 'the time to judge by (ISO 8601); the clock by default')
    .option('--exit-zero', 'exit 0 where something is incomplete, because another job judges')
    .addHelpText('after', EXAMPLES)
    .action(async (files: string[], options: Options) => {
      const { runs, statistics, notices } = await normalizeReports(files, { ...options, format: 'sarif' }, context);
      const gaps = [
        ...runs
          .filter(({ status }) => status !== 'complete')
          .map(({ tool, reason }) => `${tool.name}: ${reason ?? 'not complete'}`),
        ...options.expect
          .filter((scan) => !runs.some((run) => run.scan === scan))
          .map((scan) => `${scan} was expected and is not there`),
        ...shardGaps(runs),
        ...otherSplits(runs, options.shards),
      ];
      done({
        exitCode: gaps.length > 0 && options.exitZero !== true ? EXIT.incomplete : EXIT.passed,
        lines: [
          ...statisticsLines(statistics),
          ...gaps.map((gap) => `incomplete: ${gap}`),
          `written: ${options.output}`,
        ],
        notices,
        verdict: gaps.length > 0 ? 'incomplete' : 'pass',
        document: { output: options.output, incomplete: gaps, ...statistics },
      });
    });
}

function otherSplits(runs: readonly RunInfo[], shards: number | undefined): string[] {
  return [...Map.groupBy(runs, ({ scan, tool }) => scan ?? tool.name)].flatMap(([name, list]) => {
    const splits = new Set(list.flatMap(({ shard }) => (shard === undefined ? [] : (parseShard(shard)?.count ?? []))));
    const others = [...splits].filter((count) => count !== shards);
    return shards === undefined || others.length === 0
      ? []
      : [`${name} is cut in ${others.join(' or ')} shards, not in ${shards}`];
  });
}

const EXAMPLES = `
Examples:
  tollgate merge web.sarif payments.sarif --expect web,payments
  tollgate merge shards/*.sarif --output all.sarif
  tollgate merge shards/*.sarif --shards 4 --output all.sarif

Exit codes: 0 everything expected is there and whole · 3 something is missing, unreadable or incomplete`;
