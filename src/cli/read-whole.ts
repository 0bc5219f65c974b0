import type { Finding } from '../model/finding.ts';
import type { ReportEnd, ReportReader } from '../model/report.ts';

/** All findings of a report that is small enough for memory, and its end. */
export function readWhole(reader: ReportReader): { readonly findings: Finding[]; readonly end: ReportEnd } {
  const findings: Finding[] = [];
  let step = reader.next();
  while (step.done !== true) {
    findings.push(step.value.finding);
    step = reader.next();
  }
  return { findings, end: step.value };
}
