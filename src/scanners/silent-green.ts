import type { ClassifiedTool } from './classify.ts';

/** What a scanner leaves behind when it goes green, or looks like it, without having checked. */
export interface GreenExample {
  readonly exitCode: number;
  readonly stdout?: string;
  readonly stderr?: string;
  /** Report file → its text. */
  readonly reports?: Readonly<Record<string, string>>;
}

/** One way in which a scanner goes green without having checked everything. */
export interface SilentGreen {
  /** `osv-scanner/database-missing`; never used for something else. */
  readonly id: string;
  readonly tool: ClassifiedTool;
  /** Versions on which it was seen, as in `2.5.1`. */
  readonly versions: string;
  /** What one sees: exit code and report. */
  readonly seen: string;
  /** What was not checked. */
  readonly unchecked: string;
  /** A command that shows it. */
  readonly command: string;
  /** A run whose classification tells it; absent where nothing in a run does. */
  readonly example?: GreenExample;
  /** The check beyond the run that tells it: for what no classifier can see. */
  readonly guard?: string;
}
