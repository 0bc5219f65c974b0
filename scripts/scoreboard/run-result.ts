import type { RunKey } from './run-key.ts';

/** One finding of a run, by what the scoreboard compares. */
export interface ScoredFinding {
  readonly rule: string;
  /** Method and path. */
  readonly place: string;
  readonly message: string;
}

/** What one run found and what it took. */
export interface RunResult {
  readonly run: RunKey;
  readonly findings: readonly ScoredFinding[];
  /** `complete` or `degraded`, with the reason. */
  readonly status: string;
  readonly reason?: string;
  /** `rule id: reason` of each attack without a verdict. */
  readonly inconclusive: readonly string[];
  /** That the app got, as it counted them itself. */
  readonly requests: number;
  readonly seconds: number;
  /** Of this process, app and fuzzer together. */
  readonly processorSeconds: number;
  /** Digest of the sources that were measured. */
  readonly sources: string;
}
