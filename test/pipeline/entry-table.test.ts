import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { openEntryTable, type Entry } from '../../src/pipeline/entry-table.ts';

const hex = (length: number): fc.Arbitrary<string> =>
  fc.uint8Array({ minLength: length / 2, maxLength: length / 2 }).map((bytes) => Buffer.from(bytes).toString('hex'));
const entry: fc.Arbitrary<Entry> = fc.record({
  run: fc.nat(),
  rule: fc.nat(),
  place: fc.record({ offset: fc.nat(Number.MAX_SAFE_INTEGER), length: fc.nat() }),
  key: hex(32),
  handle: fc.integer({ min: -1, max: 0x7f_ff_ff_ff }),
  isOfTarget: fc.boolean(),
  line: fc.nat(Number.MAX_SAFE_INTEGER),
  detail: hex(16),
});

test('every entry comes back as it was added, over many pages', () => {
  fc.assert(
    fc.property(fc.array(entry, { minLength: 1 }), fc.integer({ min: 1, max: 9000 }), (entries, count) => {
      const table = openEntryTable();
      for (let number = 0; number < count; number += 1) table.add(entries[number % entries.length] ?? never());
      expect(table.size()).toBe(count);
      for (const number of [0, count >> 1, count - 1]) {
        expect({
          run: table.runOf(number),
          rule: table.ruleOf(number),
          place: table.placeOf(number),
          key: table.keyOf(number),
          handle: table.handleOf(number),
          isOfTarget: table.isOfTarget(number),
          line: table.lineOf(number),
          detail: table.detailOf(number),
        }).toEqual(entries[number % entries.length]);
      }
    }),
    { numRuns: 30 },
  );
});

test('keys compare as equal only where they are', () => {
  fc.assert(
    fc.property(entry, entry, (a, b) => {
      const table = openEntryTable();
      for (const added of [a, b, a]) table.add(added);
      expect(table.compareKeys(0, 1) === 0).toBe(a.key === b.key);
      expect(table.compareKeys(0, 2)).toBe(0);
      expect(table.headOf(0)).toBe(table.headOf(2));
    }),
  );
});

test('an entry that is not there is an error', () => {
  expect(() => openEntryTable().runOf(0)).toThrow(RangeError);
});

function never(): never {
  throw new RangeError('no entry');
}
