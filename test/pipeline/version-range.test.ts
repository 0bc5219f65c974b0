import { createRequire } from 'node:module';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareVersions, isBreaking } from '../../src/pipeline/version-order.ts';
import { isInRange, upperLimits } from '../../src/pipeline/version-range.ts';
import { cpuTime } from '../cpu-time.ts';

interface Semver {
  satisfies(version: string, range: string): boolean;
  compare(a: string, b: string): number;
}

// npm's own implementation, as npm's tree builder brings it: the oracle.
const semver = createRequire(createRequire(import.meta.url).resolve('@npmcli/arborist'))('semver') as Semver;

const number = fc.integer({ min: 0, max: 4 });
const preRelease = fc.option(fc.constantFrom('alpha', 'beta.1', 'beta.2', 'rc.1', '0'), { nil: undefined, freq: 4 });
const version = fc
  .tuple(number, number, number, preRelease)
  .map(([a, b, c, pre]) => `${a}.${b}.${c}${pre === undefined ? '' : `-${pre}`}`);
const partial = fc.oneof(
  version,
  number.map(String),
  fc.tuple(number, number).map((parts) => parts.join('.')),
  number.map((major) => `${major}.x`),
  fc.constant('*'),
);
const comparator = fc
  .tuple(fc.constantFrom('', '^', '~', '<', '<=', '>', '>=', '='), partial)
  .map((parts) => parts.join(''));
const range = fc.oneof(
  fc.array(comparator, { minLength: 1, maxLength: 2 }).map((words) => words.join(' ')),
  fc.tuple(version, version).map(([low, high]) => `${low} - ${high}`),
  fc.array(comparator, { minLength: 2, maxLength: 3 }).map((words) => words.join(' || ')),
);

describe('isInRange', () => {
  test('agrees with npm about versions and ranges', () => {
    fc.assert(
      fc.property(version, range, (one, other) => {
        expect([one, other, isInRange(one, other)]).toEqual([one, other, semver.satisfies(one, other)]);
      }),
      { numRuns: 800 },
    );
  });

  test.each(['latest', 'workspace:*', 'file:../a', 'https://example.org/a.tgz', 'github:a/b'])(
    'says nothing about %s',
    (text) => {
      expect(isInRange('1.0.0', text)).toBeUndefined();
    },
  );

  test('takes the commas of advisories', () => {
    expect(isInRange('6.7.1', '>= 6.7.0, < 6.7.3')).toBe(true);
    expect(isInRange('6.7.3', '>= 6.7.0, < 6.7.3')).toBe(false);
  });

  test('a hostile range costs no time', () => {
    const used = cpuTime();
    isInRange('1.0.0', `${'>'.repeat(50_000)} ${' '.repeat(50_000)}`);
    isInRange('1.0.0', '>='.repeat(900));
    expect(used()).toBeLessThan(500);
  });
});

describe('compareVersions', () => {
  test('agrees with npm', () => {
    fc.assert(
      fc.property(version, version, (a, b) => {
        expect(Math.sign(compareVersions(a, b))).toBe(semver.compare(a, b));
      }),
    );
  });

  test.each([
    ['2.14.1', '2.15.0', -1],
    ['2.0-beta9', '2.0', -1],
    ['1.2.3.Final', '1.2.3', 0],
    ['10.0', '9.9', 1],
    ['1.0', '1.0.0', 0],
  ])('%s against %s', (a, b, order) => {
    expect(Math.sign(compareVersions(a, b))).toBe(order);
  });
});

test.each([
  ['1.2.3', '2.0.0', true],
  ['1.2.3', '1.9.0', false],
  ['0.21.0', '0.28.0', true],
  ['0.21.0', '0.21.4', false],
  ['0.0.8', '0.0.9', true],
  ['4.17.20', '4.17.21', false],
])('from %s to %s is breaking: %s', (from, to, breaking) => {
  expect(isBreaking(from, to)).toBe(breaking);
});

test('the limits of a range are what fixes start from', () => {
  expect(upperLimits('>=1.0.0 <1.2.3 || >= 2.0.0 < 2.4.5 || <=9.0.0')).toEqual(['1.2.3', '2.4.5']);
});
