import { Command, Option } from 'commander';
import { SEVERITIES, type Severity } from '../../model/severity.ts';
import { judgementLines } from '../judgement-lines.ts';
import type { CommandResult } from '../command-result.ts';
import { loadConfig } from '../load-config.ts';
import type { Context } from '../context.ts';
import { exitCodeOfVerdict } from '../exit-codes.ts';
import { nowOf } from '../now.ts';
import { runPipeline } from '../run-pipeline.ts';

interface Options {
  readonly config: string;
  readonly failOn?: Severity;
  readonly newOnly?: boolean;
  readonly baseline?: string;
  readonly output?: string;
  readonly now?: string;
}

/** `tollgate run`: the pipeline of tollgate.yml. */
export function runCommand(context: Context, done: (result: CommandResult) => void): Command {
  return new Command('run')
    .description('scan, normalize and judge as tollgate.yml says')
    .option('-c, --config <file>', 'the configuration', 'tollgate.yml')
    .addOption(
      new Option('--fail-on <severity>', 'findings this bad or worse shut the gate; `gate.failOn`, else high').choices(
        SEVERITIES,
      ),
    )
    .option('--new-only', 'judge only findings that the baseline does not hold')
    .option('--baseline <sarif>', 'an earlier SARIF to compare with')
    .option('-o, --output <folder>', 'folder of reports; `output`, else .tollgate')
    .option('--now <time>', 'the time to judge by (ISO 8601)')
    .addHelpText('after', EXAMPLES)
    .action(async (options: Options) => {
      const now = nowOf(options.now, context);
      const config = await loadConfig(options.config, context);
      context.emit({
        type: 'run-started',
        time: new Date(context.clock()).toISOString(),
        command: 'run',
        version: context.version,
      });
      const baseline = options.baseline ?? config.baseline;
      const judgement = await runPipeline(
        {
          config,
          output: options.output ?? config.output ?? '.tollgate',
          failOn: options.failOn ?? config.gate?.failOn ?? 'high',
          newOnly: options.newOnly ?? config.gate?.newOnly ?? false,
          ...(baseline !== undefined && { baseline }),
          now,
          anchor: options.config,
        },
        context,
      );
      done({
        exitCode: exitCodeOfVerdict(judgement.decision.verdict),
        lines: judgementLines(judgement, context),
        notices: judgement.view.notices,
        verdict: judgement.decision.verdict,
        document: {
          reasons: judgement.decision.reasons,
          counts: judgement.counts,
          configured: judgement.view.configured,
          files: judgement.files,
        },
      });
    });
}

const EXAMPLES = `
Examples:
  tollgate run
  tollgate run --config ci/tollgate.yml --fail-on critical
  tollgate run --baseline main.sarif --new-only

Exit codes: 0 passed · 1 findings shut the gate · 2 configuration · 3 something was not scanned completely`;
