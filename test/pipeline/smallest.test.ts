import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { openSmallest } from '../../src/pipeline/smallest.ts';

test('the values whose texts come first are kept, each once and in order, of however many', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ maxLength: 3 }), { maxLength: 200 }),
      fc.integer({ min: 1, max: 20 }),
      (all, most) => {
        const smallest = openSmallest<string>(most, (text) => text);
        for (const text of all) smallest.add(text);
        const expected = [...new Set(all)].toSorted((a, b) => (a < b ? -1 : 1)).slice(0, most);
        expect(smallest.values()).toEqual(expected);
      },
    ),
  );
});
