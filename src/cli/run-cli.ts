import { CommanderError, type Command } from 'commander';
import { TollgateError } from '../model/errors.ts';
import type { CommandResult } from './command-result.ts';
import type { Context } from './context.ts';
import { EXIT, exitCodeOfError } from './exit-codes.ts';
import { renderError } from './render-error.ts';
import { printable, printableJson, style } from './terminal.ts';

const COLOURS = { pass: 'green', fail: 'red', incomplete: 'yellow' } as const;

/** Makes the commands; `done` receives what the one that runs says at its end. */
export type MakeProgram = (
  context: Context,
  done: (result: CommandResult) => void,
  argv: readonly string[],
) => Command | Promise<Command>;

/** Runs one command line (without the program's name) and gives the exit code. Throws nothing. */
export async function runCli(argv: readonly string[], context: Context, makeProgram: MakeProgram): Promise<number> {
  let result: CommandResult | undefined;
  const ended = (given: CommandResult): void => {
    result = given;
  };
  const program = configure(await makeProgram(context, ended, argv), context);
  // What stands behind `--` belongs to another program.
  const own = argv.includes('--') ? argv.slice(0, argv.indexOf('--')) : argv;
  const json = own.includes('--json');
  try {
    await program.parseAsync([...argv], { from: 'user' });
  } catch (error) {
    return fail(error, json ? nameOf(program, own) : undefined, context);
  }
  if (result !== undefined) report(result, json ? nameOf(program, own) : undefined, context);
  return result?.exitCode ?? EXIT.passed;
}

/** Commander must neither end the process nor write past the context; subcommands do not inherit that. */
function configure(command: Command, context: Context): Command {
  command
    .exitOverride()
    .showHelpAfterError('  = help: see `tollgate --help`')
    .configureOutput({
      writeOut: (text) => context.print(text.trimEnd()),
      writeErr: (text) => context.tell(text.trimEnd()),
    });
  for (const child of command.commands) configure(child, context);
  return command;
}

function report(result: CommandResult, jsonName: string | undefined, context: Context): void {
  for (const notice of result.notices) context.tell(printable(`note: ${notice}`));
  const say = jsonName === undefined ? context.print : context.tell;
  for (const line of result.lines) {
    const isVerdict = line.startsWith('tollgate: ');
    say(isVerdict ? style(COLOURS[result.verdict], printable(line), context.colour) : printable(line));
  }
  if (jsonName === undefined) return;
  const { verdict, exitCode, document } = result;
  context.print(printableJson({ schema: `tollgate/${jsonName}/1`, verdict, exitCode, ...document }));
}

function fail(error: unknown, jsonName: string | undefined, context: Context): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.passed : EXIT.usage;
  if (context.signal.aborted) {
    context.tell('tollgate: cancelled; nothing half-written was left behind');
    return context.signal.reason === 'SIGTERM' ? EXIT.terminated : EXIT.interrupted;
  }
  const exitCode = error instanceof TollgateError ? exitCodeOfError(error.class) : EXIT.bug;
  context.tell(printable(renderError(error)));
  if (jsonName !== undefined && error instanceof TollgateError) {
    const { code, message, place, help } = error;
    const verdict = exitCode === EXIT.incomplete ? 'incomplete' : 'fail';
    context.print(
      printableJson({ schema: `tollgate/${jsonName}/1`, verdict, exitCode, error: { code, message, place, help } }),
    );
  }
  return exitCode;
}

/** `scan-web` of `tollgate scan web …`. */
function nameOf(program: Command, argv: readonly string[]): string {
  const words: string[] = [];
  let command = program;
  for (const word of argv) {
    const next = command.commands.find((candidate) => candidate.name() === word);
    if (next === undefined) continue;
    words.push(word);
    command = next;
  }
  return words.join('-') || 'tollgate';
}
