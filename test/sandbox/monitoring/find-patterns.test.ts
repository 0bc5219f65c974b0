import { beforeEach, describe, expect, test } from 'vitest';
import { type Clock, makeClock } from '../../../src/sandbox/clock.ts';
import {
  type AbnormalPattern,
  type PatternFinder,
  findPatterns,
} from '../../../src/sandbox/monitoring/find-patterns.ts';
import type { Observation } from '../../../src/sandbox/observation.ts';

type Payment = Extract<Observation, { kind: 'payment' }>;

const MINUTE = 60_000;
let clock: Clock;
let finder: PatternFinder;

beforeEach(() => {
  clock = makeClock();
  finder = findPatterns(clock);
});

const pay = (change: Partial<Payment> = {}): readonly AbnormalPattern[] =>
  finder.look({
    kind: 'payment',
    outcome: 'succeeded',
    account: 'usr_1',
    instrument: 'card-1',
    amount: 1000n,
    currency: 'EUR',
    ...change,
  });
const refund = (amount: bigint, currency = 'EUR'): readonly AbnormalPattern[] =>
  finder.look({ kind: 'refund', account: 'usr_1', amount, currency });
const names = (found: readonly AbnormalPattern[]): string[] => found.map(({ pattern }) => pattern);
const times = <Result>(count: number, run: (at: number) => Result): Result[] =>
  Array.from({ length: count }, (_, at) => run(at));

describe('what is not normal', () => {
  test('more declines than half of ten payments within ten minutes', () => {
    times(5, (at) => pay({ instrument: `a${at}` }));
    expect(times(5, (at) => names(pay({ outcome: 'declined', instrument: `b${at}` }))).flat()).toEqual([]);
    expect(names(pay({ outcome: 'declined', instrument: 'c' }))).toEqual(['decline-rate-spike']);
    clock.advance(11 * MINUTE);
    expect(names(pay({ outcome: 'declined', instrument: 'd' }))).toEqual([]);
  });

  test('one card used more than twenty times within ten minutes, not the same number over an hour', () => {
    expect(times(20, () => names(pay())).flat()).toEqual([]);
    expect(names(pay())).toEqual(['card-velocity']);
    clock.advance(11 * MINUTE);
    expect(times(20, () => names(pay())).flat()).toEqual([]);
  });

  test('one card on more than five accounts of a day', () => {
    expect(times(5, (at) => names(pay({ account: `usr_${at}` }))).flat()).toEqual([]);
    expect(pay({ account: 'usr_9' })).toEqual([
      { pattern: 'card-on-many-accounts', subject: 'card-1', detail: '6 accounts used one card within a day' },
    ]);
  });

  test('most of what an account paid goes back, per currency', () => {
    times(5, (at) => pay({ instrument: `card-${at}` }));
    expect(names(refund(3000n))).toEqual([]);
    expect(names(refund(9000n, 'USD'))).toEqual([]);
    expect(names(refund(1n))).toEqual(['refund-ratio']);
  });

  test('an amount fifty times the median of its currency', () => {
    times(20, (at) => pay({ instrument: `card-${at}` }));
    expect(names(pay({ amount: 50_000n, instrument: 'x' }))).toEqual([]);
    expect(names(pay({ amount: 50_001n, currency: 'JPY', instrument: 'y' }))).toEqual([]);
    expect(names(pay({ amount: 50_001n, instrument: 'z' }))).toEqual(['amount-outlier']);
  });

  test('a gateway that is used and reports nothing for half an hour', () => {
    times(5, () => finder.look({ kind: 'gateway-call', provider: 'stripe', outcome: 'ok' }));
    expect(finder.tick()).toEqual([]);
    clock.advance(30 * MINUTE);
    expect(names(finder.tick())).toEqual(['silent-webhook']);
    finder.look({ kind: 'webhook', provider: 'stripe', outcome: 'refused' });
    expect(names(finder.tick())).toEqual(['silent-webhook']);
    finder.look({ kind: 'webhook', provider: 'stripe', outcome: 'accepted' });
    expect(finder.tick()).toEqual([]);
  });

  test('nothing of what was cleared', () => {
    times(20, () => pay());
    finder.clear();
    expect(names(pay())).toEqual([]);
  });
});
