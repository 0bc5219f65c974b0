import type { ReportStatus } from '../model/report.ts';
import { redact } from '../util/redaction.ts';

/** What a run is worth. */
export interface Classification {
  readonly status: ReportStatus;
  /** Vulnerabilities came out although the run is not complete. */
  readonly also?: 'findings';
  /** Raw items in the report; 0 where there is none. */
  readonly raw: number;
  /** How many of them the project or its settings have decided to ignore; absent where none. */
  readonly ignored?: number;
  /** Where the raw items were counted: the name of a file, `stdout` or `stderr`; absent where there is no report. */
  readonly report?: string;
  /** Why the status is not `complete`; one line, masked. */
  readonly reason?: string;
  /** What a reader of the result should know although nothing is missing: findings that the project itself ignores. */
  readonly notices?: readonly string[];
}

/** What a classifier has gathered about a run. */
export interface Observations {
  /** Absent where there is no readable report. */
  readonly report?: string;
  readonly raw?: number;
  readonly ignored?: number;
  /** The run speaks of vulnerabilities that cannot be counted. */
  readonly spokeOfFindings?: boolean;
  /** Why the result is not whole, the weightiest first. */
  readonly doubts: readonly string[];
  readonly notices?: readonly string[];
}

const LONGEST_REASON = 500;

/** Draws the conclusion: without a report unreadable, with a doubt degraded, otherwise complete. */
export function conclude(seen: Observations): Classification {
  const raw = seen.raw ?? 0;
  const ignored = seen.ignored ?? 0;
  const doubts = [...new Set(seen.doubts.filter((doubt) => doubt !== ''))];
  const notices = (seen.notices ?? []).map(oneLine);
  const status = seen.report === undefined ? 'unreadable' : doubts.length > 0 ? 'degraded' : 'complete';
  return {
    status,
    ...(status !== 'complete' && (raw > ignored || seen.spokeOfFindings === true) && { also: 'findings' as const }),
    raw,
    ...(ignored > 0 && { ignored }),
    ...(seen.report !== undefined && { report: seen.report }),
    ...(status !== 'complete' && { reason: oneLine(doubts.join('; ') || 'there is no report') }),
    ...(notices.length > 0 && { notices }),
  };
}

/** The same classification with one more doubt in front: what was complete is degraded. */
export function doubted(given: Classification, doubt: string): Classification {
  const status = given.status === 'complete' ? 'degraded' : given.status;
  return {
    ...given,
    status,
    ...(hasFindings(given) && { also: 'findings' as const }),
    reason: oneLine([doubt, given.reason].filter((part) => part !== undefined).join('; ')),
  };
}

/** Did vulnerabilities come out that nobody has decided to ignore? */
export function hasFindings({ raw, ignored = 0 }: Pick<Classification, 'raw' | 'ignored'>): boolean {
  return raw > ignored;
}

/** A message of a tool in one line, masked and cut: names and paths in it come from files that anybody may have written. */
export function oneLine(text: string): string {
  const line = redact(text.replaceAll(/\p{Cc}+/gu, ' ').trim()).replaceAll(/\/\/[^/@\s]*@/gu, '//[redacted]@');
  return line.length > LONGEST_REASON ? `${line.slice(0, LONGEST_REASON)}…` : line;
}
