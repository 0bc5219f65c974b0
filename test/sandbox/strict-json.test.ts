import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../src/sandbox/refusal.ts';
import { parseStrictJson } from '../../src/sandbox/strict-json.ts';

const parse = (text: string): unknown => parseStrictJson(Buffer.from(text));
const codeOf = (text: string | Uint8Array): string => {
  try {
    parseStrictJson(typeof text === 'string' ? Buffer.from(text) : text);
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return 'accepted';
};

describe('parseStrictJson', () => {
  it.each([
    ['{"a":1,"a":2}', 'duplicate_key'],
    [String.raw`{"a":1,"\u0061":2}`, 'duplicate_key'],
    ['[{"x":{"a":1,"b":2,"a":3}}]', 'duplicate_key'],
    ['{"a":1.0}', 'invalid_number'],
    ['{"a":1e2}', 'invalid_number'],
    ['[-1E400]', 'invalid_number'],
    [String.raw`{"a":"\u0000"}`, 'invalid_text'],
    [String.raw`{"a":"\ud800"}`, 'invalid_text'],
    ['{"a":1', 'invalid_json'],
    ["{'a':1}", 'invalid_json'],
    ['\u{FEFF}{}', 'invalid_json'],
    ['{} {}', 'invalid_json'],
    ['['.repeat(17) + ']'.repeat(17), 'invalid_json'],
    ['NaN', 'invalid_json'],
  ])('refuses %s as %s', (text, code) => {
    expect(codeOf(text)).toBe(code);
  });

  it('refuses bytes that are no UTF-8', () => {
    expect(codeOf(Buffer.from([0x22, 0xc3, 0x28, 0x22]))).toBe('invalid_json');
  });

  it('keeps keys apart that only look alike or stand at different depths', () => {
    expect(parse('{"a":{"a":"a"},"A":["a","a"],"b":":"}')).toEqual({ a: { a: 'a' }, A: ['a', 'a'], b: ':' });
  });

  it('survives deep nesting without overflowing the stack', () => {
    expect(codeOf('['.repeat(30_000) + ']'.repeat(30_000))).toBe('invalid_json');
  });

  it('agrees with JSON.parse on every value without fractions, whatever the text in it', () => {
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof({ maxDepth: 6 }, tie('leaf'), tie('list'), tie('object')),
      leaf: fc.oneof(
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0')),
      ),
      list: fc.array(tie('tree')),
      object: fc.dictionary(
        fc.string().filter((key) => !key.includes('\0') && key !== '__proto__'),
        tie('tree'),
        { noNullPrototype: true },
      ),
    }));
    fc.assert(
      fc.property(tree, fc.constantFrom(undefined, 2), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(parse(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it('finds a repeated key wherever it is put', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(7), fc.integer(), (key, depth, value) => {
        fc.pre(!key.includes('\0') && key.isWellFormed());
        const pair = `${JSON.stringify(key)}:${value}`;
        const text = `${'{"deeper":[0,'.repeat(depth)}{${pair}, ${pair}}${']}'.repeat(depth)}`;
        expect(codeOf(text)).toBe('duplicate_key');
      }),
    );
  });
});
