import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { shardFilter } from '../../src/baseline/shard-filter.ts';

test('every address belongs to exactly one shard, on any port', () => {
  fc.assert(
    fc.property(fc.webPath(), fc.integer({ min: 1, max: 9 }), (path, count) => {
      const owners = Array.from({ length: count }, (_, index) => shardFilter(`${index + 1}/${count}`));
      const own = (port: number): boolean[] => owners.map((isMine) => isMine(`http://127.0.0.1:${port}/${path}`));
      expect(own(4010).filter(Boolean)).toHaveLength(1);
      expect(own(5020)).toEqual(own(4010));
    }),
    { numRuns: 20 },
  );
});

test.each(['0/2', '3/2', '1', '1/0', 'a/b'])('%s is no shard', (shard) => {
  expect(() => shardFilter(shard)).toThrow('is no shard');
});
