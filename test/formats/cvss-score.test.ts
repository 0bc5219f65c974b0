import { assert, constantFrom, property, tuple } from 'fast-check';
import { expect, test } from 'vitest';
import { cvssScore } from '../../src/formats/cvss-score.ts';

test.each([
  // CVSS v3.1 examples of FIRST, and the corners of the formula.
  ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H', 10],
  ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', 9.8],
  ['CVSS:3.0/AV:N/AC:H/PR:N/UI:R/S:U/C:L/I:N/A:N', 3.1],
  ['CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:C/C:L/I:L/A:N', 6.4],
  ['CVSS:3.1/AV:N/AC:L/PR:H/UI:N/S:U/C:H/I:H/A:H', 7.2],
  ['CVSS:3.1/AV:P/AC:H/PR:H/UI:R/S:U/C:N/I:N/A:N', 0],
  ['AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H', 7.5],
  ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H/E:P/RL:O', 7.5],
  ['AV:N/AC:L/Au:N/C:C/I:C/A:C', 10],
  ['(AV:N/AC:M/Au:N/C:N/I:P/A:N)', 4.3],
  ['AV:N/AC:L/Au:N/C:N/I:N/A:N', 0],
])('%s has the base score %d', (vector, score) => {
  expect(cvssScore(vector)).toBe(score);
});

test.each([
  'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N',
  'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H',
  'CVSS:3.1/AV:constructor/AC:L/PR:toString/UI:N/S:U/C:H/I:H/A:H',
  'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:X/C:H/I:H/A:H',
  'medium',
  '',
])('%j has none', (vector) => {
  expect(cvssScore(vector)).toBeUndefined();
});

const METRICS = [
  ['AV:N', 'AV:A', 'AV:L', 'AV:P'],
  ['AC:L', 'AC:H'],
  ['PR:N', 'PR:L', 'PR:H'],
  ['UI:N', 'UI:R'],
  ['S:U', 'S:C'],
  ['C:H', 'C:L', 'C:N'],
  ['I:H', 'I:L', 'I:N'],
  ['A:H', 'A:L', 'A:N'],
];

test('every vector of version 3 has a score from 0.0 to 10.0 with one decimal', () => {
  assert(
    property(tuple(...METRICS.map((values) => constantFrom(...values))), (metrics) => {
      const score = cvssScore(`CVSS:3.1/${metrics.join('/')}`) ?? -1;
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(10);
      expect(score).toBe(Number(score.toFixed(1)));
    }),
  );
});
