import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { divideHalfEven, minorOf, parseDecimal } from '../../src/sandbox/decimal.ts';

const amount = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n });
const divisor = fc.bigInt({ min: 1n, max: 10n ** 12n });

describe('divideHalfEven', () => {
  it.each([
    [5n, 2n, 2n],
    [7n, 2n, 4n],
    [-5n, 2n, -2n],
    [-7n, 2n, -4n],
    [9n, 4n, 2n],
    [11n, 4n, 3n],
    [0n, 7n, 0n],
  ])('%i / %i is %i', (numerator, denominator, whole) => {
    expect(divideHalfEven(numerator, denominator)).toBe(whole);
  });

  it('is off by half of the denominator at most, and then even', () => {
    fc.assert(
      fc.property(amount, divisor, (numerator, denominator) => {
        const whole = divideHalfEven(numerator, denominator);
        const rest = numerator - whole * denominator;
        const twice = (rest < 0n ? -rest : rest) * 2n;
        expect(twice <= denominator).toBe(true);
        if (twice === denominator) expect(whole % 2n).toBe(0n);
      }),
    );
  });

  it('mirrors at zero, so that neither side gains', () => {
    fc.assert(
      fc.property(amount, divisor, (numerator, denominator) => {
        expect(divideHalfEven(-numerator, denominator)).toBe(-divideHalfEven(numerator, denominator));
      }),
    );
  });

  it.each([0n, -1n])('refuses the denominator %i', (denominator) => {
    expect(() => divideHalfEven(1n, denominator)).toThrow(RangeError);
  });
});

describe('a decimal', () => {
  it('is rounded to a step where there is one', () => {
    expect(['16.674', '16.675', '16.685'].map((text) => minorOf(parseDecimal(text), 3, 10n))).toEqual([
      16_670n,
      16_680n,
      16_680n,
    ]);
  });

  it.each([
    ['12.345', 2, 1234n],
    ['12.355', 2, 1236n],
    ['1650', 0, 1650n],
    ['1650', 2, 165_000n],
    ['3.365', 3, 3365n],
    ['0.0005', 3, 0n],
    ['999999999999999.999999999', 3, 1_000_000_000_000_000_000n],
  ])('%s with %i decimals is %i', (text, exponent, minor) => {
    expect(minorOf(parseDecimal(text), exponent)).toBe(minor);
  });

  it.each([
    '',
    '.',
    '1.',
    '.5',
    '-1',
    '+1',
    '1e3',
    '0x10',
    '1,5',
    ' 1',
    '1 ',
    '５',
    'NaN',
    '1.0000000000',
    '1'.repeat(16),
  ])('is not "%s"', (text) => {
    expect(() => parseDecimal(text)).toThrow(RangeError);
  });

  it('of an exact number of smallest units comes back as that', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 14n }), fc.constantFrom(0, 2, 3), (minor, exponent) => {
        const digits = minor.toString().padStart(exponent + 1, '0');
        const text = exponent === 0 ? digits : `${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
        expect(minorOf(parseDecimal(text), exponent)).toBe(minor);
      }),
    );
  });
});
