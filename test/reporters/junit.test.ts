import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeFinding } from '../../src/model/finding.ts';
import { type ReportView, oneLine, openFindings } from '../../src/model/summary.ts';
import { toJunit } from '../../src/reporters/junit.ts';
import { FRAGMENTS, hostileView } from '../dashboard/hostile-view.ts';
import { sampleView } from '../dashboard/sample-view.ts';
import { type XmlElement, readXml } from './read-xml.ts';

function suite(view: ReportView, start: string): XmlElement {
  const found = readXml(toJunit(view)).children.find((child) => child.attributes['name']?.startsWith(start));
  if (found === undefined) throw new Error(`no suite ${start}`);
  return found;
}

function outcome(testCase: XmlElement | undefined): string {
  return testCase?.children[0]?.name ?? 'passed';
}

function outcomes(element: XmlElement): Record<string, string> {
  return Object.fromEntries(element.children.map((child) => [child.attributes['name'], outcome(child)]));
}

describe('the JUnit report', () => {
  test('has a suite for the gate and one for each run', () => {
    expect(readXml(toJunit(sampleView())).children.map((child) => child.attributes['name'])).toEqual([
      'Tollgate gate',
      'web · Tollgate web baseline 0.1.0 · http://127.0.0.1',
      'dependencies · npm audit 10.9.2 · shop',
      'payments · Tollgate payments 0.1.0 · shop',
    ]);
  });

  test('passes checked rules, fails findings, skips suppressed ones, passes absent ones', () => {
    expect(outcomes(suite(sampleView(), 'web'))).toEqual({
      'the run is complete': 'passed',
      'web/stack-trace': 'passed',
      'web/csp-missing: GET http://127.0.0.1/checkout': 'failure',
      'web/csp-missing: GET http://127.0.0.1/old': 'passed',
      'web/cookie-without-httponly: POST http://127.0.0.1/login (sid)': 'skipped',
    });
  });

  test('a failure has the severity as its type, the message, and what to do', () => {
    const failures = suite(sampleView(), 'payments').children.flatMap((child) => child.children);
    expect(failures[0]?.attributes).toEqual({
      type: 'critical',
      message: 'EUR 20.00 were refunded of a payment of EUR 10.50. A second refund of the same payment was booked.',
    });
    expect(failures[0]?.text).toContain('fix: Check the sum of all refunds');
    expect(failures[0]?.text).toContain('refunded  EUR 0.00 -> EUR 20.00');
  });

  test('an incomplete run is an error, and nothing that it checked passes', () => {
    const view = sampleView();
    const runs = view.runs.map((run) => ({ ...run, status: 'unreadable', reason: 'half a report' }) as const);
    const found = outcomes(suite({ ...view, runs }, 'web'));
    expect(found['the run is complete']).toBe('error');
    expect(found['web/stack-trace']).toBe('skipped');
  });

  test('a rule that another run reported passes in no run', () => {
    const view = sampleView();
    const [first] = view.runs;
    if (first === undefined) throw new Error('the sample has runs');
    const again = { ...first, tool: { name: 'second scanner' } };
    const rule = { id: 'GHSA-35jh-r3h4-6jhm', title: '', description: '', level: 'error', tags: [] } as const;
    const found = outcomes(
      suite({ ...view, runs: [...view.runs, { ...again, rules: [...first.rules, rule] }] }, 'web · second'),
    );
    expect(found).toEqual({ 'the run is complete': 'passed', 'web/stack-trace': 'passed' });
  });

  test.each([
    ['fail', 'failure'],
    ['incomplete', 'error'],
    ['pass', 'passed'],
  ] as const)('a gate that says %s is %s, even where nothing ran', (verdict, expected) => {
    const view: ReportView = {
      ...sampleView(),
      runs: [],
      findings: [],
      notices: [],
      configured: [
        { scan: 'web', state: 'unreadable', reason: 'no report' },
        { scan: 'pci', state: 'not-configured' },
      ],
      verdict: { verdict, reasons: ['because'] },
    };
    expect(outcomes(suite(view, 'Tollgate gate'))).toEqual({
      verdict: expected,
      'scan web': 'error',
      'scan pci': 'skipped',
    });
  });

  test('a finding of no known run is kept', () => {
    const rule = { id: 'other/rule', title: 't', description: '', level: 'error', tags: [] } as const;
    const view = { ...sampleView(), findings: [makeFinding({ rule, severity: 'low', message: 'm' })], findingRuns: [] };
    expect(outcomes(suite(view, 'Findings of no known run'))).toEqual({ 'other/rule': 'failure' });
  });

  test('ten thousand findings at one place keep their names apart, quickly', () => {
    const view = sampleView();
    const [one] = view.findings;
    if (one === undefined) throw new Error('the sample has findings');
    const findings = Array.from({ length: 10_000 }, () => ({ ...one, suppressions: [] }));
    const names = suite({ ...view, findings, findingRuns: findings.map(() => 0) }, 'web').children.map(
      (child) => child.attributes['name'],
    );
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThan(10_000);
  });

  test('is well-formed, complete and counted right for hostile text', () => {
    fc.assert(
      fc.property(hostileView, (view) => {
        const root = readXml(toJunit(view));
        const cases = root.children.flatMap((child) => child.children);
        const keys = cases.map((one) => JSON.stringify([one.attributes['classname'], one.attributes['name']]));
        for (const element of [root, ...root.children]) {
          const inside = element === root ? cases : element.children;
          const count = (kind: string): string => String(inside.filter((one) => outcome(one) === kind).length);
          expect(element.attributes).toMatchObject({
            tests: String(inside.length),
            failures: count('failure'),
            errors: count('error'),
            skipped: count('skipped'),
          });
        }
        for (const child of root.children) {
          const own = child.children.map((one) =>
            JSON.stringify([one.attributes['classname'], one.attributes['name']]),
          );
          expect(new Set(own).size).toBe(own.length);
        }
        expect(keys.length).toBeGreaterThanOrEqual(view.findings.length + 1);
        const failures = cases.filter((one) => outcome(one) === 'failure').length;
        const gate = view.verdict.verdict === 'fail' ? 1 : 0;
        expect(failures).toBe(openFindings(view.findings).length + gate);
      }),
      { numRuns: 200 },
    );
  });

  test.each(FRAGMENTS)('%j in a message is read back as it was shown', (fragment) => {
    const view = sampleView();
    const [finding] = view.findings;
    if (finding === undefined) throw new Error('the sample has findings');
    const changed = { ...finding, suppressions: [], message: fragment };
    const failure = suite({ ...view, findings: [changed], findingRuns: [0] }, 'web').children.at(-1)?.children[0];
    expect(failure?.attributes['message']).toBe(oneLine(fragment, 500));
  });
});
