import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isJsonPointer, readPointer, writePointer } from '../../src/fuzz/json-pointer.ts';

describe('JSON pointers', () => {
  it('read as RFC 6901 says', () => {
    const document = { foo: ['bar', 'baz'], '': 0n, 'a/b': 1n, 'm~n': 8n };
    expect(readPointer(document, '')).toBe(document);
    expect(readPointer(document, '/foo/0')).toBe('bar');
    expect(readPointer(document, '/')).toBe(0n);
    expect(readPointer(document, '/a~1b')).toBe(1n);
    expect(readPointer(document, '/m~0n')).toBe(8n);
  });

  it.each(['/foo/2', '/foo/-1', '/foo/01', '/foo/length', '/constructor', '/__proto__', '/foo/0/x', '/nope'])(
    'give nothing at %s',
    (pointer) => {
      expect(readPointer({ foo: ['bar'] }, pointer)).toBeUndefined();
    },
  );

  it('write into a copy, making objects on the way', () => {
    const document = { line: { code: 'A1' } };
    expect(writePointer(document, '/line/cost/value', '0.01')).toEqual({
      line: { code: 'A1', cost: { value: '0.01' } },
    });
    expect(document).toEqual({ line: { code: 'A1' } });
    expect(writePointer([1n, 2n], '/1', 3n)).toEqual([1n, 3n]);
    expect(writePointer([1n], '/-', 3n)).toEqual([1n, 3n]);
  });

  it('read back what was written, whatever the key', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 4 }), (keys) => {
        const pointer = keys.map((key) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
        expect(isJsonPointer(pointer)).toBe(true);
        expect(readPointer(writePointer({}, pointer, 7n), pointer)).toBe(7n);
      }),
    );
  });

  it.each(['foo', '/a~2b', '~'])('do not start without a slash or hold a bad escape: %s', (text) => {
    expect(isJsonPointer(text)).toBe(false);
  });
});
