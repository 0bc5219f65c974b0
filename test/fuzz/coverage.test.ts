import { describe, expect, test } from 'vitest';
import { coverageOf, type Ending, shortfallOf } from '../../src/fuzz/coverage.ts';

const endings = (held: number, inconclusive: number, notMapped = 0): Ending[] => [
  ...Array.from({ length: held }, (_, index): Ending => ({ id: `pay/held-${index}`, verdict: 'held' })),
  ...Array.from({ length: inconclusive }, (_, index): Ending => ({
    id: `pay/open-${index}`,
    verdict: 'inconclusive',
    reason: 'why',
  })),
  ...Array.from({ length: notMapped }, (_, index): Ending => ({
    id: `pay/none-${index}`,
    verdict: 'not-mapped',
    reason: 'no refund',
  })),
];

describe('a payment scan', () => {
  test.each([
    [endings(9, 1), undefined, undefined],
    [endings(9, 1, 50), undefined, undefined],
    [endings(8, 2), undefined, '2 of 10 mapped attacks are inconclusive'],
    [endings(8, 2), 0.2, undefined],
    [endings(9, 1), 0, '1 of 10 mapped attacks are inconclusive'],
    [endings(0, 0, 12), undefined, 'the profile maps the roles of no attack: nothing was tested'],
  ])('%# is incomplete above the allowed share of attacks without a verdict', (list, share, reason) => {
    expect(shortfallOf(list, share)).toBe(reason);
  });

  test('counts every attack and names those without a verdict', () => {
    expect(coverageOf(endings(1, 1, 1))).toEqual({
      attacks: 3,
      violation: 0,
      held: 1,
      inconclusive: 1,
      notMapped: 1,
      inconclusiveAttacks: ['pay/open-0: why'],
      notMappedAttacks: ['pay/none-0: no refund'],
    });
  });
});
