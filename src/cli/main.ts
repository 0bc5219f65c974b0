import { processContext } from './process-context.ts';
import { programOf } from './program.ts';
import { runCli } from './run-cli.ts';

/** The command line of this process: sets its exit code. */
export async function main(): Promise<void> {
  const argv = process.argv.slice(2);
  const { context, release } = processContext(argv);
  process.exitCode = await runCli(argv, context, programOf);
  release();
}
