import { assert, constantFrom, integer, property, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountText, typedAmount } from '../../../src/sandbox/pages/amount-text.ts';

describe('an amount that somebody types', () => {
  it('comes back as it was typed, whatever the digits of its currency', () => {
    const cases = tuple(integer({ min: 0, max: 999_999_999 }), constantFrom(['JPY', 0], ['EUR', 2], ['KWD', 3]));
    assert(
      property(cases, ([minor, [currency, digits]]) => {
        const [, typed = ''] = amountText(minor, currency).split(' ');
        expect(typedAmount(typed, digits)).toBe(minor);
        expect(typedAmount(typed.replace('.', ','), digits)).toBe(minor);
      }),
    );
  });

  it.each(['', ' ', '-1', '+1', '1e3', '0x10', '1.', '.5', '1.005', '1,2,3', 'NaN', '١', '1 000', '9999999999'])(
    '%j is none',
    (text) => {
      expect(typedAmount(text, 2)).toBeUndefined();
    },
  );

  it('is shown only where it is one', () => {
    expect(amountText(1009, 'EUR')).toBe('EUR 10.09');
    for (const value of [1.5, '1009', null, undefined, Number.NaN, {}]) expect(amountText(value, 'EUR')).toBe('');
  });
});
