import { Command, Option } from 'commander';
import { TollgateError } from '../../model/errors.ts';
import { CLASSIFIED_TOOLS, type ClassifiedTool } from '../../scanners/classify.ts';
import { wrappedRun, type Wrapped } from '../../scanners/wrapped-run.ts';
import { redact } from '../../util/redaction.ts';
import type { CommandResult } from '../command-result.ts';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { nowOf } from '../options/now.ts';
import { secondsOf } from '../options/seconds-of.ts';
import { printable } from '../terminal.ts';
import { wholeNumber } from '../options/whole-number.ts';

interface Options {
  readonly tool?: ClassifiedTool;
  readonly report?: readonly string[];
  readonly toolVersion?: string;
  readonly timeout: number;
  readonly maxDbAge: number;
  readonly now?: string;
  readonly exitZero?: boolean;
}

/** `tollgate wrap -- COMMAND…`: runs a known scanner and says what its result is worth. */
export function wrapCommand(context: Context, done: (result: CommandResult) => void): Command {
  const command = new Command('wrap');
  return command
    .description('run a known scanner as you would, and say whether its result is complete, degraded or unreadable')
    .argument('<command...>', 'the scanner and its arguments, behind --')
    .addOption(new Option('--tool <tool>', 'the scanner, where the command does not tell').choices(CLASSIFIED_TOOLS))
    .option('--report <file...>', 'reports that the command line does not name')
    .option('--tool-version <version>', 'the scanner’s version')
    .option('--timeout <time>', 'until the scanner is ended', secondsOf, 1_800)
    .option('--max-db-age <days>', 'an older advisory database makes the result incomplete', wholeNumber, 7)
    .option('--now <time>', 'the time by which that age is told (ISO 8601)')
    .option('--exit-zero', 'exit 0 where the run is incomplete')
    .addHelpText('after', EXAMPLES)
    .action(async (words: string[], options: Options) => {
      // With --json standard output belongs to the document.
      const json = command.parent?.opts()['json'] === true;
      const wrapped = await wrappedRun({
        command: words,
        ...(options.tool !== undefined && { tool: options.tool }),
        reports: options.report ?? [],
        ...(options.toolVersion !== undefined && { version: options.toolVersion }),
        cwd: context.cwd,
        environment: definedOnly(context.environment),
        timeoutMs: options.timeout * 1_000,
        now: nowOf(options.now, context),
        maxDatabaseAgeMs: options.maxDbAge * 86_400_000,
        signal: context.signal,
        onStdoutLine: show(json ? context.tell : context.print),
        onStderrLine: show(context.tell),
      });
      if (wrapped === undefined) throw unknownScanner(words);
      done(resultOf(wrapped, options.exitZero === true));
    });
}

// What a scanner writes comes from files that anybody may have written.
function show(to: (line: string) => void): (line: string) => void {
  return (line) => {
    to(printable(redact(line)));
  };
}

function resultOf({ tool, added, exitCode, classification }: Wrapped, exitZero: boolean): CommandResult {
  const { status, raw, also, reason, notices, report } = classification;
  const complete = status === 'complete';
  const passed = complete && exitCode === 0;
  const items = `${raw} finding${raw === 1 ? '' : 's'}`;
  const line = complete
    ? `tollgate: ${passed ? 'pass' : 'fail'}: ${tool} ran completely, ${items}; it ended with exit code ${exitCode ?? 'none'}`
    : `tollgate: incomplete: ${tool}'s result is ${status}: ${reason ?? 'no reason given'}`;
  return {
    exitCode: complete ? (passed ? EXIT.passed : EXIT.failed) : exitZero ? EXIT.passed : EXIT.incomplete,
    lines: [line],
    notices: [
      ...(added.length === 0 ? [] : [`added ${added.join(' ')}, so that the result can be checked`]),
      ...(notices ?? []),
    ],
    verdict: complete ? (passed ? 'pass' : 'fail') : 'incomplete',
    document: {
      tool,
      status,
      ...(also !== undefined && { also }),
      raw,
      ...(report !== undefined && { report }),
      ...(reason !== undefined && { reason }),
      ...(exitCode !== undefined && { scannerExitCode: exitCode }),
      added,
    },
  };
}

function definedOnly(environment: Context['environment']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

function unknownScanner(words: readonly string[]): TollgateError {
  return new TollgateError(
    'wrap/unknown-scanner',
    `"${words.slice(0, 3).join(' ')}" is no scanner that can be judged`,
    {
      class: 'usage',
      help: [`known are ${CLASSIFIED_TOOLS.join(', ')}`, 'where the command hides one of them, name it by --tool'],
    },
  );
}

const EXAMPLES = `
Examples:
  tollgate wrap -- npm audit
  tollgate wrap -- osv-scanner scan source --offline -r .
  tollgate wrap --tool dependency-check --report out -- ./scan.sh

Exit codes: 0 complete, and the scanner passed it · 1 complete, and the scanner found something · 2 usage · 3 incomplete`;
