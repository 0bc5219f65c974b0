import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Json, numberText, parseJson, textOfNumber, writeJson } from '../../src/fuzz/json.ts';

const json = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constant(null),
    fc.boolean(),
    fc.string(),
    fc.bigInt({ min: -(10n ** 50n), max: 10n ** 50n }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.string(), tie('value'), { maxKeys: 4 }),
  ),
})).value;

describe('parseJson and writeJson', () => {
  it('read back what was written, integers of any size included', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(writeJson(parseJson(writeJson(value)) ?? null)).toBe(writeJson(value));
      }),
    );
  });

  it('lose no digit of a number', () => {
    expect(parseJson('9007199254740993')).toBe(9007199254740993n);
    expect(textOfNumber(parseJson('10.10') ?? null)).toBe('10.10');
    expect(textOfNumber(parseJson('1e400') ?? null)).toBe('1e400');
    expect(writeJson(parseJson('{"a":[10.10,0.1e1,-0]}') ?? null)).toBe('{"a":[10.10,0.1e1,0]}');
  });

  it('write a hostile number as it is', () => {
    expect(writeJson({ amount: numberText('NaN') })).toBe('{"amount":NaN}');
  });

  it.each(['', '<html>', '{"a":', '[1,]', '['.repeat(200_000), `${'['.repeat(200_000)}${']'.repeat(200_000)}`])(
    'give nothing for what is no JSON or too deep (%#)',
    (text) => {
      expect(parseJson(text)).toBeUndefined();
    },
  );

  it('keep a huge integer as text instead of computing it', () => {
    const digits = '9'.repeat(1_000_000);
    expect(textOfNumber(parseJson(digits) ?? null)).toBe(digits);
  });
});
