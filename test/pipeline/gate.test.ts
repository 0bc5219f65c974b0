import { describe, expect, test } from 'vitest';
import { makeFinding, type Finding } from '../../src/model/finding.ts';
import type { RunInfo } from '../../src/model/report.ts';
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
