import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bill, totalsOf } from '../../../src/sandbox/app/pricing.ts';
import type { DefectAsker } from '../../../src/sandbox/app/quantity-limits.ts';
import { currencies } from '../../../src/sandbox/currencies.ts';

const withDefects = (...on: readonly string[]): DefectAsker => ({ defect: (id) => on.includes(id) });
const right = withDefects();

const bill: fc.Arbitrary<Bill> = fc.record({
  currency: fc.constantFrom('EUR', 'GBP', 'USD', 'JPY'),
  lines: fc.array(
    fc.record({
      sku: fc.constant('tea'),
      quantity: fc.integer({ min: 1, max: 99 }),
      unit_price: fc.bigInt({ min: 1n, max: 100_000n }),
    }),
    { minLength: 1, maxLength: 6 },
  ),
  discounts: fc.array(
    fc.oneof(
      fc.record({
        code: fc.constant('P'),
        percent: fc.integer({ min: 1, max: 100 }),
        amount: fc.constant(null),
      }),
      fc.record({ code: fc.constant('A'), percent: fc.constant(null), amount: fc.bigInt({ min: 1n, max: 50_000n }) }),
    ),
    { maxLength: 2 },
  ),
  extras: fc.record({
    tip: fc.bigInt({ min: 0n, max: 10_000n }),
    donation: fc.bigInt({ min: 0n, max: 10_000n }),
    shipping: fc.bigInt({ min: 0n, max: 10_000n }),
  }),
});

describe('adding up', () => {
  it('is exact: items less discount plus extras, and the discount within the items', () => {
    fc.assert(
      fc.property(bill, (given) => {
        const { subtotal, discount, tip, donation, shipping, total } = totalsOf(right, given);
        expect(subtotal).toBe(given.lines.reduce((sum, line) => sum + line.unit_price * BigInt(line.quantity), 0n));
        expect(total).toBe(subtotal - discount + tip + donation + shipping);
        expect(discount >= 0n && discount <= subtotal).toBe(true);
      }),
    );
  });

  it('does not depend on the order of lines nor on how pieces are split into lines', () => {
    fc.assert(
      fc.property(bill, (given) => {
        const single = given.lines.flatMap((line) =>
          Array.from({ length: line.quantity }, () => ({ ...line, quantity: 1 })),
        );
        expect(totalsOf(right, { ...given, lines: single.toReversed() })).toEqual(totalsOf(right, given));
      }),
      { numRuns: 30 },
    );
  });

  it('takes a percentage once, at most half a unit off the exact one', () => {
    fc.assert(
      fc.property(bill, fc.integer({ min: 1, max: 100 }), (given, percent) => {
        const { subtotal, discount } = totalsOf(right, { ...given, discounts: [{ code: 'P', percent, amount: null }] });
        const off = discount * 100n - subtotal * BigInt(percent);
        expect((off < 0n ? -off : off) <= 50n).toBe(true);
      }),
    );
  });

  it('gives amounts that can be charged in every currency', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...currencies),
        fc.bigInt({ min: 1n, max: 9999n }),
        fc.integer({ min: 1, max: 100 }),
        ({ code, step }, price, percent) => {
          const lines = [{ sku: 'tea', quantity: 1, unit_price: price * step }];
          const discounts = [{ code: 'P', percent, amount: null }];
          const extras = { tip: 0n, donation: 0n, shipping: 0n };
          expect(totalsOf(right, { currency: code, lines, discounts, extras }).total % step).toBe(0n);
        },
      ),
    );
  });

  it('in 32 bits is right below 2^31, and wrong above', () => {
    const narrow = withDefects('pay.amount.overflow32');
    const extras = { tip: 0n, donation: 0n, shipping: 0n };
    const sum = (unit_price: bigint): bigint =>
      totalsOf(narrow, { currency: 'EUR', lines: [{ sku: 'tea', quantity: 1, unit_price }], discounts: [], extras })
        .total;
    expect([sum(2n ** 31n - 1n), sum(2n ** 31n), sum(2n ** 32n + 5n)]).toEqual([2n ** 31n - 1n, -(2n ** 31n), 5n]);
  });
});
