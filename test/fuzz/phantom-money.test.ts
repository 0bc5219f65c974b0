import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { phantomMoneyLines, phantomMoneyOf } from '../../src/fuzz/phantom-money.ts';

it('is one number a currency, and of what kind it is where there is more than one', () => {
  const created = phantomMoneyOf({ kind: 'created', amount: 421_000n }, 'EUR');
  expect(phantomMoneyLines(created)).toEqual(['EUR 4,210.00 created from nothing']);
  const unpaid = phantomMoneyOf({ kind: 'unpaid', amount: 1008n }, 'EUR');
  const yen = phantomMoneyOf({ kind: 'moved', amount: 1_234_567n, currency: 'jpy' }, 'EUR');
  expect(phantomMoneyLines([...yen, ...unpaid, ...created, ...created])).toEqual([
    'EUR 8,430.08: 8,420.00 created from nothing, 10.08 not paid for',
    'JPY 1,234,567 moved without right',
  ]);
});

it('is nothing where no money is left of the effect', () => {
  expect(phantomMoneyOf({ kind: 'created', amount: 0n }, 'EUR')).toEqual([]);
  expect(phantomMoneyOf({ kind: 'created', amount: -5n }, 'EUR')).toEqual([]);
  expect(phantomMoneyLines([])).toEqual([]);
});

it('is the exact sum, however large', () => {
  const amount = fc.bigInt(1n, 10n ** 30n);
  fc.assert(
    fc.property(fc.array(amount, { minLength: 1 }), (amounts) => {
      const all = amounts.flatMap((one) => phantomMoneyOf({ kind: 'moved', amount: one }, 'EUR'));
      const digits = phantomMoneyLines(all)[0]?.replaceAll(/\D/gu, '') ?? '';
      expect(BigInt(digits)).toBe(amounts.reduce((sum, one) => sum + one, 0n));
    }),
  );
});
