import { asObject, asText } from '../../util/untrusted.ts';
import { conclude, type Classification } from '../classification.ts';
import { advisoriesReport } from '../npm-advisories.ts';
import type { RecordedRun } from '../recorded-run.ts';
import { brokenReportsOf, jsonOutputsOf, logOf } from '../run-output.ts';

/**
 * Says what a run of `pnpm audit --json` is worth. Exit code 1 means findings and failures alike; with
 * `--ignore-registry-errors` failures exit with 0. What counts is a report with `advisories` and figures that agree.
 */
export function classifyPnpm(run: RecordedRun): Classification {
  for (const { name, value } of jsonOutputsOf(run)) {
    const report = advisoriesReport(value);
    if (report === undefined) continue;
    const doubts = report.missing.map(
      (count) => `the report counts ${count} and lists none of them (--audit-level, or ignored advisories)`,
    );
    const failure = failureOf(value);
    if (failure !== undefined) doubts.push(failure);
    if (!report.metadata) doubts.push('the report lacks the counts that its list could be checked against');
    if (run.exitCode !== 0 && run.exitCode !== 1) doubts.push(`pnpm ended with exit code ${run.exitCode ?? 'none'}`);
    if (run.exitCode === 1 && report.raw === 0 && doubts.length === 0)
      doubts.push('pnpm ended with exit code 1 and listed nothing');
    return conclude({ report: name, raw: report.raw, doubts, spokeOfFindings: report.missing.length > 0 });
  }
  const failures = jsonOutputsOf(run).flatMap(({ value }) => failureOf(value) ?? []);
  const said = logOf(run).replaceAll(/\s+/gu, ' ').trim().slice(0, 400);
  const plain = said === '' ? 'pnpm audit wrote nothing' : `pnpm audit wrote no report: ${said}`;
  return conclude({ doubts: failures.length > 0 ? failures : [plain, ...brokenReportsOf(run)] });
}

function failureOf(value: unknown): string | undefined {
  const { error } = asObject(value);
  if (error === undefined) return undefined;
  const { code, message } = asObject(error);
  return `pnpm audit failed: ${[asText(code), asText(message) ?? asText(error)].filter((part) => part !== undefined).join(': ')}`;
}
