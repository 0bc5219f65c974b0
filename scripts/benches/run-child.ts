import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Once } from './repeat.ts';

const LOOK_EVERY_MS = 10;

/** What a child process took, from before its start to its end, and what it wrote. */
export interface ChildRun extends Once {
  readonly stdout: string;
}

/**
 * Runs a program of its own process to its end.
 * The peak is the kernel's high-water mark as last seen, some milliseconds before the end, and so is the processor time;
 * only Linux tells them.
 * @throws Error where it cannot be started or does not exit with 0, with the end of what it wrote to stderr
 */
export async function runChild(command: string, args: readonly string[]): Promise<ChildRun> {
  const started = performance.now();
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let peak: number | undefined;
  let processorSeconds: number | undefined;
  const look = setInterval(() => {
    peak = Math.max(peak ?? 0, highWaterMark(child.pid) ?? 0) || undefined;
    processorSeconds = processorTime(child.pid) ?? processorSeconds;
  }, LOOK_EVERY_MS);
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr = (stderr + text).slice(-2000)));
  let seconds = 0;
  child.once('exit', () => (seconds = (performance.now() - started) / 1000));
  try {
    const [code] = (await once(child, 'close')) as [number | null];
    if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}: ${stderr.trim()}`);
  } finally {
    clearInterval(look);
  }
  return {
    seconds,
    stdout,
    ...(processorSeconds !== undefined && { processorSeconds }),
    ...(peak !== undefined && { peak }),
  };
}

const TICKS_A_SECOND = 100;

/** Seconds in user and system, of the fields `utime` and `stime` (proc(5)). */
function processorTime(pid: number | undefined): number | undefined {
  if (process.platform !== 'linux' || pid === undefined) return undefined;
  try {
    // The name before them may hold spaces and brackets.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /su, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND || undefined;
  } catch {
    // It has ended meanwhile.
    return undefined;
  }
}

/** Bytes. */
function highWaterMark(pid: number | undefined): number | undefined {
  if (process.platform !== 'linux' || pid === undefined) return undefined;
  try {
    const kibibytes = /^VmHWM:\s+(\d+) kB$/mu.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kibibytes === undefined ? undefined : Number(kibibytes) * 1024;
  } catch {
    // It has ended meanwhile.
    return undefined;
  }
}
