import { expect, test } from 'vitest';
import type { SuppressionEntry } from '../../src/model/suppression.ts';
import { weakenedDecisions } from '../../src/pipeline/weakened-gate-decisions.ts';

const entry = (rule: string, more: Partial<SuppressionEntry> = {}): SuppressionEntry => ({
  rule,
  reason: 'r',
  ...more,
});

test('a decision is added where it is new, or ends later than before', () => {
  const base = [entry('a', { expires: '2027-01-01' }), entry('b')];
  expect(weakenedDecisions(base, base)).toEqual([]);
  expect(weakenedDecisions(base, [entry('a', { expires: '2026-12-01' })])).toEqual([]);
  for (const added of [
    entry('a', { expires: '2027-01-02' }),
    entry('a'),
    entry('a', { package: 'ms', expires: '2026-12-01' }),
    entry('c', { expires: '2026-12-01' }),
  ]) {
    expect(weakenedDecisions(base, [...base, added])).toEqual([added]);
  }
});

test('a decision under review takes nothing out of the gate, and does not stand for one that does', () => {
  const review = entry('a', { status: 'underReview' });
  expect(weakenedDecisions([], [review])).toEqual([]);
  expect(weakenedDecisions([review], [entry('a')])).toEqual([entry('a')]);
});

test('what stood so where the change began is not its doing', () => {
  expect(weakenedDecisions([], [entry('a')], [entry('a')])).toEqual([]);
});
