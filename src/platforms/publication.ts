import type { SarifRun } from '../reporters/sarif.ts';

/**
 * What became of one thing to publish. `unchanged`: it is there already, nothing was sent. `held`: of an incomplete run, and
 * publishing it would close findings. `skipped`: not possible here, and nobody's fault. `failed`: to be tried again.
 */
export type PublishState = 'published' | 'unchanged' | 'held' | 'skipped' | 'failed';

/** One thing to publish, and what became of it. */
export interface PublishStep {
  /** `code scanning: tollgate/web/ZAP/shop/`, `comment on pull request 7`. */
  readonly what: string;
  readonly state: PublishState;
  /** One line, without secrets and control characters. */
  readonly detail: string;
  /** With `failed`: `publish/token-refused`. */
  readonly code?: string;
  /** What to do, a line each. */
  readonly help?: readonly string[];
}

/** What was published before, under a key that names destination and part. */
export interface PublishedEntry {
  /** SHA-256 of what was sent. */
  readonly digest: string;
  /** The run that published it: a pipeline's number, else a time. */
  readonly run: string;
  /** The platform's own id of it. */
  readonly id?: string;
  /** The platform took it, and has not said yet what came of it. */
  readonly pending?: true;
}

/** The memory between runs: what is in it is not published twice, and what failed half-way is taken up where it ended. */
export interface PublishedRecord {
  find(key: string): PublishedEntry | undefined;
  store(key: string, entry: PublishedEntry): Promise<void>;
}

/** How long a second of waiting lasts, and when to stop. */
export interface Pace {
  /** Milliseconds: 1,000, and less where a test must not wait. */
  readonly secondMs: number;
  readonly signal: AbortSignal;
}

/** What every publisher takes. */
export interface Publication {
  /** All runs, those that are not complete too: the publisher decides what of them may leave. */
  readonly runs: readonly SarifRun[];
  /** The summary as Markdown, every value escaped. */
  readonly summary: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** This run, as people know it: `run 4711`, else its time. */
  readonly run: string;
  /** Tollgate's version. */
  readonly version: string;
  readonly pace: Pace;
  readonly record: PublishedRecord;
}
