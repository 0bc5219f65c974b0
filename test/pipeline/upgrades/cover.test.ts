import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { greedyCover } from '../../../src/pipeline/upgrades/cover.ts';

test('a greedy cover covers everything that can be, and is the same each time', () => {
  const option = fc.record({
    name: fc.string(),
    cost: fc.nat(3),
    covers: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 1 }).map((items) => new Set(items)),
  });
  fc.assert(
    fc.property(fc.array(option, { maxLength: 6 }), (options) => {
      const chosen = greedyCover(options);
      expect(new Set(chosen.flatMap(({ covers }) => [...covers]))).toEqual(
        new Set(options.flatMap(({ covers }) => [...covers])),
      );
      expect(greedyCover(options)).toEqual(chosen);
      expect(chosen.length).toBeLessThanOrEqual(5);
    }),
  );
});
