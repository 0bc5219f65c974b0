import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchesPath } from '../../src/baseline/path-glob.ts';
import { cpuTime } from '../cpu-time.ts';

describe('matchesPath', () => {
  test.each([
    ['/a', '/a', true],
    ['/a', '/a/', false],
    ['/a', '/ab', false],
    ['/a/*', '/a/b', true],
    ['/a/*', '/a/b/c', false],
    ['/a*', '/abc', true],
    ['/a/**', '/a/b/c', true],
    ['/a/**', '/a', true],
    ['/a/**', '/ab', false],
    ['/*/edit', '/x/edit', true],
    ['/**/edit', '/x/y/edit', true],
    ['/a.b', '/axb', false],
    ['**', '/x/y', true],
    ['', '/x', false],
  ])('%s on %s is %s', (pattern, path, expected) => {
    expect(matchesPath([pattern], path)).toBe(expected);
  });

  test('one of several is enough', () => {
    expect(matchesPath(['/x', '/a'], '/a')).toBe(true);
    expect(matchesPath([], '/a')).toBe(false);
  });

  test('says the same as the obvious regular expression', () => {
    const path = fc.stringMatching(/^(?:\/[ab]{0,3}){1,4}$/u);
    const pattern = fc.stringMatching(/^(?:\/[ab*]{0,4}){1,4}$/u);
    fc.assert(
      fc.property(pattern, path, (glob, text) => {
        const source = glob.replaceAll(/\*+/gu, (stars) => (stars.length > 1 ? '.*' : '[^/]*'));
        const folder = glob.endsWith('/**') ? new RegExp(`^${source.slice(0, -3)}$`, 'u').test(text) : false;
        expect(matchesPath([glob], text)).toBe(folder || new RegExp(`^${source}$`, 'u').test(text));
      }),
    );
  });

  test('takes no longer for a pattern of a thousand stars', () => {
    const used = cpuTime();
    expect(matchesPath([`${'*a'.repeat(1_000)}b`], `/${'a'.repeat(2_000)}`)).toBe(false);
    expect(used()).toBeLessThan(3_000);
  });
});
