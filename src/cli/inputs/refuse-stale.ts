import { type ReportEnd, type ReportReader, worseStatus } from '../../model/report.ts';

/** How old a report may be. */
export interface AgeLimit {
  /** The time to judge by, milliseconds since the epoch. */
  readonly now: number;
  /** Milliseconds. */
  readonly most: number;
}

/**
 * Reads a report and makes it degraded where it was written too long ago: what an earlier run left behind says nothing
 * of this one. Its findings are kept.
 */
export function* refuseStale(reader: ReportReader, written: number, { now, most }: AgeLimit): ReportReader {
  const end = yield* reader;
  if (now - written <= most) return end;
  const reason = `it was written ${hours(now - written)} ago, more than the ${hours(most)} that --max-age allows`;
  return staleEnd(end, reason);
}

function staleEnd(end: ReportEnd, reason: string): ReportEnd {
  return {
    ...end,
    status: worseStatus(end.status, 'degraded'),
    reason: end.reason ?? reason,
    runs: end.runs.map((run) => ({
      ...run,
      status: worseStatus(run.status, 'degraded'),
      reason: run.reason ?? reason,
    })),
    notices: [...end.notices, reason],
  };
}

function hours(milliseconds: number): string {
  const whole = Math.floor(milliseconds / 3_600_000);
  return whole < 1 ? `${Math.floor(milliseconds / 60_000)} min` : `${whole} h`;
}
