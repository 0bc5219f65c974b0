import { spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { resolve } from 'node:path';

/** How a command line ended; `status` is nothing where it was killed. */
export interface Ended {
  readonly status: number | null;
  readonly text: string;
}

/**
 * Runs a command line of Tollgate as a process of its own, with these variables alone. Where `when` is given the process is
 * killed as a machine that loses power would do it, as soon as that holds.
 */
export async function tollgateProcess(
  args: readonly string[],
  { cwd, environment, when }: { cwd: string; environment: Readonly<Record<string, string>>; when?: () => boolean },
): Promise<Ended> {
  const env = { PATH: process.env['PATH'], HOME: cwd, NO_COLOR: '1', ...environment };
  const child = spawn(process.execPath, [resolve('src/entries/tollgate.ts'), ...args], { cwd, env });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const ended = new Promise<Ended>((done) => child.on('close', (status) => done({ status, text })));
  if (when === undefined) return ended;
  const isAlive = (): boolean => child.exitCode === null && child.signalCode === null;
  while (isAlive() && !when()) await delay(2);
  child.kill('SIGKILL');
  return ended;
}
