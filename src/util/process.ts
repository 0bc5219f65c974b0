import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import { stripVTControlCharacters } from 'node:util';
import { TollgateError } from '../model/errors.ts';
import { endGroup, GRACE, signalGroup, unwatchGroup, watchGroup } from './process-groups.ts';
import { redact } from './redaction.ts';

export { endAllProcesses } from './process-groups.ts';

/** One program to run to its end; no shell is involved, and the environment is exactly what is given. */
export interface ProcessOptions {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Milliseconds from the start until the whole process group is ended. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
  /** Bytes kept of each stream; the rest is read and thrown away. Default 64 MiB. */
  readonly maxOutputBytes?: number;
  /** Receives each line as the program wrote it, not masked. */
  readonly onStdoutLine?: (line: string) => void;
  readonly onStderrLine?: (line: string) => void;
  /** What the program reads on its standard input; without it the input is empty. */
  readonly input?: string;
  /** Milliseconds between the polite and the final signal. Default 2,000. */
  readonly graceMs?: number;
}

/** How a program ended and what it wrote. */
export interface ProcessResult {
  /** Absent where a signal ended the program. */
  readonly exitCode: number | undefined;
  /** The signal that ended the program, as in `SIGKILL`. */
  readonly signal?: string;
  readonly stdout: Uint8Array;
  readonly stderr: Uint8Array;
  readonly timedOut: boolean;
  readonly cancelled: boolean;
  /** At least one stream was longer than `maxOutputBytes`. */
  readonly truncated: boolean;
}

/** A program that goes on running: its command as words, or one line for `/bin/sh` where the user wrote a shell line. */
export interface ServiceOptions {
  readonly command: readonly string[] | { readonly shell: string };
  readonly environment: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Receives each line of both streams, control characters stripped, secrets masked. */
  readonly onLine?: (line: string) => void;
}

/** A running service. */
export interface Service {
  readonly pid: number;
  /** The last lines of both streams, control characters stripped, secrets masked. */
  tail(): string;
  /** Resolves when the program has ended, however that came about. */
  readonly exited: Promise<{ readonly exitCode: number | undefined; readonly signal?: string }>;
  /** Ends the whole process group: politely, then, after `graceMs` (default 2,000), for good. */
  stop(graceMs?: number): Promise<void>;
}

const DRAIN = 1_000;
const LONGEST_TIMER = 2 ** 31 - 1;
const LONGEST_LINE = 64 * 1024;
const TAIL_LINES = 60;
const TAIL_LINE_LENGTH = 2_000;

const KEPT_VARIABLES = new Set(
  'PATH HOME USER LOGNAME TMPDIR TEMP TMP LANG LC_ALL LC_CTYPE TZ HTTP_PROXY HTTPS_PROXY ALL_PROXY NO_PROXY NODE_EXTRA_CA_CERTS SSL_CERT_FILE SSL_CERT_DIR SYSTEMROOT COMSPEC PATHEXT APPDATA LOCALAPPDATA USERPROFILE'.split(
    ' ',
  ),
);

/**
 * Runs one program to its end in a process group of its own. The group is ended on timeout and cancellation, when our
 * own process ends, and what the program leaves running is ended with it.
 * @throws TollgateError `process/cannot-start` where the program or the working folder is not there.
 */
export async function runProcess(options: ProcessOptions): Promise<ProcessResult> {
  const limit = options.maxOutputBytes ?? 64 * 1024 * 1024;
  const nothing = new Uint8Array();
  if (options.signal?.aborted === true) {
    return {
      exitCode: undefined,
      stdout: nothing,
      stderr: nothing,
      timedOut: false,
      cancelled: true,
      truncated: false,
    };
  }
  const child = await start(options.command, options.args, options, options.input === undefined ? 'ignore' : 'pipe');
  const stdout = collect(child.stdout, limit, options.onStdoutLine);
  const stderr = collect(child.stderr, limit, options.onStderrLine);
  // A program that ends without reading its input closes the pipe; that is no error of ours.
  child.stdin?.on('error', () => undefined).end(options.input);
  let timedOut = false;
  let cancelled = false;
  const end = (): void => void endGroup(child.pid, options.graceMs ?? GRACE);
  const timer = setTimeout(
    () => {
      timedOut = true;
      end();
    },
    Math.min(options.timeoutMs, LONGEST_TIMER),
  );
  const cancel = (): void => {
    cancelled = true;
    end();
  };
  options.signal?.addEventListener('abort', cancel, { once: true });
  const { exitCode, signal } = await ended(child);
  clearTimeout(timer);
  options.signal?.removeEventListener('abort', cancel);
  const out = stdout();
  const err = stderr();
  return {
    exitCode,
    ...(signal !== undefined && { signal }),
    stdout: out.bytes,
    stderr: err.bytes,
    timedOut,
    cancelled,
    truncated: out.truncated || err.truncated,
  };
}

