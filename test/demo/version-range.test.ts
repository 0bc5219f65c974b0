import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isInRange } from '../../src/demo/version-range.ts';

test.each([
  ['4.17.20', '<4.17.21', true],
  ['4.17.21', '<4.17.21', false],
  ['4.9.30', '<4.10.0', true],
  ['6.7.2', '>=6.7.0 <6.7.3', true],
  ['6.6.9', '>=6.7.0 <6.7.3', false],
  ['6.7.3', '>=6.7.0 <6.7.3', false],
  ['1.15.5', '<=1.15.5', true],
  ['1.0.0', '>1.0.0', false],
  ['1.0.0', '1.0.0', true],
  ['9.0.0-beta.1', '<9.0.0', true],
  ['9.0.0-beta.1', '>=9.0.0', false],
  ['9.0.0+build', '=9.0.0', true],
  ['file:../x', '<9.0.0', false],
])('%s in %s: %s', (version, range, expected) => {
  expect(isInRange(version, range)).toBe(expected);
});

test.each(['', '^1.0.0', '<1', '< 1.0.0', '1.x.x'])('"%s" is refused instead of guessed at', (range) => {
  expect(() => isInRange('1.0.0', range)).toThrow(RangeError);
});

test('property: a version is either below another or not, and ranges cut at it agree', () => {
  const version = fc.tuple(fc.nat(30), fc.nat(30), fc.nat(30)).map((parts) => parts.join('.'));
  fc.assert(
    fc.property(version, version, (left, right) => {
      expect(isInRange(left, `<${right}`)).toBe(!isInRange(left, `>=${right}`));
      expect(isInRange(left, `<${right}`)).toBe(isInRange(right, `>${left}`));
      expect(isInRange(left, `=${right}`)).toBe(left === right);
    }),
  );
});
