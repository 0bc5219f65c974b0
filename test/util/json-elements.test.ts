import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { JsonError, jsonElements, type JsonElement, type JsonPattern } from '../../src/util/json-elements.ts';

function* chunksOf(text: string | Uint8Array, size: number): Generator<Uint8Array> {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

const elementsOf = (text: string | Uint8Array, patterns: readonly JsonPattern[], size = 7): JsonElement[] => [
  ...jsonElements(chunksOf(text, size), patterns),
];

describe('jsonElements', () => {
  test('cuts the wanted elements and skips the rest', () => {
    const text = '{"a":[{"x":"}]"},2,"three"],"skip":{"a":[9]},"b":null,"a":[4]}';
    expect(elementsOf(text, [['a', '*'], ['b']])).toEqual([
      { path: ['a', 0], value: { x: '}]' } },
      { path: ['a', 1], value: 2 },
      { path: ['a', 2], value: 'three' },
      { path: ['b'], value: null },
      { path: ['a', 0], value: 4 },
    ]);
  });

  test('reads any JSON value as JSON.parse does, whatever the chunk size and white space', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.integer({ min: 1, max: 40 }), fc.nat(3), (value, size, indent) => {
        const text = JSON.stringify({ before: value, wanted: value, list: [value, value] }, undefined, indent);
        const again = JSON.parse(JSON.stringify(value)) as unknown;
        expect(elementsOf(text, [['wanted'], ['list', '*']], size).map((element) => element.value)).toEqual([
          again,
          again,
          again,
        ]);
      }),
      { numRuns: 300 },
    );
  });

  test('says of every truncation that the text ends too soon', () => {
    const text = '{"runs":[{"results":[{"a":"\\"x\\\\"},[1,2]],"tool":{"n":1e3}}],"version":"2.1.0"}';
    for (let cut = 0; cut < text.length; cut += 1) {
      expect(() => elementsOf(text.slice(0, cut), [['runs', '*', 'results', '*']], 5), `cut at ${cut}`).toThrow(
        JsonError,
      );
    }
  });

  test.each([
    ['a missing value', '{"a":[1,,2]}'],
    ['a trailing comma', '{"a":[1,]}'],
    ['a missing colon', '{"a" 1}'],
    ['a bare key', '{a:1}'],
    ['a second document', '{"a":[]} {"a":[1]}'],
    ['HTML', '<html></html>'],
    ['a wrong bracket', '{"a":[1}'],
    ['UTF-16', Buffer.from('{"a":[1]}', 'utf16le')],
    ['too deep nesting where it is skipped', `{"z":${'['.repeat(501)}${']'.repeat(501)}}`],
    ['too deep nesting where it is wanted', `{"a":[${'['.repeat(100_000)}${']'.repeat(100_000)}]}`],
    ['garbage in a wanted element', '{"a":[nope]}'],
  ])('refuses %s', (_name, text) => {
    expect(() => elementsOf(text, [['a', '*']], 1000)).toThrow(JsonError);
  });

  test('skips a UTF-8 byte-order mark', () => {
    expect(elementsOf('\uFEFF{"a":[1]}', [['a', '*']], 2)).toEqual([{ path: ['a', 0], value: 1 }]);
  });

  test('refuses an element over the limit without reading it whole', () => {
    let read = 0;
    function* endless(): Generator<Uint8Array> {
      yield Buffer.from('{"a":["');
      for (;;) {
        read += 1024;
        yield Buffer.alloc(1024, 0x78);
      }
    }
    expect(() => [...jsonElements(endless(), [['a', '*']], { elementBytes: 10_000 })]).toThrow(
      /larger than 10000 bytes/u,
    );
    expect(read).toBeLessThan(40_000);
  });

  test('keeps `__proto__` as a plain key', () => {
    const [element] = elementsOf('{"a":[{"__proto__":{"polluted":true}}]}', [['a', '*']]);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    expect(Object.keys(element?.value as object)).toEqual(['__proto__']);
  });

  test.each([
    ['is read to its end', '{"a":[1,2]}', 2],
    ['is no JSON', '{"a":[1,nope]}', 2],
    ['ends too soon', '{"a":[1', 2],
    ['is UTF-16', '\0{\0}', 1],
    ['is not wanted to its end', '{"a":[1,2,3,4,5,6,7,8,9]}', 1],
  ])('closes its source when the text %s', (_name, text, most) => {
    let closed = 0;
    function* source(): Generator<Uint8Array> {
      try {
        yield* chunksOf(text, 3);
      } finally {
        closed += 1;
      }
    }
    try {
      let count = 0;
      for (const _element of jsonElements(source(), [['a', '*']])) {
        count += 1;
        if (count === most) break;
      }
    } catch (error) {
      expect(error).toBeInstanceOf(JsonError);
    }
    expect(closed).toBe(1);
  });
});
