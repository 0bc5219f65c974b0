import type { Counts, ReportEnd, ReportStatus, RunInfo } from '../model/report.ts';

/** The open account of a report while it is read: what was seen, what was left out, what went wrong. */
export interface Account {
  raw: number;
  occurrences: number;
  readonly dropped: Record<string, number>;
  readonly notices: Set<string>;
  /** Set once, to the worst that happened. */
  status: ReportStatus;
  reason: string | undefined;
}

/** A fresh account: nothing seen, nothing wrong. */
export function openAccount(): Account {
  return { raw: 0, occurrences: 0, dropped: {}, notices: new Set(), status: 'complete', reason: undefined };
}

/** Records that something is wrong; a worse status and its first reason win. */
export function worsen(account: Account, status: 'degraded' | 'unreadable', reason: string): void {
  if (account.status === 'unreadable' || account.status === status) return;
  account.status = status;
  account.reason = reason;
}

/** Records a raw item that yields no finding. */
export function drop(account: Account, reason: string): void {
  account.raw += 1;
  account.dropped[reason] = (account.dropped[reason] ?? 0) + 1;
}

/** Closes the account. Every run is at most as good as the report. */
export function closeAccount(account: Account, runs: readonly RunInfo[]): ReportEnd {
  const { raw, occurrences, dropped, reason } = account;
  const counts: Counts = { raw, occurrences, dropped };
  // Whatever could be read counts, so a report with items is never unreadable.
  const status = account.status === 'unreadable' && raw > 0 ? 'degraded' : account.status;
  const worse = status !== 'complete';
  return {
    status,
    ...(reason !== undefined && { reason }),
    runs: runs.map((run) =>
      worse && run.status === 'complete' ? { ...run, status, ...(reason !== undefined && { reason }) } : run,
    ),
    counts,
    notices: [...account.notices],
  };
}
