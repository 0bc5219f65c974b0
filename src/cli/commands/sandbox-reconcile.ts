import { Command } from 'commander';
import type { CommandResult } from '../command-result.ts';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { type ControlOptions, askControl, withControl } from './sandbox-control.ts';

/** `tollgate sandbox reconcile`: what the shop otherwise does every night. */
export function sandboxReconcileCommand(context: Context, done: (result: CommandResult) => void): Command {
  return withControl(new Command('reconcile'))
    .description("compare the gateway's settlement with the books of a running sandbox now")
    .addHelpText('after', EXAMPLES)
    .action(async (options: ControlOptions) => {
      const answer = await askControl(context, options, '/reconcile', {});
      done({ ...judge(answer['status']), lines: linesOf(answer), notices: [], document: answer });
    });
}

function judge(status: unknown): Pick<CommandResult, 'exitCode' | 'verdict'> {
  if (status === 'matched') return { exitCode: EXIT.passed, verdict: 'pass' };
  return status === 'mismatched'
    ? { exitCode: EXIT.failed, verdict: 'fail' }
    : { exitCode: EXIT.incomplete, verdict: 'incomplete' };
}

interface Mismatch {
  readonly kind: string;
  readonly reference: string;
  readonly detail: string;
}

function linesOf(run: Readonly<Record<string, unknown>>): readonly string[] {
  const mismatches = Array.isArray(run['mismatches']) ? (run['mismatches'] as readonly Mismatch[]) : [];
  return [
    `${String(run['status'])}: ${String(run['id'])}, ${String(run['lines'])} lines of the settlement in ${String(run['attempts'])} attempts`,
    ...mismatches.map(({ kind, reference, detail }) => `  ${kind} ${reference}: ${detail}`),
  ];
}

const EXAMPLES = `
Examples:
  tollgate sandbox reconcile --control http://127.0.0.1:4012 --token TOKEN
  tollgate sandbox reconcile --json

Exit codes: 0 the books match · 1 they do not · 3 the settlement could not be had`;
