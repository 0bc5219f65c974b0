import { expect, test } from 'vitest';
import { agreement, percentage } from '../../../scripts/zap/agreement.ts';

const pair = (exchange: string, alertRef: string): { exchange: string; alertRef: string } => ({ exchange, alertRef });

test('compares sets of pairs: both of either', () => {
  const ours = [pair('a#0', '1'), pair('a#0', '1'), pair('a#1', '2'), pair('a#1', 'left out')];
  const found = agreement(ours, [pair('a#0', '1'), pair('a#2', '2')], (alertRef) => alertRef !== 'left out');
  expect(found).toEqual({ both: 1, onlyOurs: [pair('a#1', '2')], onlyZap: [pair('a#2', '2')] });
  expect(percentage(found)).toBeCloseTo(33.3, 1);
  expect(percentage({ both: 0, onlyOurs: [], onlyZap: [] })).toBe(100);
});
