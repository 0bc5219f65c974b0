import { Command, Option } from 'commander';
import { AUTO_BASELINE } from '../../config/config.ts';
import { DEPENDENCY_TOOLS } from '../../config/dependencies-config.ts';
import { SCANS } from '../../model/report.ts';
import { SEVERITIES } from '../../model/severity.ts';
import { judgementLines } from '../judging/judgement-lines.ts';
import type { CommandResult } from '../command-result.ts';
import { dependencyToolsOf } from '../options/dependency-tools-of.ts';
import type { Context } from '../context.ts';
import { EXIT, exitCodeOfVerdict } from '../exit-codes.ts';
import { judgeReports } from '../judge-reports.ts';
import { nowOf } from '../options/now.ts';
import { runConfig } from '../config/run-config.ts';
import type { RunOptions } from '../config/run-options.ts';
import { type PipelineRequest, runPipeline } from '../run-pipeline.ts';
import { scanList } from '../options/scan-list.ts';
import { secondsOf } from '../options/seconds-of.ts';
import { wholeNumber } from '../options/whole-number.ts';
import { withBaseline } from '../baseline/with-baseline.ts';
import { withShard } from '../config/with-shard.ts';

/** `tollgate run`: the pipeline of tollgate.yml. */
export function runCommand(context: Context, done: (result: CommandResult) => void): Command {
  const command = new Command('run')
    .description('scan, normalize and judge as tollgate.yml says')
    .option('-c, --config <file>', 'the configuration; tollgate.yml where there is one, else what can be scanned here')
    .option('--only <scans>', `run these scans alone: ${SCANS.join(',')}`, scanList)
    .option('--require <scans>', 'scans without which the run is incomplete', scanList)
    .addOption(
      new Option('--fail-on <severity>', 'findings this bad or worse shut the gate; `gate.failOn`, else high').choices(
        SEVERITIES,
      ),
    )
    .option('--new-only', 'judge only findings that the baseline does not hold')
    .option(
      '--baseline <sarif>',
      'an earlier SARIF to compare with; auto: the last complete one of the target branch (docs/baseline.md)',
    )
    .option('--kev', 'findings about packages count only where they are exploited in the wild, then at any severity')
    .option('--only-fixed', 'findings about packages count only where a fix is known')
    .addOption(
      new Option('--scope <scope>', 'findings about packages count only where they are needed at run time').choices([
        'runtime',
      ]),
    )
    .option('-o, --output <folder>', 'folder of reports; `output`, else .tollgate')
    .option('--reports <names...>', 'scan nothing and judge these reports: files, folders, patterns')
    .option('--exit-zero', 'exit 0 whatever the verdict is, because another job judges')
    .option('--now <time>', 'the time to judge by (ISO 8601)');
  return withScanOptions(command)
    .addHelpText('after', EXAMPLES)
    .action(async (options: RunOptions) => {
      const now = nowOf(options.now, context);
      const { config: loaded, anchor, notices, change, close } = await runConfig(options, context);
      const config = options.shard === undefined ? loaded : withShard(loaded, options.shard);
      context.emit({
        type: 'run-started',
        time: new Date(context.clock()).toISOString(),
        command: 'run',
        version: context.version,
      });
      const asked = options.baseline ?? config.baseline;
      await withBaseline(asked, options.only, context, async (baseline) => {
        const request: PipelineRequest = {
          config,
          output: options.output ?? config.output ?? '.tollgate',
          failOn: options.failOn ?? config.gate?.failOn ?? 'high',
          newOnly: options.newOnly ?? config.gate?.newOnly ?? asked === AUTO_BASELINE,
          ...(baseline.path !== undefined && { baseline: baseline.path }),
          ...(baseline.adoption !== undefined && { adoption: baseline.adoption }),
          notices: baseline.notices,
          now,
          conditions: {
            kev: options.kev ?? config.gate?.kev,
            onlyFixed: options.onlyFixed ?? config.gate?.onlyFixed,
            scope: options.scope ?? config.gate?.scope,
          },
          anchor,
          ...(change !== undefined && { change }),
        };
        const { reports } = options;
        const judgement = await (reports === undefined
          ? runPipeline(request, context)
          : judgeReports(reports.flatMap(namesOf), request, context));
        // Where another job judges, that one has the whole.
        const isNext = judgement.isComplete && options.exitZero !== true;
        const recorded = isNext ? await baseline.record(judgement.files.sarif) : undefined;
        done({
          exitCode: options.exitZero === true ? EXIT.passed : exitCodeOfVerdict(judgement.decision.verdict),
          lines: [
            ...(baseline.text === undefined ? [] : [`baseline: ${baseline.text}`]),
            ...(recorded === undefined ? [] : [recorded.line]),
            ...judgementLines(judgement, context),
          ],
          notices: [...notices, ...judgement.view.notices],
          verdict: judgement.decision.verdict,
          document: {
            reasons: judgement.decision.reasons,
            counts: judgement.counts,
            configured: judgement.view.configured,
            files: judgement.files,
            ...(baseline.text !== undefined && {
              baseline: {
                found: baseline.text,
                ...(recorded?.path !== undefined && { recorded: recorded.path }),
              },
            }),
          },
        });
      }).finally(close);
    });
}

function withScanOptions(command: Command): Command {
  return command
    .option('-t, --target <url>', 'where the app answers; naming it is your consent to GET requests')
    .addOption(
      new Option('--engine <engine>', 'what looks at the pages').choices(['embedded', 'zap', 'zap-docker', 'auto']),
    )
    .option('--zap-config <file>', 'decisions about rules, as zap-baseline.py -c takes them (gen.conf)')
    .option('--min-pages <n>', 'fewer answered pages make the web scan incomplete', wholeNumber)
    .option('--dir <folder>', 'folder of the lockfile whose packages are audited')
    .option(
      '--dependency-tools <list>',
      `auto, or those that must run: ${DEPENDENCY_TOOLS.join(',')}`,
      dependencyToolsOf,
    )
    .option('--max-db-age <days>', 'an older advisory database makes the dependency audit incomplete', wholeNumber)
    .option('-p, --profile <file>', 'the payment profile')
    .addOption(
      new Option(
        '--shard <i/n>',
        'do one of n parts of the web and the payment scan; the gate puts them together',
      ).conflicts('reports'),
    )
    .option('--seed <n>', 'what made-up values of the payment scan start from', wholeNumber)
    .option('--budget <time>', 'end the payment scan after so long (180s, 5m)', secondsOf);
}

// An input of a pipeline is one text, whatever it names: one name a line.
function namesOf(text: string): string[] {
  return text
    .split('\n')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

const EXAMPLES = `
Examples:
  tollgate run
  tollgate run --config ci/tollgate.yml --fail-on critical
  tollgate run --baseline main.sarif --new-only
  tollgate run --baseline auto
  tollgate run --only web --target http://127.0.0.1:3000 --exit-zero
  tollgate run --reports scans --require web,dependencies
  tollgate run --only payments --shard 2/4 --exit-zero --output scan-payments-2

Exit codes: 0 passed · 1 findings shut the gate · 2 configuration · 3 something was not scanned completely`;
