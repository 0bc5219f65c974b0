import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeBody } from '../../../src/baseline/exchange/decode-body.ts';

const bytes = (...values: readonly number[]): Uint8Array => Uint8Array.from(values);
const latin1 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

describe('decodeBody', () => {
  test('a byte order mark wins over the header', () => {
    expect(decodeBody(bytes(0xff, 0xfe, 0x41, 0x00), 'text/html; charset=utf-8')).toBe('A');
    expect(decodeBody(bytes(0xef, 0xbb, 0xbf, 0xc3, 0xa9), 'text/html; charset=latin1')).toBe('é');
  });

  test('the header wins over a meta element, which wins over UTF-8', () => {
    const page = latin1('<meta charset="iso-8859-1">é');
    expect(decodeBody(page, 'text/html')).toContain('é');
    expect(decodeBody(page, 'text/html; charset="utf-8"')).toContain('\u{fffd}');
  });

  test('an unknown charset is read as UTF-8', () => {
    expect(decodeBody(bytes(0xc3, 0xa9), 'text/html; charset=klingon')).toBe('é');
  });

  test('no bytes and no header make it throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.string(), (body, charset) => {
        expect(typeof decodeBody(body, `text/html; charset=${charset}`)).toBe('string');
      }),
    );
  });
});
