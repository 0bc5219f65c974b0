import { type ProcessResult, runProcess } from '../util/process.ts';
import { type Classification, doubted, oneLine } from './classification.ts';
import type { RecordedRun, RunFile } from './recorded-run.ts';
import type { ScannerOptions } from './scanner-options.ts';

/** One call of a scanner. */
export interface Execution {
  /** What progress calls it. */
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly version?: string;
  /** Reads the files that the call has written. */
  readonly reports?: () => Promise<readonly RunFile[]>;
  readonly classify: (run: RecordedRun) => Classification;
}

/** What a call left behind and what it is worth. */
export interface Executed {
  readonly run: RecordedRun;
  readonly classification: Classification;
}

const LARGEST_OUTPUT = 256 * 1024 * 1024;

/**
 * Calls a scanner, tells its progress line by line, and classifies the run; a deadline, a cancellation or too much output
 * is a doubt beyond what the classifier sees.
 * @throws TollgateError `process/cannot-start` where the scanner is not there.
 */
export async function execute(call: Execution, options: ScannerOptions): Promise<Executed> {
  const { onProgress, signal, timeoutMs } = options;
  const tell = (line: string): void => {
    const text = oneLine(line);
    if (text !== '') onProgress?.({ step: call.name, detail: text.slice(0, 160) });
  };
  onProgress?.({ step: call.name, detail: 'started' });
  const result = await runProcess({
    command: call.command,
    args: call.args,
    cwd: call.cwd,
    environment: call.environment,
    timeoutMs,
    maxOutputBytes: LARGEST_OUTPUT,
    onStderrLine: tell,
    ...(signal && { signal }),
  });
  const run: RecordedRun = {
    exitCode: result.exitCode,
    stdout: result.stdout,
    stderr: result.stderr,
    reports: (await call.reports?.()) ?? [],
    ...(call.version !== undefined && { version: call.version }),
  };
  const own = call.classify(run);
  const doubt = endingDoubt(call.name, result, timeoutMs);
  const classification = doubt === undefined ? own : doubted(own, doubt);
  onProgress?.({ step: call.name, detail: classification.status });
  return { run, classification };
}

function endingDoubt(name: string, result: ProcessResult, timeoutMs: number): string | undefined {
  if (result.cancelled) return `${name} was cancelled`;
  if (result.timedOut) return `${name} had to be ended after ${timeoutMs / 1_000} s`;
  if (result.truncated) return `${name} wrote more than ${LARGEST_OUTPUT} bytes`;
  if (result.signal === 'SIGKILL') return `${name} was killed (SIGKILL): for want of memory, most likely`;
  return result.signal === undefined ? undefined : `${name} was ended by ${result.signal}`;
}

/** The first version number in what a program says when asked for its version; nothing where it does not answer. */
export async function versionOf(
  call: Pick<Execution, 'command' | 'args' | 'cwd' | 'environment'>,
  options: ScannerOptions,
): Promise<string | undefined> {
  const { stdout, stderr } = await runProcess({
    ...call,
    timeoutMs: Math.min(options.timeoutMs, 60_000),
    ...(options.signal && { signal: options.signal }),
  });
  const text = `${new TextDecoder().decode(stdout)}\n${new TextDecoder().decode(stderr)}`;
  return /\b(\d+\.\d+\.\d+(?:-[\w.]+)?)\b/u.exec(text)?.[1];
}

/** The bytes that a classification counted in, or nothing where the run left no report. */
export function reportBytes({ run, classification }: Executed): Uint8Array | undefined {
  const { report } = classification;
  if (report === undefined) return undefined;
  if (report === 'stdout') return run.stdout;
  if (report === 'stderr') return run.stderr;
  return run.reports.find(({ name }) => name === report)?.bytes;
}
