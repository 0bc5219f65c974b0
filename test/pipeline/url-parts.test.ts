import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseStableUrl } from '../../src/model/target.ts';
import { urlParts } from '../../src/pipeline/url-parts.ts';

/** The same by the parser of URLs alone. */
function byParser(url: string): { path: string; names: readonly string[] } {
  const parsed = parseStableUrl(url);
  if (parsed === undefined) return { path: url, names: [] };
  return { path: `${parsed.origin}${parsed.pathname}`, names: [...new Set(parsed.searchParams.keys())].toSorted() };
}

const mark = fc.constantFrom(
  ...'aZ09/?#&=%+ .:@[]\\;~^|"\'<>{}\t\né\u00ad'.split(''),
  '%41',
  '%zz',
  '..',
  'localhost',
  ':80',
);
const tail = fc.array(mark, { maxLength: 14 }).map((parts) => parts.join(''));
const head = fc.constantFrom(
  'http://',
  'https://',
  'HTTP://',
  'http:',
  'https://a.example/',
  'http://localhost:8080/',
  '',
);

describe('urlParts', () => {
  test('says the same as the parser of URLs, for whatever is written', () => {
    fc.assert(
      fc.property(head, tail, (start, rest) => {
        expect(urlParts(start + rest)).toEqual(byParser(start + rest));
      }),
      { numRuns: 20_000 },
    );
  });

  test.each([
    ['https://a.example/x?b=1&a=2&b=3#a?c=4', 'https://a.example/x', ['a', 'b']],
    ['http://127.0.0.1:3000/x', 'http://127.0.0.1/x', []],
    ['http://a.example:3000?%61=1&b+c', 'http://a.example:3000/', ['a', 'b c']],
    ['/relative?a=1', '/relative?a=1', []],
  ])('of %s keeps %s and the names', (url, path, names) => {
    expect(urlParts(url)).toEqual({ path, names });
    expect(urlParts(url)).toEqual({ path, names });
  });
});
