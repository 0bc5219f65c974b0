import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { TollgateError } from '../model/errors.ts';
import { endAllProcesses } from '../util/process.ts';
import type { Context } from './context.ts';
import { EXIT } from './exit-codes.ts';
import { progressPrinter } from './terminal.ts';
import { VERSION } from './version.ts';

/** The context of a real process, and how to let go of it. */
export interface ProcessContext {
  readonly context: Context;
  /** Takes the signal handlers away and clears the line of progress. */
  readonly release: () => void;
}

/** Wires a context to this process: streams, clock, environment, and signals that end every child first. */
export function processContext(argv: readonly string[]): ProcessContext {
  const abort = new AbortController();
  const quiet = argv.includes('--quiet') || argv.includes('--json');
  const progress = progressPrinter((text) => process.stderr.write(text), process.stderr.isTTY);
  const write = (stream: NodeJS.WriteStream, line: string): void => {
    progress.clear();
    stream.write(`${line}\n`);
  };
  const onSignal = (signal: NodeJS.Signals): void => {
    // A second Ctrl-C means: at once.
    if (abort.signal.aborted) process.exit(signal === 'SIGTERM' ? EXIT.terminated : EXIT.interrupted);
    abort.abort(signal);
    void endAllProcesses();
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  process.stdout.on('error', endOnClosedPipe);
  return {
    context: {
      cwd: process.cwd(),
      environment: process.env,
      version: VERSION,
      clock: Date.now,
      signal: abort.signal,
      stdin: process.stdin,
      print: (line) => write(process.stdout, line),
      tell: (line) => write(process.stderr, line),
      progress: quiet ? () => {} : progress.sink,
      emit: () => {},
      colour: process.stdout.isTTY && process.env['NO_COLOR'] === undefined,
      dashboard,
    },
    release() {
      progress.clear();
      process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
    },
  };
}

/** `tollgate … | head` closes the pipe early; nobody is left to tell, so the process ends as a program in C would. */
function endOnClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit(EXIT.passed);
}

/** The page's template, beside the bundle or, in a checkout, in `dist`. */
async function dashboard(): Promise<string> {
  for (const place of ['./dashboard.html', '../dashboard.html', '../../dist/dashboard.html']) {
    const url = new URL(place, import.meta.url);
    if (existsSync(url)) return readFile(url, 'utf8');
  }
  throw new TollgateError('report/no-template', 'dist/dashboard.html is missing, from which the HTML page is made', {
    class: 'usage',
    help: ['in a checkout: npm run build', 'installed: install the package again'],
  });
}
