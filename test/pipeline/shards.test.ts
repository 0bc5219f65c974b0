import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RunInfo } from '../../src/model/report.ts';
import { openGate } from '../../src/pipeline/gate.ts';
import { judgeShards, shardGaps } from '../../src/pipeline/shards.ts';

function shard(name: string, more: Partial<RunInfo> = {}): RunInfo {
  return {
    tool: { name: 'tollgate-payments', version: '0.1.0' },
    scan: 'payments',
    target: 'shop',
    shard: name,
    status: 'complete',
    rules: [],
    ...more,
  };
}

function tried(attacks: number, inconclusive: number, whole = 20): Pick<RunInfo, 'coverage'> {
  return { coverage: { attacks, inconclusive, notMapped: 0, attacksOfAllShards: whole, inconclusiveLimit: 0.1 } };
}

function planned(name: string, shardPlan: string): RunInfo {
  return shard(name, { coverage: { ...tried(10, 0).coverage, shardPlan } });
}

const statuses = (runs: readonly RunInfo[]): string[] => judgeShards(runs).map(({ status }) => status);

function verdictOf(runs: readonly RunInfo[]): string {
  return openGate({ failOn: 'high', newOnly: false, expect: ['payments'], now: 0 }).decide(runs).verdict;
}

test('every set of shards but the whole is incomplete, for the gate too', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 8 }), fc.infiniteStream(fc.boolean()), (count, keep) => {
      const all = Array.from({ length: count }, (_, index) => shard(`${index + 1}/${count}`));
      const some = all.filter(() => keep.next().value);
      const isWhole = some.length === all.length;
      expect(shardGaps(some).length).toBe(isWhole || some.length === 0 ? 0 : 1);
      expect(verdictOf(some)).toBe(isWhole ? 'pass' : 'incomplete');
      expect(statuses(some).every((status) => status === (isWhole ? 'complete' : 'degraded'))).toBe(true);
    }),
  );
});

describe('what is wrong is said', () => {
  test.each([
    [['1/3', '3/3'], 'shard 2 of 3 is missing'],
    [['2/4'], 'shards 1, 3, 4 of 4 are missing'],
    [['1/2', '2/2', '1/3'], 'the shards are not of one split: 1/2, 1/3, 2/2'],
    [['1/9999'], 'shards 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 9988 more of 9999 are missing'],
    [['first'], '"first" names no shard'],
  ])('of %j', (names, problem) => {
    const runs = names.map((name) => shard(name));
    expect(shardGaps(runs)).toEqual([`payments (tollgate-payments): ${problem}`]);
    expect(judgeShards(runs).map(({ reason }) => reason)).toEqual(names.map(() => problem));
  });

  test('once by the gate, however many shards there are', () => {
    const { reasons } = openGate({ failOn: 'high', newOnly: false, expect: [], now: 0 }).decide([
      shard('1/3'),
      shard('3/3'),
    ]);
    expect(reasons).toEqual(['payments (tollgate-payments) is degraded: shard 2 of 3 is missing']);
  });
});

test('a shard that is not complete keeps its own reason, and the others are held back with it', () => {
  const bad = shard('2/2', { status: 'degraded', reason: 'the time budget is used up' });
  expect(judgeShards([shard('1/2'), bad])).toEqual([
    shard('1/2', { status: 'degraded', reason: 'shard 2/2 of the same scan is not complete' }),
    bad,
  ]);
});

test('shards of another target, tool or scan are no part of it, and what is not sharded stays as it is', () => {
  const { shard: _shard, ...whole } = shard('1/1');
  const other = shard('1/2', { target: 'wallet' });
  expect(statuses([shard('1/2'), shard('2/2'), other, whole])).toEqual([
    'complete',
    'complete',
    'degraded',
    'complete',
  ]);
});

test('how much has no verdict is judged over all shards, as one run would be', () => {
  // Two of two in one shard, two of twenty in all.
  expect(statuses([shard('1/2', tried(2, 2)), shard('2/2', tried(18, 0))])).toEqual(['complete', 'complete']);
  const runs = [shard('1/2', tried(10, 1)), shard('2/2', tried(10, 2))];
  expect(shardGaps(runs)).toEqual([
    'payments (tollgate-payments): 3 of 20 mapped attacks of all shards are inconclusive',
  ]);
});

test('shards that share out their attacks in different ways are no scan, even where the numbers agree', () => {
  expect(shardGaps([planned('1/2', 'a'), planned('2/2', 'a')])).toEqual([]);
  expect(shardGaps([planned('1/2', 'a'), planned('2/2', 'b')])[0]).toContain('not parts of one scan');
});

test('shards that do not add up to the scan that each says it is a part of are no scan', () => {
  expect(shardGaps([shard('1/2', tried(10, 0)), shard('2/2', tried(9, 0))])[0]).toContain(
    'the shards are not parts of one scan: 20 attacks belong to it, and 19 were tried',
  );
  expect(shardGaps([shard('1/2', tried(10, 0)), shard('2/2', tried(10, 0, 21))])[0]).toContain('20 or 21 attacks');
  expect(shardGaps([shard('1/2', tried(20, 0)), shard('2/2')])[0]).toContain('20 or an unknown number of attacks');
});
