import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import { type Classification, hasFindings } from '../../scanners/classification.ts';
import { CLASSIFIED_TOOLS, type ClassifiedTool, classifyRun } from '../../scanners/classify.ts';
import type { CommandResult } from '../command-result.ts';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { readRecordedRun } from '../inputs/read-recorded-run.ts';

interface Options {
  readonly tool: ClassifiedTool;
  readonly version?: string;
  readonly exitZero?: boolean;
}

/** `tollgate classify DIR`: what a recorded run of a scanner was worth. */
export function classifyCommand(context: Context, done: (result: CommandResult) => void): Command {
  return new Command('classify')
    .description('say what a recorded run of a scanner (rc, stdout, stderr, reports) was worth')
    .argument('<folder>', 'folder with rc, stdout, stderr and the report files')
    .addOption(new Option('--tool <tool>', 'the scanner that ran').choices(CLASSIFIED_TOOLS).makeOptionMandatory())
    .option('--version <version>', 'its version, as in 4.18.1')
    .option('--exit-zero', 'exit 0 where the run was incomplete')
    .addHelpText('after', EXAMPLES)
    .action(async (folder: string, options: Options) => {
      const run = await readRecordedRun(resolve(context.cwd, folder), options.version);
      const classification = classifyRun(options.tool, run);
      const status = statusWord(classification);
      const incomplete = status === 'incomplete';
      const { raw, also, reason, notices, report } = classification;
      const items = `${raw} raw item${raw === 1 ? '' : 's'}${report === undefined ? '' : ` in ${report}`}`;
      done({
        exitCode: incomplete && options.exitZero !== true ? EXIT.incomplete : EXIT.passed,
        lines: [`${options.tool}: ${status}, ${items}`, ...(reason === undefined ? [] : [reason])],
        notices: notices ?? [],
        verdict: incomplete ? 'incomplete' : 'pass',
        document: {
          status,
          ...(also !== undefined && { also }),
          raw,
          ...(reason !== undefined && { reason }),
          ...(notices !== undefined && { notices }),
        },
      });
    });
}

/** `clean` and `findings` are said of complete runs only. */
function statusWord(classification: Classification): 'clean' | 'findings' | 'incomplete' {
  if (classification.status !== 'complete') return 'incomplete';
  return hasFindings(classification) ? 'findings' : 'clean';
}

const EXAMPLES = `
Examples:
  tollgate classify run/ --tool osv-scanner
  tollgate classify run/ --tool yarn --version 4.18.1 --json

Exit codes: 0 clean or findings · 2 usage · 3 incomplete`;
