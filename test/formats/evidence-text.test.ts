import { expect, test } from 'vitest';
import { evidenceText } from '../../src/formats/evidence-text.ts';

test('writes a line for everything that is known', () => {
  const lines = [
    ['a', ' one \n\n two '],
    ['b', undefined],
    ['c', '  '],
    ['d', 'three'],
  ] as const;
  expect(evidenceText(lines)).toBe('a: one two\nd: three');
  expect(evidenceText([['a', undefined]])).toBeUndefined();
});

test('keeps to 4,000 characters and halves no character', () => {
  const text = evidenceText([['a', `${'x'.repeat(3996)}😀`]]);
  expect(text).toBe(`a: ${'x'.repeat(3996)}`);
});

test('takes a megabyte of spaces in no time', () => {
  expect(evidenceText([['a', `x${' '.repeat(1_000_000)}y`]])).toHaveLength(4000);
});
