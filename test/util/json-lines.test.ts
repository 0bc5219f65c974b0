import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { JsonError } from '../../src/util/json-elements.ts';
import { jsonLines, type JsonLine, type JsonLinesLimits } from '../../src/util/json-lines.ts';

function* chunksOf(text: string | Uint8Array, size: number): Generator<Uint8Array> {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  // One buffer for all chunks, as a careful producer may have it.
  const chunk = Buffer.alloc(size);
  for (let start = 0; start < bytes.length; start += size) {
    const part = bytes.subarray(start, start + size);
    chunk.set(part);
    yield chunk.subarray(0, part.length);
  }
}

const linesOf = (text: string | Uint8Array, size = 7, limits: JsonLinesLimits = {}): JsonLine[] => [
  ...jsonLines(chunksOf(text, size), limits),
];

function errorOf(run: () => unknown): JsonError {
  try {
    run();
  } catch (error) {
    if (error instanceof JsonError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('jsonLines', () => {
  test('gives the value of every line with its number, and skips blank lines', () => {
    expect(linesOf('{"a":1}\n\n  \r\n[2]\r\n"é"')).toEqual([
      { line: 1, value: { a: 1 } },
      { line: 4, value: [2] },
      { line: 5, value: 'é' },
    ]);
    expect(linesOf('')).toEqual([]);
    expect(linesOf('\n \n')).toEqual([]);
  });

  test('reads what JSON.stringify wrote, whatever the chunk size and the line ends', () => {
    fc.assert(
      fc.property(
        fc.array(fc.jsonValue()),
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom('\n', '\r\n', '\n\n'),
        fc.boolean(),
        (values, size, end, last) => {
          const text = values.map((value) => JSON.stringify(value)).join(end) + (last ? end : '');
          expect(linesOf(text, size).map(({ value }) => value)).toEqual(
            values.map((value) => JSON.parse(JSON.stringify(value)) as unknown),
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  test('tolerates a byte-order mark before the first line only', () => {
    expect(linesOf('\uFEFF{"a":1}\n{"b":2}', 2).map(({ value }) => value)).toEqual([{ a: 1 }, { b: 2 }]);
  });

  test('says where a line that is no JSON begins, after giving those before it', () => {
    const seen: unknown[] = [];
    const error = errorOf(() => {
      for (const { value } of jsonLines(chunksOf('{"é":1}\n\n{"b":\n{"c":3}', 3))) seen.push(value);
    });
    expect(seen).toEqual([{ é: 1 }]);
    expect(error.offset).toBe(10);
    expect(error.message).toMatch(/^line 3 is no JSON .* at byte 10$/u);
  });

  test('goes on behind a broken line where somebody is told of it', () => {
    const broken: string[] = [];
    const lines = jsonLines(chunksOf('[INF] start\n{"a":1}\n{"b"', 5), {}, (_error, text) => broken.push(text));
    expect([...lines].map(({ value }) => value)).toEqual([{ a: 1 }]);
    expect(broken).toEqual(['[INF] start', '{"b"']);
  });

  test('a text cut at any byte gives its whole lines and nothing else', () => {
    const lines = ['{"a":"x\\n"}', '{"b":[1,{}]}', '{"c":null}'];
    const text = lines.join('\n');
    for (let cut = 0; cut <= text.length; cut += 1) {
      const part = text.slice(0, cut);
      const whole = part.split('\n').filter((line) => lines.includes(line));
      const seen: unknown[] = [];
      let torn = false;
      try {
        for (const { value } of jsonLines(chunksOf(part, 4))) seen.push(value);
      } catch (error) {
        expect(error).toBeInstanceOf(JsonError);
        torn = true;
      }
      expect(seen, `cut at ${cut}`).toEqual(whole.map((line) => JSON.parse(line) as unknown));
      const last = part.split('\n').at(-1) ?? '';
      expect(torn, `cut at ${cut}`).toBe(last !== '' && !whole.includes(last));
    }
  });

  test.each([
    ['UTF-16 little-endian', Buffer.from('{"a":1}', 'utf16le')],
    ['UTF-16 with a byte-order mark', Buffer.from('\uFEFF{"a":1}', 'utf16le')],
    ['UTF-16 big-endian', Buffer.from('{"a":1}', 'utf16le').swap16()],
  ])('refuses %s', (_name, bytes) => {
    expect(errorOf(() => linesOf(bytes)).message).toMatch(/not UTF-8/u);
  });

  test('refuses a line over the limit without reading it whole', () => {
    let read = 0;
    function* endless(): Generator<Uint8Array> {
      yield Buffer.from('{"a":1}\n"');
      for (;;) {
        read += 1024;
        yield Buffer.alloc(1024, 0x78);
      }
    }
    const error = errorOf(() => [...jsonLines(endless(), { lineBytes: 10_000 })]);
    expect(error.message).toMatch(/longer than 10000 bytes/u);
    expect(error.offset).toBe(8);
    expect(read).toBeLessThan(20_000);
    expect(linesOf('[1234567]\n[2]', 3, { lineBytes: 9 })).toHaveLength(2);
  });

  test('refuses nesting that could not be written again; brackets in texts do not count', () => {
    const deep = `${'['.repeat(501)}${']'.repeat(501)}`;
    expect(errorOf(() => linesOf(deep, 100)).message).toMatch(/nested deeper than 500/u);
    expect(linesOf(`${JSON.stringify(`"${deep}\\`)}\n`, 100)).toHaveLength(1);
  });
});
