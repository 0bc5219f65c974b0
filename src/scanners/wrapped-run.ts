import { resolve } from 'node:path';
import { snapshotOf, writtenSince } from '../util/file-snapshot.ts';
import { type ProcessResult, runProcess } from '../util/process.ts';
import { type Classification, doubted } from './classification.ts';
import { type ClassifiedTool, classifyRun } from './classify.ts';
import { knownCommand } from './known-command.ts';
import type { RecordedRun } from './recorded-run.ts';
import { type GuardContext, wrapGuards } from './wrap-guards.ts';

/** A scanner's command line to run as the user would. */
export interface WrapOptions extends GuardContext {
  readonly command: readonly string[];
  /** The scanner, where the command line does not tell. */
  readonly tool?: ClassifiedTool;
  /** Reports that the command line does not name; relative to `cwd`. */
  readonly reports: readonly string[];
  readonly version?: string;
  readonly onStdoutLine: (line: string) => void;
  readonly onStderrLine: (line: string) => void;
}

/** How a wrapped command ended. */
export interface Wrapped {
  readonly tool: ClassifiedTool;
  /** What was run: the command and the flags that were added to it. */
  readonly command: readonly string[];
  readonly added: readonly string[];
  readonly exitCode: number | undefined;
  readonly classification: Classification;
}

const REPORT = /^dependency-check-|\.(?:json|sarif|xml)$/u;

/** Runs a scanner's command line and says what the result is worth; nothing where the command is no known scanner. */
export async function wrappedRun(options: WrapOptions): Promise<Wrapped | undefined> {
  const known = knownCommand(options.command);
  const tool = options.tool ?? known?.tool;
  if (tool === undefined) return undefined;
  const added = known?.tool === tool ? known.missing : [];
  const command = [...options.command, ...added];
  const places = [...(known?.reports ?? []), ...options.reports].map((place) => resolve(options.cwd, place));
  const before = await snapshotOf(places, REPORT);
  const result = await runProcess({
    command: command[0] ?? '',
    args: command.slice(1),
    cwd: options.cwd,
    environment: options.environment,
    timeoutMs: options.timeoutMs,
    maxOutputBytes: 256 * 1024 * 1024,
    onStdoutLine: options.onStdoutLine,
    onStderrLine: options.onStderrLine,
    ...(options.signal && { signal: options.signal }),
  });
  const { written, old } = await writtenSince(before, await snapshotOf(places, REPORT));
  const run: RecordedRun = {
    exitCode: result.exitCode,
    stdout: result.stdout,
    stderr: result.stderr,
    reports: written,
    ...(options.version !== undefined && { version: options.version }),
  };
  const doubts = [
    ...endingDoubts(result, options.timeoutMs),
    ...(written.length === 0 ? old.map((name) => `the report ${name} is of an earlier run`) : []),
  ];
  let classification = doubts.reduce<Classification>(doubted, classifyRun(tool, run));
  if (classification.status !== 'unreadable') {
    for (const doubt of await wrapGuards(tool, command, run, classification, options)) {
      classification = doubted(classification, doubt);
    }
  }
  return { tool, command, added, exitCode: result.exitCode, classification };
}

function endingDoubts(result: ProcessResult, timeoutMs: number): string[] {
  return [
    ...(result.timedOut ? [`it had to be ended after ${timeoutMs / 1_000} s`] : []),
    ...(result.cancelled ? ['it was cancelled'] : []),
    ...(result.truncated ? ['it wrote more than can be kept'] : []),
  ];
}
