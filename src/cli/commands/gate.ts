import { Command, Option } from 'commander';
import { SCANS, type Scan } from '../../model/report.ts';
import { SEVERITIES, type Severity } from '../../model/severity.ts';
import type { CommandResult } from '../command-result.ts';
import type { Context } from '../context.ts';
import { decide } from '../judging/decide.ts';
import { exitCodeOfVerdict } from '../exit-codes.ts';
import { nowOf } from '../options/now.ts';
import { readSarif } from '../read-sarif.ts';
import { scanList } from '../options/scan-list.ts';
import { countsLine, lastLine } from '../judging/verdict-lines.ts';

interface Options {
  readonly failOn: Severity;
  readonly newOnly?: boolean;
  readonly expect: readonly Scan[];
  readonly kev?: boolean;
  readonly onlyFixed?: boolean;
  readonly scope?: 'runtime';
  readonly now?: string;
}

/** `tollgate gate SARIF`: opens or shuts. */
export function gateCommand(context: Context, done: (result: CommandResult) => void): Command {
  return new Command('gate')
    .description('judge a SARIF file: pass, fail or incomplete')
    .argument('<sarif>', 'what `normalize` or `run` wrote')
    .addOption(
      new Option('--fail-on <severity>', 'findings this bad or worse shut the gate')
        .choices(SEVERITIES)
        .default('high'),
    )
    .option('--new-only', 'judge only findings that the baseline does not hold')
    .option('--kev', 'findings about packages count only where they are exploited in the wild, then at any severity')
    .option('--only-fixed', 'findings about packages count only where a fix is known')
    .addOption(
      new Option('--scope <scope>', 'findings about packages count only where they are needed at run time').choices([
        'runtime',
      ]),
    )
    .option('--expect <scans>', `scans without which the run is incomplete: ${SCANS.join(',')}`, scanList, [])
    .option('--now <time>', 'the time to judge by (ISO 8601): it decides which suppressions hold')
    .addHelpText('after', EXAMPLES)
    .action((path: string, options: Options) => {
      const content = readSarif(path, context);
      const { decision, counts } = decide(content, {
        failOn: options.failOn,
        newOnly: options.newOnly === true,
        expect: options.expect,
        dependencies: { kev: options.kev, onlyFixed: options.onlyFixed, scope: options.scope },
        now: nowOf(options.now, context),
      });
      context.emit({
        type: 'gate-decided',
        time: new Date(context.clock()).toISOString(),
        verdict: decision.verdict,
        reasons: decision.reasons,
        sarif: path,
      });
      done({
        exitCode: exitCodeOfVerdict(decision.verdict),
        lines: [
          countsLine(counts),
          ...decision.reasons.slice(1).map((reason) => `also: ${reason}`),
          lastLine(decision),
        ],
        notices: content.notices,
        verdict: decision.verdict,
        document: { reasons: decision.reasons, counts },
      });
    });
}

const EXAMPLES = `
Examples:
  tollgate gate tollgate.sarif
  tollgate gate tollgate.sarif --fail-on critical --new-only
  tollgate gate tollgate.sarif --expect web,payments

Exit codes: 0 passed · 1 findings shut the gate · 3 something was not scanned completely`;
