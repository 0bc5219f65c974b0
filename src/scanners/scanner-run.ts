import type { ReportStatus, Tool } from '../model/report.ts';

/** What one execution of one external scanner left behind, and what that is worth. */
export interface ScannerRun {
  readonly tool: Tool;
  /** The report's format, by the name of its reader: `npm-audit`. */
  readonly format: string;
  readonly status: ReportStatus;
  /** Why the status is not `complete`; one or more sentences, masked. */
  readonly reason?: string;
  /** What to do about it, one line each. */
  readonly help?: readonly string[];
  /** What a reader should know although nothing is missing. */
  readonly notices?: readonly string[];
  /** The scanner's own report, byte for byte; absent where there is none worth reading. */
  readonly report?: Uint8Array;
  /** Absent where the scanner did not start, or was ended by a signal. */
  readonly exitCode?: number;
  /** Base name of the lockfile that was audited. */
  readonly lockfile?: string;
  /** ISO date of the advisory database, where the scanner has one. */
  readonly databaseDate?: string;
  /** What was run, word for word, without secrets. */
  readonly command: readonly string[];
  /** The scanner is not installed or not set up here: nothing was tried. */
  readonly absent?: true;
}
