import { expect, test } from 'vitest';
import type { ReportStatus } from '../../../src/model/report.ts';
import { retiredShards } from '../../../src/platforms/github/retired-shards.ts';
import { partRuns } from '../../../src/platforms/held-runs.ts';
import { runOf } from '../publication.ts';

const KNOWN = ['1-4/', '4-4/', '4-4/chunk-01/', '', 'chunk-01/'].map((part) => `tollgate/web/ZAP/shop/${part}`);

const retired = (...shards: (readonly [shard: string | undefined, status: ReportStatus])[]): (string | undefined)[] => {
  const runs = shards.map(([shard, status]) => runOf({ status, ...(shard !== undefined && { shard }) }));
  return retiredShards(partRuns(runs), [
    ...KNOWN,
    'tollgate/web/embedded/shop/1-4/',
    'tollgate/web/ZAP/other/1-4/',
  ]).map(({ info }) => info.shard);
};

test('shards of another split, and the run that was not cut, are emptied once all of the new ones ran completely', () => {
  expect(retired(['1/2', 'complete'], ['2/2', 'complete'])).toEqual(['1-4', '4-4', undefined]);
  expect(retired([undefined, 'complete'])).toEqual(['1-4', '4-4']);
});

test('nothing is emptied where a part is missing or incomplete', () => {
  expect(retired(['1/2', 'complete'])).toEqual([]);
  expect(retired(['1/2', 'complete'], ['2/2', 'degraded'])).toEqual([]);
  expect(retired([undefined, 'unreadable'])).toEqual([]);
  expect(retired()).toEqual([]);
});

test('a shard of today is none of another split', () => {
  const four = ['1/4', '2/4', '3/4', '4/4'].map((shard) => [shard, 'complete'] as const);
  expect(retired(...four)).toEqual([undefined]);
});
