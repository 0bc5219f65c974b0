import { Readable } from 'node:stream';
import type { Context } from '../src/cli/context.ts';
import { programOf } from '../src/cli/program.ts';
import { runCli } from '../src/cli/run-cli.ts';
import { buildDashboard } from '../scripts/build-dashboard.ts';
import type { TollgateEvent } from '../src/model/event.ts';

/** What a command line did. */
export interface CliOutcome {
  readonly exitCode: number;
  readonly out: string;
  readonly messages: string;
  readonly events: readonly TollgateEvent[];
}

let dashboard: Promise<string> | undefined;

/** Runs a command line in this process, in a folder of the test's own. */
export async function runInContext(
  argv: readonly string[],
  cwd: string,
  more: Partial<Context> = {},
): Promise<CliOutcome> {
  const out: string[] = [];
  const messages: string[] = [];
  const events: TollgateEvent[] = [];
  const exitCode = await runCli(
    argv,
    {
      cwd,
      environment: { PATH: process.env['PATH'], HOME: cwd },
      version: '0.0.0-test',
      clock: () => Date.parse('2026-11-21T12:00:00Z'),
      signal: new AbortController().signal,
      stdin: Readable.from([]),
      print: (line) => out.push(line),
      tell: (line) => messages.push(line),
      progress: () => {},
      emit: (event) => events.push(event),
      colour: false,
      dashboard: () => (dashboard ??= buildDashboard()),
      ...more,
    },
    programOf,
  );
  return { exitCode, out: out.join('\n'), messages: messages.join('\n'), events };
}
