import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { assignShards } from '../../src/fuzz/shard-assignment.ts';

const items = fc.uniqueArray(fc.record({ id: fc.string(), weight: fc.nat(500) }), { selector: ({ id }) => id });

test('each item belongs to exactly one of the shards, whatever the order', () => {
  fc.assert(
    fc.property(items, fc.integer({ min: 1, max: 8 }), fc.infiniteStream(fc.nat()), (all, count, keys) => {
      const shards = assignShards(all, count);
      expect([...shards.keys()].toSorted()).toEqual(all.map(({ id }) => id).toSorted());
      for (const shard of shards.values()) expect(shard >= 1 && shard <= count && Number.isInteger(shard)).toBe(true);
      const shuffled = all
        .map((item) => ({ item, key: keys.next().value ?? 0 }))
        .toSorted((a, b) => a.key - b.key)
        .map(({ item }) => item);
      const again = assignShards(shuffled, count);
      for (const { id } of all) expect(again.get(id)).toBe(shards.get(id));
    }),
  );
});

test('no shard has more than the one with least and one item besides', () => {
  fc.assert(
    fc.property(items, fc.integer({ min: 1, max: 8 }), (all, count) => {
      const shards = assignShards(all, count);
      const loads = Array.from({ length: count }, (_, index) =>
        all.filter(({ id }) => shards.get(id) === index + 1).reduce((sum, { weight }) => sum + weight, 0),
      );
      const heaviest = Math.max(0, ...all.map(({ weight }) => weight));
      expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(heaviest);
    }),
  );
});
