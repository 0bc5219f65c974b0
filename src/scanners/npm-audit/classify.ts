import { asList, asObject, type UntrustedObject } from '../../util/untrusted.ts';
import { conclude, type Classification } from '../classification.ts';
import { advisoriesReport } from '../npm-advisories.ts';
import type { RecordedRun } from '../recorded-run.ts';
import { parseJson, textOf } from '../run-output.ts';
import { recordOf } from './record-of.ts';

/** How `npm audit --json` ended and what it wrote. */
export type NpmAuditOutcome = Pick<RecordedRun, 'exitCode' | 'stdout' | 'stderr'>;

const SEVERITIES = ['info', 'low', 'moderate', 'high', 'critical'];

/**
 * Says what a run of `npm audit --json` is worth. Exit code 1 means findings and failures alike, 0 also that a
 * threshold was not reached; what counts is a report (`auditReportVersion`) without `message` or `error`, whose figures
 * agree with what it lists.
 */
export function classifyNpmAudit({ exitCode, stdout, stderr }: NpmAuditOutcome): Classification {
  const output = textOf(stdout).trim();
  if (output === '') return unreadable(`npm audit wrote no report${lastError(stderr)}`);
  const report = recordOf(parseJson(output));
  if (report === undefined) return unreadable(`npm audit did not write a JSON object${lastError(stderr)}`);
  const failure = failureText(report);
  const old = advisoriesReport(report);
  if (old !== undefined) {
    const missing = old.missing.map((count) => `the report counts ${count} and lists none of them`);
    const doubts = failure === undefined ? missing : [failure, ...missing];
    return conclude({ report: 'stdout', raw: old.raw, doubts, spokeOfFindings: missing.length > 0 });
  }
  const { metadata } = report;
  const vulnerabilities = recordOf(report['vulnerabilities']);
  if (typeof report['auditReportVersion'] !== 'number' || vulnerabilities === undefined) {
    return unreadable(failure ?? `the output of npm audit is no audit report${lastError(stderr)}`);
  }
  const raw = advisoriesIn(vulnerabilities);
  const doubts = [failure, countDifference(vulnerabilities, metadata)].filter((doubt) => doubt !== undefined);
  if (report['auditReportVersion'] !== 2) {
    doubts.unshift(`npm audit wrote report version ${report['auditReportVersion']}; only version 2 is known`);
  }
  if (exitCode !== 0 && raw === 0 && doubts.length === 0) {
    doubts.push(`npm ended with exit code ${exitCode ?? 'none'} and listed nothing${lastError(stderr)}`);
  }
  const counted = asObject(asObject(metadata)['vulnerabilities'])['total'];
  return conclude({
    report: 'stdout',
    raw,
    doubts,
    spokeOfFindings: typeof counted === 'number' && counted > 0,
  });
}

// `via` names an advisory by an object, and another vulnerable package by its name.
function advisoriesIn(vulnerabilities: UntrustedObject): number {
  return Object.values(vulnerabilities).reduce<number>(
    (sum, entry) => sum + asList(asObject(entry)['via']).flatMap((one) => recordOf(one) ?? []).length,
    0,
  );
}

function failureText(report: UntrustedObject): string | undefined {
  if (!('message' in report) && !('error' in report)) return undefined;
  const error = asObject(report['error']);
  const parts = [error['code'], report['message'], error['summary'], error['detail']].filter(
    (part) => typeof part === 'string' && part !== '',
  );
  return `npm audit failed: ${parts.length === 0 ? 'it gave no cause' : parts.join(': ')}`;
}

function countDifference(listed: UntrustedObject, metadata: unknown): string | undefined {
  const counted = recordOf(asObject(metadata)['vulnerabilities']);
  if (counted === undefined) return 'the report lacks the counts that its list could be checked against';
  const entries = Object.values(listed);
  if (counted['total'] !== entries.length) {
    return `the report counts ${String(counted['total'])} vulnerable packages and lists ${entries.length}`;
  }
  for (const severity of SEVERITIES) {
    const actual = entries.filter((entry) => asObject(entry)['severity'] === severity).length;
    if ((counted[severity] ?? 0) !== actual) {
      return `the report counts ${String(counted[severity])} packages of severity ${severity} and lists ${actual}`;
    }
  }
  return undefined;
}

// The config warnings with which npm starts on many machines say nothing about the audit.
function lastError(stderr: Uint8Array): string {
  const lines = textOf(stderr)
    .split('\n')
    .filter(
      (line) =>
        /^npm (?:error|ERR!|warn audit)/u.test(line) &&
        !/complete log of this run|Log files were not written/iu.test(line),
    );
  return lines.length === 0 ? '' : `: ${lines.join('; ')}`;
}

function unreadable(reason: string): Classification {
  return conclude({ doubts: [reason] });
}
