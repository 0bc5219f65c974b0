import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeFinding, type Finding } from '../../src/model/finding.ts';
import type { RunInfo } from '../../src/model/report.ts';
import { SEVERITIES } from '../../src/model/severity.ts';
import { openGate, type GatePolicy } from '../../src/pipeline/gate.ts';
import type { GateDecision } from '../../src/model/verdict.ts';

const rule = { id: 'web/x', title: 'X', description: 'An x.', level: 'error' as const, tags: [] };
const finding = (more: Partial<Finding> = {}): Finding =>
  makeFinding({ rule, message: 'm', severity: 'high', ...more });
const run = (more: Partial<RunInfo> = {}): RunInfo => ({
  tool: { name: 'tool' },
  scan: 'web',
  status: 'complete',
  rules: [],
  ...more,
});

function decide(
  findings: readonly Finding[],
  runs: readonly RunInfo[],
  policy: Partial<GatePolicy> = {},
): GateDecision {
  const gate = openGate({ failOn: 'high', newOnly: false, expect: [], now: Date.parse('2026-11-21'), ...policy });
  for (const item of findings) gate.see(item);
  return gate.decide(runs);
}

describe('the gate', () => {
  test('opens where everything ran and nothing is bad enough', () => {
    expect(decide([finding({ severity: 'medium' })], [run()]).verdict).toBe('pass');
  });

  test('shuts for one finding at the threshold and says how many', () => {
    expect(decide([finding(), finding({ severity: 'critical' }), finding({ severity: 'low' })], [run()])).toEqual({
      verdict: 'fail',
      reasons: ['2 findings (1 critical, 1 high) at or above high'],
    });
  });

  test.each([
    ['suppressed', { suppressions: [{ kind: 'external' as const, expires: '2027-01-01' }] }],
    ['absent', { baselineState: 'absent' as const }],
    ['passed', { kind: 'pass' as const }],
  ])('does not count a finding that is %s', (_name, more) => {
    expect(decide([finding(more)], [run()]).verdict).toBe('pass');
  });

  test.each([
    ['has expired', { suppressions: [{ kind: 'external' as const, expires: '2026-01-01' }] }],
    ['is under review', { suppressions: [{ kind: 'external' as const, status: 'underReview' as const }] }],
    ['has an expiry that is no date', { suppressions: [{ kind: 'external' as const, expires: 'soon' }] }],
  ])('counts a finding whose suppression %s', (_name, more) => {
    expect(decide([finding(more)], [run()]).verdict).toBe('fail');
  });

  test('with newOnly counts new findings only, and all where nothing was compared', () => {
    const policy = { newOnly: true };
    expect(
      decide([finding({ baselineState: 'unchanged' }), finding({ baselineState: 'updated' })], [run()], policy).verdict,
    ).toBe('pass');
    expect(decide([finding({ baselineState: 'new' })], [run()], policy).verdict).toBe('fail');
    expect(decide([finding()], [run()], policy).verdict).toBe('fail');
  });

  test.each([
    ['no run at all', [], {}, /there is no run/u],
    ['a degraded run', [run({ status: 'degraded', reason: 'timeout' })], {}, /web \(tool\) is degraded: timeout/u],
    ['an unreadable run', [run({ status: 'unreadable' })], {}, /unreadable/u],
    [
      'an expected scan that is not there',
      [run()],
      { expect: ['web', 'payments'] as const },
      /payments was expected and did not run/u,
    ],
  ])('%s is incomplete, never open', (_name, runs, policy, reason) => {
    const decision = decide([], runs, policy);
    expect(decision.verdict).toBe('incomplete');
    expect(decision.reasons.join('\n')).toMatch(reason);
  });

  test('a finding that shuts it outweighs an incomplete run, and both are said', () => {
    const decision = decide([finding()], [run({ status: 'degraded', reason: 'timeout' })]);
    expect(decision.verdict).toBe('fail');
    expect(decision.reasons).toHaveLength(2);
  });
});

