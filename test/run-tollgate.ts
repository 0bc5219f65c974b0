import { execFile } from 'node:child_process';
import { join } from 'node:path';

/** How a command ended. */
export interface CommandResult {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line from the sources as a process of its own, in the checkout or in `cwd`. */
export function runTollgate(args: readonly string[], cwd: string = process.cwd()): Promise<CommandResult> {
  const entry = join(import.meta.dirname, '..', 'src', 'entries', 'tollgate.ts');
  return new Promise((resolve) => {
    execFile(process.execPath, [entry, ...args], { cwd, timeout: 60_000 }, (error, stdout, stderr) => {
      resolve({ status: error === null ? 0 : typeof error.code === 'number' ? error.code : 1, stdout, stderr });
    });
  });
}
