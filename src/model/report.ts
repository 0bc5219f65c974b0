import type { EvidenceRecord } from './evidence.ts';
import type { Finding } from './finding.ts';
import type { Rule } from './rule.ts';

/** `degraded`: something is lost, or the report itself says that it saw too little. */
export type ReportStatus = 'complete' | 'degraded' | 'unreadable';

const STATUSES: readonly ReportStatus[] = ['complete', 'degraded', 'unreadable'];

/** The worse of two statuses. */
export function worseStatus(a: ReportStatus, b: ReportStatus): ReportStatus {
  return STATUSES.indexOf(a) > STATUSES.indexOf(b) ? a : b;
}

/** The four things Tollgate scans. */
export type Scan = 'web' | 'dependencies' | 'payments' | 'pci';

/** All scans, in the order of every table. */
export const SCANS: readonly Scan[] = ['web', 'dependencies', 'payments', 'pci'];

/** The program that wrote a report. */
export interface Tool {
  readonly name: string;
  readonly version?: string;
  readonly informationUri?: string;
}

/** What a run looked at, as plain figures and words: pages, requests, attacks by verdict. Must not hold times, ports or ids. */
export type Coverage = Readonly<Record<string, string | number | readonly string[]>>;

/** One execution of one tool, as a report describes it. */
export interface RunInfo {
  readonly tool: Tool;
  readonly scan?: Scan;
  /** Configured name of the target, else its origin (port dropped on loopback). */
  readonly target?: string;
  readonly shard?: string;
  readonly status: ReportStatus;
  /** Why the status is not `complete`. */
  readonly reason?: string;
  readonly coverage?: Coverage;
  /** Rules that were checked, with or without findings. */
  readonly rules: readonly Rule[];
}

/** Raw items accounted for: `raw = occurrences + Σ dropped`. */
export interface Counts {
  readonly raw: number;
  readonly occurrences: number;
  /** Reason → number of raw items left out for it. */
  readonly dropped: Readonly<Record<string, number>>;
}

/** What is known only when a report has been read to its end. */
export interface ReportEnd {
  readonly status: ReportStatus;
  readonly reason?: string;
  readonly runs: readonly RunInfo[];
  readonly counts: Counts;
  /** Lossless repairs and oddities, for the user to read. */
  readonly notices: readonly string[];
}

/** One finding of a report, and the index of its run in `ReportEnd.runs`. */
export interface ReportItem {
  readonly run: number;
  readonly finding: Finding;
}

/** A reader: findings one by one, then the report's end. */
export type ReportReader = Generator<ReportItem, ReportEnd, void>;

/** What a built-in scanner returns; `evidence[i]` belongs to `findings[i]` and never enters the SARIF. */
export interface Report {
  readonly run: RunInfo;
  readonly findings: readonly Finding[];
  readonly evidence: readonly (EvidenceRecord | undefined)[];
  readonly notices: readonly string[];
}
