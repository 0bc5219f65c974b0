import type { ProgressSink } from '../model/progress.ts';

/** What every runner of a dependency scanner is given. */
export interface ScannerOptions {
  /** The project's folder, absolute. */
  readonly dir: string;
  /** A folder of our own for caches and what scanners write, absolute; made where it is not there. */
  readonly workDir: string;
  /** The surroundings; a scanner sees only what it needs of them. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Milliseconds for each call of the scanner. */
  readonly timeoutMs: number;
  /** Milliseconds since the epoch, by which the age of databases is told. */
  readonly now: number;
  /** Milliseconds; an older advisory database makes the run incomplete. */
  readonly maxDatabaseAgeMs: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: ProgressSink;
}
