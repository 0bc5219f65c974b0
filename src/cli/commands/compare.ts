import { Command } from 'commander';
import { AUTO_BASELINE } from '../../config/config.ts';
import type { BaselineState } from '../../model/finding.ts';
import { locationText } from '../../model/location.ts';
import { temporaryFolder, removeFolder } from '../../util/files.ts';
import { join } from 'node:path';
import type { CommandResult } from '../command-result.ts';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { normalizeReports } from '../normalize-reports.ts';
import { readSarif } from '../read-sarif.ts';

const STATES: readonly BaselineState[] = ['new', 'updated', 'absent', 'unchanged'];
const MOST_LINES = 40;

interface Options {
  readonly output?: string;
  readonly now?: string;
}

/** `tollgate compare OLD NEW`. */
export function compareCommand(context: Context, done: (result: CommandResult) => void): Command {
  return new Command('compare')
    .description('say what is new, updated, gone and unchanged between two reports or SARIF files')
    .argument('<old>', 'the earlier report')
    .argument('<new>', 'the later report')
    .option('-o, --output <file>', 'write the later findings with their state as SARIF')
    .option('--now <time>', 'the time of the comparison (ISO 8601): when new findings were first met')
    .addHelpText('after', EXAMPLES)
    .action(async (older: string, newer: string, options: Options) => {
      const scratch = await temporaryFolder('tollgate-compare-');
      try {
        done(
          await compare(
            older,
            newer,
            { ...options, output: options.output ?? join(scratch, 'compared.sarif') },
            context,
          ),
        );
      } finally {
        await removeFolder(scratch);
      }
    });
}

async function compare(
  older: string,
  newer: string,
  options: { readonly output: string; readonly now?: string },
  context: Context,
): Promise<CommandResult> {
  // Here it is a file, whatever it is called.
  const { runs, notices } = await normalizeReports(
    [newer],
    { ...options, baseline: older === AUTO_BASELINE ? `./${older}` : older },
    context,
  );
  const findings = readSarif(options.output, context).runs.flatMap((run) => run.findings);
  const counts = Object.fromEntries(
    STATES.map((state) => [state, findings.filter(({ baselineState }) => baselineState === state).length]),
  );
  const told = findings.filter(({ baselineState }) => baselineState !== 'unchanged');
  const lines = STATES.flatMap((state) => told.filter(({ baselineState }) => baselineState === state)).map(
    ({ baselineState, severity, rule, locations: [place] }) =>
      `${(baselineState ?? '').padEnd(9)} ${severity.padEnd(13)} ${rule.id}${place === undefined ? '' : `  ${locationText(place)}`}`,
  );
  const broken = runs.filter(({ status }) => status !== 'complete');
  return {
    exitCode: broken.length > 0 ? EXIT.incomplete : EXIT.passed,
    lines: [
      ...lines.slice(0, MOST_LINES),
      ...(lines.length > MOST_LINES ? [`… and ${lines.length - MOST_LINES} more`] : []),
      ...broken.map(
        ({ tool, reason }) => `incomplete: ${tool.name}: ${reason ?? 'no reason given'}; nothing is said to be gone`,
      ),
      STATES.map((state) => `${counts[state] ?? 0} ${state}`).join(', '),
    ],
    notices,
    verdict: broken.length > 0 ? 'incomplete' : 'pass',
    document: { counts },
  };
}

const EXAMPLES = `
Examples:
  tollgate compare last-week.sarif today.sarif
  tollgate compare zap-monday.json zap-tuesday.json --output compared.sarif

Exit codes: 0 compared, whatever differs · 3 a report is unreadable or incomplete`;
