import { assert, bigInt, boolean, integer, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactText, isFractional, readExact } from '../../src/fuzz/exact-amount.ts';
import type { AmountUnit } from '../../src/fuzz/amount.ts';
import { type Json, numberText } from '../../src/fuzz/json.ts';

function textOf(value: Json, unit: AmountUnit, currency: string): string | undefined {
  const exact = readExact(value, unit, currency);
  return exact === undefined ? undefined : exactText(exact);
}

describe('an exact amount', () => {
  it('keeps every digit of a decimal number', () => {
    const whole = bigInt({ min: 0n, max: 10n ** 20n });
    assert(
      property(whole, integer({ min: 0, max: 9 }), boolean(), (digits, places, negative) => {
        const text = `${negative ? '-' : ''}${digits}.${'0'.repeat(places)}7`;
        expect(textOf(numberText(text), 'minor', 'EUR')).toBe(text);
      }),
    );
  });

  it('counts in the smallest unit of the currency', () => {
    expect(textOf('10.09', 'decimal-string', 'EUR')).toBe('1009');
    expect(textOf('10.09', 'decimal-string', 'JPY')).toBe('10.09');
    expect(textOf('10.0955', 'decimal-string', 'KWD')).toBe('10095.5');
    expect(textOf(numberText('394.97999999999996'), 'major', 'EUR')).toBe('39497.999999999996');
    expect(textOf(numberText('1.5e-7'), 'major', 'EUR')).toBe('0.000015');
  });

  it('says whether there are digits below the smallest unit', () => {
    const values = [1009n, numberText('1009.0'), numberText('1009.5')];
    expect(values.map((value) => isFractional(readExact(value, 'minor', 'EUR') ?? -1n))).toEqual([false, false, true]);
  });

  it('is not read from what is no decimal number of the form that the API has', () => {
    const texts = ['NaN', '', '1,5', '0x10', ' 1', '1e999'].map((value) => readExact(value, 'decimal-string', 'EUR'));
    const others = ['10.09', null, { amount: 1n }].map((value) => readExact(value, 'major', 'EUR'));
    expect(
      [...texts, ...others, readExact(10n, 'decimal-string', 'EUR')].filter((value) => value !== undefined),
    ).toEqual([]);
  });

  it('never throws, whatever an attacker sends', () => {
    assert(
      property(string({ maxLength: 200 }), (text) => {
        expect(typeof readExact(text, 'decimal-string', 'EUR')).toMatch(/bigint|undefined/u);
      }),
    );
  });
});
