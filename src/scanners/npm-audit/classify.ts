import { asList, asObject } from '../../util/untrusted.ts';
import { conclude, type Classification } from '../classification.ts';
import { advisoriesReport } from '../npm-advisories.ts';
import type { RecordedRun } from '../recorded-run.ts';

/** How `npm audit --json` ended and what it wrote. */
export type NpmAuditOutcome = Pick<RecordedRun, 'exitCode' | 'stdout' | 'stderr'>;

const SEVERITIES = ['info', 'low', 'moderate', 'high', 'critical'];

/**
 * Says what a run of `npm audit --json` is worth. Exit code 1 means findings and failures alike, 0 also that a
 * threshold was not reached; what counts is a report (`auditReportVersion`) without `message` or `error`, whose figures
 * agree with what it lists.
 */
export function classifyNpmAudit({ exitCode, stdout, stderr }: NpmAuditOutcome): Classification {
  const output = asText(stdout).trim();
  if (output === '') return unreadable(`npm audit wrote no report${lastError(stderr)}`);
  const report = parse(output);
  if (report === undefined) return unreadable(`npm audit did not write a JSON object${lastError(stderr)}`);
  const failure = failureText(report);
  const old = advisoriesReport(report);
  if (old !== undefined) {
    const missing = old.missing.map((count) => `the report counts ${count} and lists none of them`);
    const doubts = failure === undefined ? missing : [failure, ...missing];
    return conclude({ report: 'stdout', raw: old.raw, doubts, spokeOfFindings: missing.length > 0 });
  }
  const { vulnerabilities, metadata } = report;
  if (typeof report['auditReportVersion'] !== 'number' || !isRecord(vulnerabilities)) {
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
function advisoriesIn(vulnerabilities: Readonly<Record<string, unknown>>): number {
  return Object.values(vulnerabilities).reduce<number>(
    (sum, entry) => sum + asList(asObject(entry)['via']).filter(isRecord).length,
    0,
  );
}

function failureText(report: Readonly<Record<string, unknown>>): string | undefined {
  if (!('message' in report) && !('error' in report)) return undefined;
  const error = isRecord(report['error']) ? report['error'] : {};
  const parts = [error['code'], report['message'], error['summary'], error['detail']].filter(
    (part) => typeof part === 'string' && part !== '',
  );
  return `npm audit failed: ${parts.length === 0 ? 'it gave no cause' : parts.join(': ')}`;
}

function countDifference(listed: Readonly<Record<string, unknown>>, metadata: unknown): string | undefined {
  const counted = isRecord(metadata) ? metadata['vulnerabilities'] : undefined;
  if (!isRecord(counted)) return 'the report lacks the counts that its list could be checked against';
  const entries = Object.values(listed);
  if (counted['total'] !== entries.length) {
    return `the report counts ${String(counted['total'])} vulnerable packages and lists ${entries.length}`;
  }
  for (const severity of SEVERITIES) {
    const actual = entries.filter((entry) => isRecord(entry) && entry['severity'] === severity).length;
    if ((counted[severity] ?? 0) !== actual) {
      return `the report counts ${String(counted[severity])} packages of severity ${severity} and lists ${actual}`;
    }
  }
  return undefined;
}

// The config warnings with which npm starts on many machines say nothing about the audit.
function lastError(stderr: Uint8Array): string {
  const lines = asText(stderr)
    .split('\n')
    .filter(
      (line) =>
        /^npm (?:error|ERR!|warn audit)/u.test(line) &&
        !/complete log of this run|Log files were not written/iu.test(line),
    );
  return lines.length === 0 ? '' : `: ${lines.join('; ')}`;
}

function parse(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function asText(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

function unreadable(reason: string): Classification {
  return conclude({ doubts: [reason] });
}