/**
 * Starts a program that goes on running, in a process group of its own that ends at the latest with our own process.
 * @throws TollgateError `process/cannot-start` where the program or the working folder is not there.
 */
export async function startService(options: ServiceOptions): Promise<Service> {
  const words = 'shell' in options.command ? ['/bin/sh', '-c', options.command.shell] : options.command;
  const child = await start(words[0] ?? '', words.slice(1), options, 'ignore');
  const lines: string[] = [];
  const onLine = (line: string): void => {
    const clean = redact(stripVTControlCharacters(line).replaceAll(/[^\P{Cc}\t]/gu, '')).slice(0, TAIL_LINE_LENGTH);
    lines.push(clean);
    if (lines.length > TAIL_LINES) lines.shift();
    options.onLine?.(clean);
  };
  const flushes = [collect(child.stdout, 0, onLine), collect(child.stderr, 0, onLine)];
  const exited = ended(child).then((end) => {
    for (const flush of flushes) flush();
    return end;
  });
  return {
    pid: child.pid,
    tail: () => redact(lines.join('\n')),
    exited,
    async stop(graceMs = GRACE) {
      await endGroup(child.pid, graceMs);
      await exited;
    },
  };
}

/**
 * An explicit environment for a child: search path, home, temporary folder, language, proxies and certificate stores of
 * `base`, and the variables named in `keep`; never `npm_config_*`, which would steer npm behind our back.
 */
export function scrubEnvironment(
  base: Readonly<Record<string, string | undefined>>,
  keep: readonly string[] = [],
): Record<string, string> {
  const scrubbed: Record<string, string> = {};
  for (const [name, value] of Object.entries(base)) {
    if (value === undefined || /^npm_config_/iu.test(name)) continue;
    if (keep.includes(name) || KEPT_VARIABLES.has(name.toUpperCase())) scrubbed[name] = value;
  }
  return scrubbed;
}

type Started = ChildProcess & { readonly pid: number };

async function start(
  command: string,
  args: readonly string[],
  options: { readonly cwd?: string; readonly environment: Readonly<Record<string, string>> },
  stdin: 'ignore' | 'pipe',
): Promise<Started> {
  const { cwd } = options;
  try {
    if (cwd !== undefined && !existsSync(cwd)) throw new Error(`the working folder ${cwd} does not exist`);
    const child = spawn(command, [...args], {
      ...(cwd !== undefined && { cwd }),
      env: { ...options.environment },
      stdio: [stdin, 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
      windowsHide: true,
    });
    if (child.pid === undefined) {
      await new Promise((_resolve, reject) => {
        child.once('error', reject);
      });
    }
    // Later errors (a signal that could not be delivered) show in how the program ends.
    child.on('error', () => undefined);
    watchGroup(child.pid ?? 0);
    return child as Started;
  } catch (error) {
    throw new TollgateError('process/cannot-start', `"${command}" could not be started: ${text(error)}`, {
      class: 'incomplete',
      help: [`check that "${command}" is installed and on the PATH`],
      cause: error,
    });
  }
}

// Resolves once the streams are closed; a process that left the group and keeps them open must not hold us up.
function ended(child: Started): Promise<{ exitCode: number | undefined; signal?: string }> {
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => {
      const done = (): void => {
        clearTimeout(timer);
        signalGroup(child.pid, 'SIGKILL');
        unwatchGroup(child.pid);
        resolve({ exitCode: code ?? undefined, ...(signal !== null && { signal }) });
      };
      const timer = setTimeout(() => {
        signalGroup(child.pid, 'SIGKILL');
        child.stdout?.destroy();
        child.stderr?.destroy();
      }, DRAIN);
      child.once('close', done);
    });
  });
}

function collect(
  stream: NodeJS.ReadableStream | null,
  limit: number,
  onLine?: (line: string) => void,
): () => { bytes: Uint8Array; truncated: boolean } {
  const chunks: Uint8Array[] = [];
  const decoder = new StringDecoder('utf8');
  let size = 0;
  let truncated = false;
  let rest = '';
  stream?.on('data', (chunk: Buffer) => {
    const room = limit - size;
    if (chunk.length > room) truncated = true;
    if (room > 0) chunks.push(chunk.subarray(0, room));
    size += Math.min(chunk.length, room);
    if (onLine === undefined) return;
    const lines = (rest + decoder.write(chunk)).split(/\r?\n/u);
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(line);
    if (rest.length <= LONGEST_LINE) return;
    onLine(rest);
    rest = '';
  });
  return () => {
    if (onLine !== undefined && rest !== '') onLine(rest);
    rest = '';
    return { bytes: Buffer.concat(chunks), truncated };
  };
}

function text(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
