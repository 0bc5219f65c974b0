import { describe, expect, it } from 'vitest';
import { median, type FamilyScore, scoreRuns, youden } from '../../../scripts/scoreboard/score-runs.ts';
import type { RunResult } from '../../../scripts/scoreboard/run-result.ts';
import type { Decoy } from '../../../src/sandbox/defects/decoy.ts';
import { defect, result } from './results.ts';

const defects = [
  defect('ref.over', 'pay/refund-exceeds-capture'),
  defect('ref.race', 'pay/refund-race'),
  defect('idem.ignored', 'pay/idempotency-key-ignored'),
  defect('audit.gap'),
];
const decoys: readonly Decoy[] = [
  { id: 'refunds_add_up', title: '', place: '', looksLike: 'ref.over', why: '' },
  { id: 'trail', title: '', place: '', looksLike: 'audit.gap', why: '' },
];

function score(...results: readonly RunResult[]): Record<string, FamilyScore> {
  return Object.fromEntries(scoreRuns({ defects, decoys, results }).map((row) => [row.family, row]));
}

describe('the families', () => {
  it('are those that a payment rule is written for, then the rules of no defect', () => {
    expect(Object.keys(score())).toEqual(['ref', 'idem', 'other rules']);
  });

  it('count what was found and what was missed', () => {
    const { ref, idem } = score(
      result('ref.over', ['pay/refund-exceeds-capture']),
      result('ref.race', []),
      result('idem.ignored', ['pay/idempotency-key-ignored']),
    );
    expect([ref?.found, ref?.missed]).toEqual([['ref.over'], ['ref.race']]);
    expect([idem?.found, idem?.missed]).toEqual([['idem.ignored'], []]);
  });

  it('take a defect for found only where every seed found it', () => {
    const seeds = [1, 2, 3].map((seed) => ({ defect: 'ref.race', seed }));
    const found = seeds.map((run) => result('ref.race', ['pay/refund-race'], { run }));
    expect(score(...found)['ref']?.found).toEqual(['ref.race']);
    expect(score(...found.slice(1), result('ref.race', []))['ref']?.missed).toEqual(['ref.race']);
  });

  it('leave out what was not measured', () => {
    const { ref } = score(result('ref.over', ['pay/refund-exceeds-capture']));
    expect([ref?.found, ref?.missed]).toEqual([['ref.over'], []]);
  });
});

describe('a rule that nothing calls for', () => {
  it('is a false positive of its family with all defects off, and for the decoy that it was taken in by', () => {
    const { ref, idem } = score(result(undefined, ['pay/refund-exceeds-capture']));
    expect(ref?.falsePositives.map(({ where }) => where)).toEqual(['none/1', 'decoy refunds_add_up']);
    expect([ref?.trueNegatives, idem?.trueNegatives, idem?.falsePositives]).toEqual([0, 1, []]);
  });

  it('is one beside a defect of another family, and beside one of its own', () => {
    const wrong = score(
      result('idem.ignored', ['pay/idempotency-key-ignored', 'pay/refund-race']),
      result('ref.over', ['pay/refund-exceeds-capture', 'pay/refund-race']),
    )['ref'];
    expect(wrong?.found).toEqual(['ref.over']);
    expect(wrong?.falsePositives.map(({ where }) => where)).toEqual(['idem.ignored/1', 'ref.over/1']);
  });

  it('is counted beside the families where it belongs to no defect', () => {
    const { 'other rules': other, ref } = score(result('ref.over', ['pay/refund-exceeds-capture', 'pay/zero-paid']));
    expect(other?.falsePositives.map(({ finding }) => finding.rule)).toEqual(['pay/zero-paid']);
    expect(ref?.falsePositives).toEqual([]);
  });
});

describe('a negative case', () => {
  it('is every complete run, and every decoy of the family once something ran with all defects off', () => {
    const over = result('ref.over', ['pay/refund-exceeds-capture']);
    expect(score(over)['ref']?.trueNegatives).toBe(1);
    expect(score(over, result(undefined, []))['ref']?.trueNegatives).toBe(3);
  });

  it('is no run that broke off', () => {
    const broken = result(undefined, [], { status: 'degraded', reason: 'the time budget is used up' });
    expect(score(broken)['ref']?.trueNegatives).toBe(0);
  });
});

const row = (found: number, missed: number, wrong: number, right: number): FamilyScore => ({
  family: '',
  found: Array.from({ length: found }, String),
  missed: Array.from({ length: missed }, String),
  falsePositives: Array.from({ length: wrong }, (_, index) => ({
    where: String(index),
    finding: { rule: '', place: '', message: '' },
  })),
  trueNegatives: right,
});

it('a run with the own attacks of a defect finds it, and is no negative case', () => {
  const own = result('ref.over', ['pay/refund-exceeds-capture'], { run: { defect: 'ref.over', seed: 2, own: true } });
  expect(score(own)['ref']).toMatchObject({ found: ['ref.over'], trueNegatives: 0 });
  expect(score(own)['ref']?.effort).toBeUndefined();
});

describe("Youden's index", () => {
  it('is 1 where all is right, 0 for what fires always or never, −1 where all is wrong', () => {
    expect(youden(row(4, 0, 0, 9))).toBe(1);
    expect(youden(row(4, 0, 9, 0))).toBe(0);
    expect(youden(row(0, 4, 0, 9))).toBe(0);
    expect(youden(row(0, 4, 9, 0))).toBe(-1);
    expect(youden(row(3, 1, 1, 3))).toBe(0.5);
  });

  it('counts a case once, however many rules fired in it', () => {
    const finding = { rule: '', place: '', message: '' };
    const twice = [1, 2].map(() => ({ where: 'none/1', finding }));
    expect(youden({ ...row(1, 0, 0, 1), falsePositives: twice })).toBe(0.5);
  });
});

it('the median is the middle one, the lower of two, and 0 of none', () => {
  expect([median([9, 1, 5]), median([4, 2]), median([])]).toEqual([5, 2, 0]);
});