describe('a gate with a baseline of its own finding', () => {
  const adopting = { newOnly: true, adoption: 'none' } as const;

  test('adopts everything in a first run, and counts it', () => {
    const gate = openGate({ failOn: 'high', expect: [], now: 0, ...adopting });
    for (const severity of ['critical', 'high', 'low'] as const) gate.see(finding({ severity }), run());
    gate.see(finding({ suppressions: [{ kind: 'external' }] }), run());
    expect(gate.decide([run()])).toEqual({
      verdict: 'pass',
      reasons: ['3 existing findings adopted: from now on what is new counts'],
    });
    expect(gate.counts()).toMatchObject({ adopted: 3, suppressed: 1 });
  });

  test('adopts nothing in an incomplete one', () => {
    const gate = openGate({ failOn: 'high', expect: [], now: 0, ...adopting });
    gate.see(finding(), run());
    const { verdict, reasons } = gate.decide([run({ status: 'degraded', reason: 'timeout' })]);
    expect([verdict, reasons.at(-1)]).toEqual(['incomplete', 'nothing is adopted: an incomplete run is no baseline']);
    expect(gate.counts().adopted).toBe(0);
  });

  test('judges everything where newOnly is off', () => {
    expect(decide([finding()], [run()], { adoption: 'none' }).verdict).toBe('fail');
  });

  test('counts for the branch itself what was met since the adoption, for a change only what is new', () => {
    const open = finding({ baselineState: 'unchanged', firstSeen: '2026-11-20T00:00:00.000Z' });
    const adopted = finding({ baselineState: 'updated' });
    const verdicts = (['own-branch', 'target-branch'] as const).map((adoption) =>
      [open, adopted, finding({ baselineState: 'new' })].map(
        (item) => decide([item], [run()], { newOnly: true, adoption }).verdict,
      ),
    );
    expect(verdicts).toEqual([
      ['fail', 'pass', 'fail'],
      ['pass', 'pass', 'fail'],
    ]);
  });

  const place = { kind: 'package', ecosystem: 'npm', name: 'a', version: '1.0.0' } as const;
  const never = fc.oneof(
    fc.record({
      rule: fc.constantFrom('pay/double-refund', 'pay/race').map((id) => ({ ...rule, id })),
      severity: fc.constantFrom('critical' as const, 'high' as const),
    }),
    fc.record({
      rule: fc.constantFrom('CVE-2026-1', 'GHSA-aaaa-bbbb-cccc').map((id) => ({ ...rule, id })),
      severity: fc.constantFrom(...SEVERITIES),
      locations: fc.constant([place]),
      evidence: fc.constantFrom('known exploited: since 2026-01-01', '[Tollgate] exploited: yes (KEV)'),
    }),
    fc.record({
      rule: fc.constant({ ...rule, id: 'tollgate/gate-weakened' }),
      severity: fc.constantFrom('critical' as const, 'high' as const),
    }),
    fc.record({
      rule: fc.constant({ ...rule, id: 'MAL-2026-12' }),
      severity: fc.constantFrom(...SEVERITIES),
      locations: fc.constant([place]),
    }),
  );

  test('never adopts payment violations, what is exploited, malware and what weakens the gate, whatever else there is', () => {
    fc.assert(
      fc.property(
        never,
        fc.array(fc.constantFrom(...SEVERITIES), { maxLength: 5 }),
        fc.constantFrom('none' as const, 'target-branch' as const, 'own-branch' as const),
        fc.constantFrom(undefined, 'new' as const, 'unchanged' as const, 'updated' as const),
        fc.nat(5),
        (lasting, others, adoption, state, position) => {
          const baseline = state === undefined ? {} : { baselineState: state };
          const items = others.map((severity) => finding({ severity, baselineState: 'unchanged' }));
          const decision = decide(items.toSpliced(position, 0, finding({ ...lasting, ...baseline })), [run()], {
            newOnly: true,
            adoption,
          });
          expect(decision.verdict).toBe('fail');
        },
      ),
      { numRuns: 200 },
    );
  });

  test('adopts a payment finding below what shuts the gate, and lets a recorded decision stand', () => {
    const mild = finding({ rule: { ...rule, id: 'pay/x' }, severity: 'medium' });
    const decided = finding({
      rule: { ...rule, id: 'pay/x' },
      suppressions: [{ kind: 'external', owner: 'a', expires: '2027-01-01' }],
    });
    expect(decide([mild, decided], [run()], adopting).verdict).toBe('pass');
  });

  test('knows a payment violation by its run too', () => {
    const gate = openGate({ failOn: 'high', expect: [], now: 0, ...adopting });
    gate.see(finding({ rule: { ...rule, id: 'other/x' } }), run({ scan: 'payments' }));
    expect(gate.decide([run()]).verdict).toBe('fail');
  });
});
