import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { openWordScan } from '../../../src/baseline/texts/word-scan.ts';

test('finds words in any case, those with a capital letter as they are written, each where it first stands', () => {
  const scan = openWordScan(['error', 'Error in', 'or', '$1$']);
  expect([...scan('An ERROR, an Error in $1$ or so')]).toEqual([
    ['error', 3],
    ['or', 6],
    ['Error in', 13],
    ['$1$', 22],
  ]);
  expect(scan('ERROR IN').has('Error in')).toBe(false);
  expect(scan('').size).toBe(0);
});

test('finds exactly what a search for each word finds', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'A', '-', 'é'), maxLength: 40 });
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'A', '-'), minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 6 }), letters, (words, text) => {
      const expected = words
        .map((one) => [one, one === one.toLowerCase() ? text.toLowerCase().indexOf(one) : text.indexOf(one)] as const)
        .filter(([, at]) => at >= 0);
      expect(new Map(openWordScan(words)(text))).toEqual(new Map(expected));
    }),
  );
});
