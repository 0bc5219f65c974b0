import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AmountUnit, readAmount, writeAmount } from '../../src/fuzz/amount.ts';
import { numberText, parseJson, writeJson } from '../../src/fuzz/json.ts';

describe('amounts', () => {
  it('are read back as written, in every unit and currency exponent', () => {
    const units = fc.constantFrom<AmountUnit>('minor', 'major', 'decimal-string');
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }),
        units,
        fc.constantFrom('EUR', 'JPY', 'KWD'),
        (minor, unit, currency) => {
          const wire = parseJson(writeJson(writeAmount(minor, unit, currency)));
          expect(readAmount(wire, unit, currency)).toBe(minor);
        },
      ),
    );
  });

  it('are written as the API writes them', () => {
    expect(writeJson(writeAmount(1009n, 'minor', 'EUR'))).toBe('1009');
    expect(writeJson(writeAmount(-5n, 'major', 'EUR'))).toBe('-0.05');
    expect(writeJson(writeAmount(1009n, 'decimal-string', 'KWD'))).toBe('"1.009"');
    expect(writeJson(writeAmount(1009n, 'major', 'JPY'))).toBe('1009');
  });

  it('take trailing zeros for what they are and never round', () => {
    expect(readAmount('10.0900', 'decimal-string', 'EUR')).toBe(1009n);
    expect(readAmount(numberText('10.1'), 'major', 'EUR')).toBe(1010n);
    expect(readAmount(10n, 'major', 'EUR')).toBe(1000n);
    expect(readAmount('10.091', 'decimal-string', 'EUR')).toBeUndefined();
  });

  it.each([
    ['1009', 'minor'],
    [numberText('10.09'), 'minor'],
    [numberText('1e3'), 'major'],
    ['10.09', 'major'],
    ['NaN', 'decimal-string'],
    ['', 'decimal-string'],
    [null, 'minor'],
    [undefined, 'minor'],
    [{}, 'major'],
  ] as const)('are not read from another form (%#)', (value, unit) => {
    expect(readAmount(value, unit, 'EUR')).toBeUndefined();
  });
});
