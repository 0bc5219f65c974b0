import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { amountText, parseAmount } from '../../../../src/sandbox/gateway/braintree/amounts.ts';

it.each([
  ['10.00', 'EUR', 1000n],
  ['10', 'EUR', 1000n],
  ['10.5', 'EUR', 1050n],
  ['0.01', 'EUR', 1n],
  ['500', 'JPY', 500n],
  ['500.00', 'JPY', 500n],
  ['1.234', 'KWD', 1234n],
  ['999999999.99', 'EUR', 99_999_999_999n],
])('reads %s %s', (text, currency, minor) => {
  expect(parseAmount(text, currency)).toEqual({ minor });
});

it.each([
  [undefined, '81502'],
  [null, '81502'],
  ['', '81502'],
  ['-1.00', '81501'],
  ['0', '81531'],
  ['0.00', '81531'],
  ['1000000000', '81528'],
  ['10.001', '81503'],
  ['1e3', '81503'],
  ['1e400', '81503'],
  ['1,00', '81503'],
  [' 1', '81503'],
  ['0x10', '81503'],
  ['١', '81503'],
  ['9'.repeat(100), '81503'],
  [['1.00'], '81503'],
  [true, '81503'],
])('refuses %j with %s', (value, code) => {
  expect(parseAmount(value, 'EUR')).toMatchObject({ code });
});

it('writes what it reads, in every currency', () => {
  const currencies = fc.constantFrom('EUR', 'JPY', 'KWD');
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: 99_999_999n }), currencies, (minor, currency) => {
      expect(parseAmount(amountText(minor, currency), currency)).toEqual({ minor });
    }),
  );
});
