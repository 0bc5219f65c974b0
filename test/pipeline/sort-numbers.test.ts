import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { sortNumbers } from '../../src/pipeline/sort-numbers.ts';

const heads = fc.array(fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 0xff_ff_ff_ff })));

test('numbers are in order of their heads, and of the comparison where heads are equal', () => {
  fc.assert(
    fc.property(heads, (values) => {
      const headOf = (number: number): number => values[number] ?? 0;
      const expected = values.map((_value, number) => number).toSorted((a, b) => headOf(a) - headOf(b) || b - a);
      expect([...sortNumbers(values.length, headOf, (a, b) => b - a)]).toEqual(expected);
    }),
  );
});

test('heads of 32 bits are compared as unsigned numbers', () => {
  const values = [0xff_ff_ff_ff, 0x7f_ff_ff_ff, 0, 0x80_00_00_00];
  expect([
    ...sortNumbers(
      4,
      (number) => values[number] ?? 0,
      () => 0,
    ),
  ]).toEqual([2, 1, 3, 0]);
});
