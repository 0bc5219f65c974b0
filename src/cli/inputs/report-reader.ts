import type { Report, ReportReader } from '../../model/report.ts';

/** What a built-in scanner found, read like any other report. */
export function* reportReader(report: Report): ReportReader {
  for (const finding of report.findings) yield { run: 0, finding };
  const { run, findings, notices } = report;
  return {
    status: run.status,
    ...(run.reason !== undefined && { reason: run.reason }),
    runs: [run],
    counts: { raw: findings.length, occurrences: findings.length, dropped: {} },
    notices,
  };
}
