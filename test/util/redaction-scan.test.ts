import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LONG_TOKEN, MANY_DIGITS, openKeywordScan, WIDE_DIGIT } from '../../src/util/redaction-scan.ts';
import { redact } from '../../src/util/redaction.ts';

describe('openKeywordScan', () => {
  test('finds what a plain search finds, in any case', () => {
    const word = fc.stringMatching(/^[abc_]{1,5}$/u);
    fc.assert(
      fc.property(
        fc.uniqueArray(word, { minLength: 1, maxLength: 8 }),
        fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'A', 'B', 'C', '_', ' ', 'é') }),
        (words, text) => {
          const found = openKeywordScan(words.map((keyword, index) => [keyword, 1 << (index + 8)] as const))(text);
          expect(words.map((_, index) => (found & (1 << (index + 8))) !== 0)).toEqual(
            words.map((keyword) => text.toLowerCase().includes(keyword)),
          );
        },
      ),
      { numRuns: 500 },
    );
  });

  test('tells many digits, long tokens and digits of full width', () => {
    const scan = openKeywordScan([['never', 8]]);
    expect(scan('4242 4242 4242 4')).toBe(MANY_DIGITS);
    expect(scan('4242 4242 x 4242 4')).toBe(0);
    expect(scan('4242 4242 4242')).toBe(0);
    expect(scan('abcdefgh/+-_ABCD')).toBe(LONG_TOKEN);
    expect(scan('abcdefgh.abcdefgh')).toBe(0);
    expect(scan('\uff14')).toBe(WIDE_DIGIT);
  });
});

test.each(['ghp_', 'SG.aaaaaaaaaaaaaaaa.', 'password=', 'Bearer 1', 'eyJ', '4', 'A', 'Cookie: a=', 'sig='])(
  'a run of many megabytes after %j exhausts no stack',
  (head) => {
    expect(redact(`${head}${'a4'.repeat(5_000_000)}`).length).toBeGreaterThan(0);
  },
);
