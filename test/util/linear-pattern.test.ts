import { assert, constantFrom, property, string, tuple, letrec, oneof, array, integer } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linearPattern } from '../../src/util/linear-pattern.ts';
import { cpuTime } from '../cpu-time.ts';

function matches(source: string, text: string): boolean {
  const pattern = linearPattern(source);
  if ('problem' in pattern) throw new Error(`${source}: ${pattern.problem}`);
  return pattern.matchesStart(text);
}

function problem(source: string): string {
  const pattern = linearPattern(source);
  return 'problem' in pattern ? pattern.problem : '';
}

// Atoms of an alphabet small enough that texts meet them.
const { pattern: patterns } = letrec((tie) => ({
  pattern: oneof(
    { depthSize: 'small' },
    constantFrom('a', 'b', '.', '[ab]', '[^a]', String.raw`\d`, String.raw`\W`, '1', '$', '^', String.raw`\b`, '(?:)'),
    array(tie('pattern'), { minLength: 1, maxLength: 4 }).map((parts) => parts.join('')),
    tuple(tie('pattern'), tie('pattern')).map(([left, right]) => `(?:${String(left)}|${String(right)})`),
    tuple(tie('pattern'), constantFrom('*', '+', '?', '{2}', '{1,3}', '{0,}', '*?')).map(
      ([part, quantifier]) => `(${String(part)})${quantifier}`,
    ),
  ),
}));

describe('linearPattern', () => {
  test('matches what JavaScript matches from the start of the text', () => {
    assert(
      property(patterns, string({ unit: constantFrom('a', 'b', '1', '-', '\n'), maxLength: 8 }), (source, text) => {
        const expected = new RegExp(`^(?:${source})`, 'u').test(text);
        expect(matches(source, text)).toBe(expected);
      }),
      { numRuns: 400 },
    );
  });

  test.each([
    ['http://localhost:3000/logout.*', 'http://localhost:3000/logout?a=1', true],
    ['http://localhost:3000/logout', 'http://localhost:3000/logout/now', true],
    ['http://localhost:3000/logout$', 'http://localhost:3000/logout/now', false],
    ['.*/static/[^/]+\\.(?:js|css)$', 'https://shop.example/static/a.min.js', true],
    ['.*/static/[^/]+\\.(?:js|css)$', 'https://shop.example/static/x/a.js', false],
    ['logout', 'http://localhost/logout', false],
    ['(?i)HTTP://LOCALHOST/', 'http://localhost/', true],
    ['[\\w.-]+/\\x41\\u0042', 'a-b/AB', true],
    ['[]a]+$', ']a]', true],
    ['[^]a]$', 'b', true],
    ['a{2,3}$', 'aaaa', false],
    ['a{,3}', 'a{,3}', true],
    ['(?P<name>é+)(?<other>😀)$', 'éé😀', true],
    ['[\\D]$', '1', false],
    ['[^\\S]$', ' ', true],
  ])('%s on %s: %s', (source, text, expected) => {
    expect(matches(source, text)).toBe(expected);
  });

  test.each([
    ['(a+)+$', `${'a'.repeat(20_000)}!`],
    ['(a|a)*$', `${'a'.repeat(20_000)}!`],
    ['(?:.*)*x', 'a'.repeat(20_000)],
    ['(?:(?:a*)*)*$', `${'a'.repeat(20_000)}!`],
  ])('%s is decided in linear time', (source, text) => {
    const used = cpuTime();
    expect(matches(source, text)).toBe(false);
    expect(used()).toBeLessThan(2_000);
  });

  test.each([
    ['(a)\\1', '"\\1" is not supported'],
    ['(?=a)', 'look-around, inline flags and atomic groups are not supported'],
    ['(?<!a)b', 'look-around, inline flags and atomic groups are not supported'],
    ['(?>a)', 'look-around, inline flags and atomic groups are not supported'],
    ['a++', 'a quantifier of a quantifier'],
    ['*a', '"*" with nothing before it'],
    ['(a', 'a "(" without its ")"'],
    ['a)', 'a ")" without its "("'],
    ['[a', 'a "[" without its "]"'],
    ['[z-a]', 'a range in "[…]" that is none'],
    ['[\\w-z]', 'a range in "[…]" that is none'],
    ['a{3,2}', '"{3,2}" counts down'],
    ['a{9999}', '"{9999}" repeats too often'],
    ['(?:a{900}){900}', 'it repeats too much'],
    ['\\', '"\\" is not supported'],
    ['\\p{L}', '"\\p" is not supported'],
    ['('.repeat(60), 'groups nested more than 50 deep'],
    ['a'.repeat(1_001), 'it is longer than 1000 characters'],
  ])('%s is refused: %s', (source, expected) => {
    expect(problem(source)).toBe(expected);
  });

  test('no pattern makes it throw or hang', () => {
    const texts = string({
      unit: constantFrom(...Array.from(String.raw`ab1(){}[]|*+?.^$\dwbAxu0-:<>,P=!`)),
      maxLength: 20,
    });
    assert(
      property(texts, texts, integer({ min: 0, max: 3 }), (source, text, times) => {
        const pattern = linearPattern(source.repeat(times + 1));
        if (!('problem' in pattern)) expect(typeof pattern.matchesStart(text)).toBe('boolean');
      }),
      { numRuns: 1_000 },
    );
  });
});
