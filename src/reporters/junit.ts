import type { Finding } from '../model/finding.ts';
import type { RunInfo } from '../model/report.ts';
import {
  type ReportView,
  fingerprintOf,
  oneLine,
  primaryPlace,
  runsOfFindings,
  scanRows,
  sortForReading,
  stateOf,
} from '../model/summary.ts';
import { locationText } from '../model/location.ts';
import { type TestCase, suiteXml, testSuitesXml } from './junit-xml.ts';

/**
 * JUnit XML: one test suite a run with a test case for every rule without findings and for every finding, and one suite
 * for the gate. An incomplete run is an error, what was not checked is skipped, nothing passes that was not looked at.
 * Source: https://docs.gitlab.com/ci/testing/unit_test_reports/ (tests are told apart by class and name).
 */
export function toJunit(view: ReportView): string {
  const byRun = new Map<number, Finding[]>();
  const runs = runsOfFindings(view);
  for (const [index, finding] of view.findings.entries()) {
    const run = runs[index]?.[0] ?? -1;
    const known = byRun.get(run);
    if (known === undefined) byRun.set(run, [finding]);
    else known.push(finding);
  }
  // A finding may stand for items of several runs: what any run reported counts as passed in none.
  const reported = new Set(view.findings.flatMap(({ rule, aliases }) => [rule.id, ...aliases]));
  const suites = view.runs.map((run, index) =>
    suiteXml(suiteName(run), runCases(run, byRun.get(index) ?? [], reported)),
  );
  const stray = sortForReading(byRun.get(-1) ?? []).map((finding) => findingCase('tollgate.other', finding));
  if (stray.length > 0) suites.push(suiteXml('Findings of no known run', stray));
  return testSuitesXml([suiteXml('Tollgate gate', gateCases(view)), ...suites]);
}

function gateCases(view: ReportView): TestCase[] {
  const [first = 'no reason given', ...rest] = view.verdict.reasons;
  const text = [first, ...rest].join('\n');
  const verdict: TestCase = { className: 'tollgate.gate', name: 'verdict', ...GATE[view.verdict.verdict](first, text) };
  // A row with a tool is a run and has its own suite.
  const scans = scanRows(view).filter((row) => row.tool === undefined);
  return [
    verdict,
    ...scans.map((row): TestCase => {
      const message = row.reason ?? row.state;
      const outcome = row.state === 'not-configured' ? 'skipped' : 'error';
      const named = { className: 'tollgate.scan', name: `scan ${row.scan ?? ''}` };
      return row.state === 'complete'
        ? { ...named, outcome: 'passed' }
        : { ...named, outcome, type: row.state, message, body: message };
    }),
  ];
}

const GATE = {
  pass: (): Outcome => ({ outcome: 'passed' }),
  fail: (message: string, body: string): Outcome => ({ outcome: 'failure', type: 'gate', message, body }),
  incomplete: (message: string, body: string): Outcome => ({ outcome: 'error', type: 'incomplete', message, body }),
} as const;

type Outcome = Omit<TestCase, 'className' | 'name'>;

function runCases(run: RunInfo, findings: readonly Finding[], reported: ReadonlySet<string>): TestCase[] {
  const className = [run.scan ?? 'scan', run.tool.name].join('.');
  const cases: TestCase[] = [];
  const message = run.reason ?? `the run is ${run.status}`;
  if (run.status === 'complete') cases.push({ className, name: 'the run is complete', outcome: 'passed' });
  else
    cases.push({ className, name: 'the run is complete', outcome: 'error', type: run.status, message, body: message });
  for (const id of new Set(run.rules.map((rule) => rule.id))) {
    if (reported.has(id)) continue;
    if (run.status === 'complete') cases.push({ className, name: id, outcome: 'passed' });
    else cases.push({ className, name: id, outcome: 'skipped', message: `nothing can be said: ${message}` });
  }
  return [...cases, ...sortForReading(findings).map((finding) => findingCase(className, finding))];
}

function findingCase(className: string, finding: Finding): TestCase {
  const place = primaryPlace(finding);
  const named = {
    className,
    name: place === '' ? finding.rule.id : `${finding.rule.id}: ${place}`,
    id: fingerprintOf(finding),
  };
  switch (stateOf(finding)) {
    case 'suppressed': {
      const entry = finding.suppressions.find(({ status }) => status === undefined || status === 'accepted');
      const by = [entry?.owner, entry?.expires && `until ${entry.expires}`, entry?.reason].filter((part) => part);
      return { ...named, outcome: 'skipped', message: `suppressed: ${by.join(', ')}` };
    }
    case 'absent':
      return { ...named, outcome: 'passed' };
    case 'not-a-problem':
      if (finding.kind === 'pass') return { ...named, outcome: 'passed' };
      return { ...named, outcome: 'skipped', message: `${finding.kind}: ${oneLine(finding.message, 500)}` };
    default:
      return {
        ...named,
        outcome: 'failure',
        type: finding.severity,
        message: oneLine(finding.message, 500),
        body: failureText(finding),
      };
  }
}

function failureText(finding: Finding): string {
  const { rule, severity, message, locations, evidence, aliases, baselineState } = finding;
  return [
    `${severity}: ${rule.title}`,
    message,
    ...locations.map((location) => `at ${locationText(location)}`),
    ...(evidence === undefined ? [] : [`evidence: ${evidence}`]),
    ...(rule.fix === undefined ? [] : [`fix: ${rule.fix}`]),
    ...(aliases.length === 0 ? [] : [`also known as ${aliases.join(', ')}`]),
    ...(baselineState === undefined ? [] : [`compared with the baseline: ${baselineState}`]),
    `fingerprint: ${fingerprintOf(finding)}`,
  ].join('\n');
}

function suiteName(run: RunInfo): string {
  const tool = run.tool.version === undefined ? run.tool.name : `${run.tool.name} ${run.tool.version}`;
  return [run.scan, tool, run.target, run.shard === undefined ? undefined : `shard ${run.shard}`]
    .filter((part) => part !== undefined)
    .join(' · ');
}
