import { processContext } from '../../src/cli/process-context.ts';
import { programOf } from '../../src/cli/program.ts';
import { runCli } from '../../src/cli/run-cli.ts';

/** Runs a command line of Tollgate's own in a folder, and gives its exit code, what it printed, and its messages. */
export async function runTollgate(
  words: readonly string[],
  cwd: string,
): Promise<{ readonly exitCode: number; readonly out: string; readonly messages: string }> {
  const { context, release } = processContext(['--quiet']);
  const lines: string[] = [];
  const told: string[] = [];
  try {
    const own = { ...context, cwd, print: (line: string) => lines.push(line), tell: (line: string) => told.push(line) };
    const exitCode = await runCli(words, own, programOf);
    return { exitCode, out: `${lines.join('\n')}\n`, messages: told.join('\n') };
  } finally {
    release();
  }
}
