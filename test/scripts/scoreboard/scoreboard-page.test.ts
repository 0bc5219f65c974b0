import { expect, it } from 'vitest';
import { scoreboardPage } from '../../../scripts/scoreboard/scoreboard-page.ts';
import { scoreRuns } from '../../../scripts/scoreboard/score-runs.ts';
import { tally } from '../../../scripts/scoreboard/tally.ts';
import type { RunResult } from '../../../scripts/scoreboard/run-result.ts';
import { defect, result } from './results.ts';

const defects = [
  defect('ref.over', 'pay/refund-exceeds-capture'),
  defect('ref.race', 'pay/refund-race'),
  defect('audit.gap', undefined, { detectors: 'self-check' }),
];
const decoys = [
  { id: 'payments.refunds_add_up', title: 'Several refunds', place: '', looksLike: 'ref.over', why: '' },
] as const;

function page(...results: readonly RunResult[]): string {
  const scores = scoreRuns({ defects, decoys, results });
  const sums = tally(defects, results, scores, 'now');
  return scoreboardPage({ defects, decoys, results, scores, tally: sums, attacks: 7 });
}

it('says what was found, missed and wrongly reported, and how far the measuring has come', () => {
  const text = page(
    result(undefined, ['pay/refund-exceeds-capture']),
    result('ref.over', ['pay/refund-exceeds-capture']),
    result('ref.race', [], { status: 'degraded', reason: 'the time budget is used up', sources: 'before' }),
  );
  for (const part of [
    '**1 of 2** defects that the catalogue leaves to a fuzzer are found; **2** false positives in 3 runs, of which 1 with',
    '| `ref` | 1 | 1 | 2 | 1 | -0.17 | 100 | 2.0 | 1.0 |',
    '- `ref.race`: what ref.race does wrong',
    '- none/1: `pay/refund-exceeds-capture` at POST /api/payments: Money moved.',
    '| `ref.over` | P01 | fuzzer | [`pay/refund-exceeds-capture`](rules/pay/refund-exceeds-capture.md) | found | 1 |',
    '| `ref.race` | P01 | fuzzer | [`pay/refund-race`](rules/pay/refund-race.md) | **missed** | 1 |',
    '| `payments.refunds_add_up` | Several refunds | `ref.over` | **reported** |',
    '- `audit.gap`: what audit.gap does wrong (self-check)',
    'The run with `ref.race` is not complete: the time budget is used up.',
    '1 runs measured an earlier state of the sources.',
  ])
    expect(text).toContain(part);
});

it('says that nothing was missed or wrong, and what is not measured', () => {
  const text = page(result(undefined, []), result('ref.over', ['pay/refund-exceeds-capture']));
  expect(text).toContain('**1 of 1** defects that the catalogue leaves to a fuzzer are found (1 are not measured yet)');
  expect(text).toContain('| not measured |');
  expect(text).toContain('## Missed\n\nNone.\n');
  expect(text).toContain('## False positives\n\nNone.\n');
  expect(text).toContain('| `payments.refunds_add_up` | Several refunds | `ref.over` | not reported |');
});
