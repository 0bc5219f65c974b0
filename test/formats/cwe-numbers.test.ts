import { assert, jsonValue, property } from 'fast-check';
import { expect, test } from 'vitest';
import { cweNumbers } from '../../src/formats/cwe-numbers.ts';

test.each<[unknown, number[]]>([
  ['CWE-79', [79]],
  [
    ['CWE-79', 'cwe-20', 79, '400'],
    [20, 79, 400],
  ],
  ['["CWE-918","CWE-20"]', [20, 918]],
  [
    [{ cweId: 'CWE-506' }, { cwe: 'CWE-1', cve: 'CVE-2030-79' }, { id: 79 }],
    [1, 79, 506],
  ],
  [null, []],
  [undefined, []],
  [['NVD-CWE-noinfo', '', 0, -1, 1.5, {}, [], true], []],
])('%j names %j', (value, numbers) => {
  expect(cweNumbers(value)).toEqual(numbers);
});

test('anything at all gives whole numbers above zero', () => {
  assert(
    property(jsonValue(), (value) => {
      expect(cweNumbers(value).every((number) => Number.isSafeInteger(number) && number > 0)).toBe(true);
    }),
  );
});
