import { basename, join } from 'node:path';
import { type Report, type Scan, worseStatus } from '../model/report.ts';
import { fingerprintOf } from '../pipeline/identity.ts';
import { redactFinding } from '../pipeline/redact.ts';
import { sha256 } from '../util/files.ts';
import { readFileIfThere, writeFileAtomic } from '../util/files.ts';
import type { Context } from './context.ts';
import { normalizeFiles } from './inputs/normalize-files.ts';
import { reportReader } from './inputs/report-reader.ts';

/** Writes the reports of a scan as one SARIF and the proof of their findings into the evidence folder, and tells the log. */
export async function saveReport(
  reports: readonly Report[],
  files: { readonly sarif: string; readonly evidence: string },
  scan: Scan,
  context: Context,
): Promise<void> {
  const file = basename(files.sarif);
  await normalizeFiles(
    {
      inputs: reports.map((report) => ({ file, format: null, content: { reader: keptEvenIfEmpty(report) } })),
      output: files.sarif,
      suppressions: [],
      now: context.clock(),
    },
    context,
  );
  for (const report of reports) {
    for (const [position, record] of report.evidence.entries()) {
      const finding = report.findings[position];
      if (record === undefined || finding === undefined) continue;
      const fingerprint = fingerprintOf(redactFinding(finding), report.run.target);
      await writeFileAtomic(join(files.evidence, `${fingerprint}.json`), `${JSON.stringify(record, undefined, 2)}\n`);
    }
  }
  context.emit({
    type: 'scan-finished',
    time: new Date(context.clock()).toISOString(),
    scan,
    target: reports[0]?.run.target ?? '',
    status: reports.map(({ run }) => run.status).reduce(worseStatus, 'complete'),
    findings: reports.reduce((sum, { findings }) => sum + findings.length, 0),
    report: sha256((await readFileIfThere(files.sarif)) ?? ''),
  });
}

/** A scan that saw nothing at all is still a run of its own tool, so its status never becomes `unreadable` on the way. */
function keptEvenIfEmpty(report: Report): ReturnType<typeof reportReader> {
  const status = report.run.status === 'unreadable' ? 'degraded' : report.run.status;
  return reportReader({ ...report, run: { ...report.run, status } });
}
