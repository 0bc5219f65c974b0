import { asList, asObject, asText, type UntrustedObject } from '../../util/untrusted.ts';
import { conclude, type Classification } from '../classification.ts';
import { advisoriesReport, missingSeverities } from '../npm-advisories.ts';
import type { RecordedRun } from '../recorded-run.ts';
import { brokenReportsOf, linesWith, logOf, outputsOf, parseJson, type RunOutput } from '../run-output.ts';

/**
 * Says what a run of `yarn audit --json` (yarn 1) or `yarn npm audit --json` (yarn 2 and later) is worth. Yarn 1 exits
 * with a sum of severities (1, 2, 4, 8, 16) and ends with an `auditSummary`; yarn 4 exits with 1 for findings and failures
 * alike, and a clean run of it is zero bytes with exit 0, as is one whose registry answered nothing.
 */
export function classifyYarn(run: RecordedRun): Classification {
  const outputs = outputsOf(run).filter(({ name }) => name !== 'stderr');
  const [first] = outputs;
  if (first === undefined) return silent(run);
  const whole = advisoriesReport(parseJson(first.text));
  if (whole !== undefined) {
    const missing = whole.missing.map((count) => `the report counts ${count} and lists none of them`);
    return conclude({ report: first.name, raw: whole.raw, doubts: missing, spokeOfFindings: missing.length > 0 });
  }
  return classifyLines(run, first);
}

function silent(run: RecordedRun): Classification {
  const broken = brokenReportsOf(run);
  // A crash shows the line of yarn's own bundle first, which says nothing.
  const errors = linesWith(logOf(run), /^.{0,300}(?:error|exception|YN\d{4}.*(?:fail|could not)).{0,300}$/iu, 2);
  const old = run.version?.startsWith('1.') === true;
  if (run.exitCode === 0 && !old && errors.length === 0 && broken.length === 0) {
    return conclude({ report: 'stdout', doubts: [] });
  }
  const ended = `yarn wrote no report and ended with exit code ${run.exitCode ?? 'none'}`;
  return conclude({ doubts: [[ended, ...errors].join(': '), ...broken] });
}

function classifyLines(run: RecordedRun, { name, text }: RunOutput): Classification {
  const records: UntrustedObject[] = [];
  const doubts: string[] = [];
  for (const line of text.split('\n').filter((part) => part.trim() !== '')) {
    const value = parseJson(line);
    if (value !== undefined) records.push(asObject(value));
    // The lines that follow the first are its stack.
    else if (doubts.length === 0) doubts.push(`yarn wrote a line that is no JSON: ${line.slice(0, 200)}`);
  }
  const advisories = records.filter((record) => record['type'] === 'auditAdvisory');
  const rows = records.filter((record) => 'value' in record && 'children' in record);
  const summary = records.findLast((record) => record['type'] === 'auditSummary');
  const classic = summary !== undefined || records.some((record) => /^(?:audit|info|step)/u.test(typeOf(record)));
  doubts.push(...errorsIn([...records, ...stderrRecords(run)]));
  const raw = advisories.length + rows.length;
  const severities = [...advisories.map(advisoryOf), ...rows.map((row) => ({ severity: childrenOf(row)['Severity'] }))];
  if (classic && summary === undefined) doubts.push('the auditSummary at the end is missing');
  const counted = asObject(asObject(summary?.['data'])['vulnerabilities']);
  const missing = missingSeverities(counted, severities);
  doubts.push(...missing.map((count) => `the summary counts ${count} and no line tells of them`));
  if (raw === 0 && summary === undefined && doubts.length === 0) doubts.push('no line tells of an audit');
  if (raw === 0 && missing.length === 0 && run.exitCode !== 0 && doubts.length === 0) {
    doubts.push(`yarn ended with exit code ${run.exitCode ?? 'none'} and listed nothing`);
  }
  const readable = raw > 0 || summary !== undefined;
  return conclude({ ...(readable && { report: name }), raw, doubts, spokeOfFindings: missing.length > 0 });
}

function stderrRecords({ stderr }: RecordedRun): UntrustedObject[] {
  return new TextDecoder()
    .decode(stderr)
    .split('\n')
    .map((line) => asObject(parseJson(line)));
}

function errorsIn(records: readonly UntrustedObject[]): string[] {
  return records
    .filter((record) => record['type'] === 'error')
    .map((record) => `yarn reported an error: ${asText(record['data']) ?? JSON.stringify(record['data'])}`);
}

function advisoryOf(record: UntrustedObject): UntrustedObject {
  return asObject(asObject(record['data'])['advisory']);
}

function childrenOf(record: UntrustedObject): UntrustedObject {
  return asObject(record['children'] ?? asList(record['children'])[0]);
}

function typeOf(record: UntrustedObject): string {
  return asText(record['type']) ?? '';
}
