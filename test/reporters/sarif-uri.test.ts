import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sarifUri } from '../../src/reporters/sarif-uri.ts';

describe('sarifUri', () => {
  test.each([
    ['src/a.ts', 'src/a.ts'],
    ['src/a b%.ts', 'src/a%20b%25.ts'],
    ['src/a%20b.ts', 'src/a%20b.ts'],
    ['src\\a.ts', 'src/a.ts'],
    ['a:b/c', 'a%3Ab/c'],
    ['/src/go.mod', 'file:///src/go.mod'],
    ['C:\\Users\\x y\\a.jar', 'file:///C:/Users/x%20y/a.jar'],
    ['//host/share/a', 'file://host/share/a'],
    ['file:///src/a.ts', 'file:///src/a.ts'],
    ['https://a.example/x[1]', 'https://a.example/x%5B1%5D'],
  ])('%s is %s', (text, uri) => {
    expect(sarifUri(text)).toBe(uri);
  });

  test('gives a URI reference for any text, and the same for what it gave', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const uri = sarifUri(text);
        expect(uri).toMatch(/^(?:[\w.~:/?#@!$&'()*+,;=-]|%[0-9a-f]{2})*$/iu);
        expect(URL.canParse(uri, 'file:///checkout/')).toBe(true);
      }),
    );
  });
});
