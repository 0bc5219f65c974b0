import type { Readable } from 'node:stream';
import type { EventSink } from '../model/event.ts';
import type { ProgressSink } from '../model/progress.ts';

/** What a command sees of the world; tests hand in their own. */
export interface Context {
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Tollgate's version. */
  readonly version: string;
  /** The clock, milliseconds since the epoch; read only where `--now` is not given. */
  readonly clock: () => number;
  /** Aborted by Ctrl-C or SIGTERM. */
  readonly signal: AbortSignal;
  readonly stdin: Readable;
  /** Results go here, a line each; with `--json` only the document. */
  readonly print: (line: string) => void;
  /** Messages go here: standard error. */
  readonly tell: (line: string) => void;
  readonly progress: ProgressSink;
  readonly emit: EventSink;
  /** Is colour wanted on standard error and standard output? */
  readonly colour: boolean;
  /** The built `dashboard.html`. */
  readonly dashboard: () => Promise<string>;
}
