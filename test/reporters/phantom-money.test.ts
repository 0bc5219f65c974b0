import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type PhantomMoney, phantomMoneyLines } from '../../src/fuzz/phantom-money.ts';
import { phantomMoney } from '../../src/reporters/phantom-money.ts';

interface Told {
  readonly coverage: { readonly phantomMoney: readonly string[] };
  readonly shard?: string;
  readonly target?: string;
}

const told = (lines: readonly string[], shard?: string, target = 'shop'): Told => ({
  coverage: { phantomMoney: lines },
  ...(shard !== undefined && { shard }),
  target,
});

const effects = fc.array(
  fc.record<PhantomMoney>({
    kind: fc.constantFrom('created', 'moved', 'unpaid'),
    minor: fc.bigInt({ min: 1n, max: 10n ** 12n }),
    currency: fc.constantFrom('EUR', 'JPY', 'KWD'),
  }),
  { maxLength: 8 },
);

test('the shards of a scan say together what one run would say', () => {
  fc.assert(
    fc.property(fc.array(effects, { minLength: 1, maxLength: 4 }), (parts) => {
      const shards = parts.map((part, index) => told(phantomMoneyLines(part), `${index + 1}/${parts.length}`));
      expect(phantomMoney(shards)).toEqual(phantomMoney([told(phantomMoneyLines(parts.flat()))]));
    }),
  );
});

test('runs that are no shards, and shards of another target, stand for themselves', () => {
  const line = 'EUR 12.14 created from nothing';
  expect(phantomMoney([told([line]), told([line]), told([line], '1/2'), told([line], '1/2', 'wallet')])).toEqual(
    Array.from({ length: 4 }, () => `Phantom money: ${line}`),
  );
  expect(phantomMoney([{}])).toEqual([]);
});

test.each([
  [['EUR 12.14 created from nothing', 'EUR much']],
  [['EUR 12.14 created from nothing', 'EUR 12 created from nothing']],
  [['EUR 1.00 created from nothing, 2.00 created from nothing', 'EUR 1.00 stolen']],
  [['', '']],
])('what is written otherwise is left as it is: %j', (lines) => {
  const shards = lines.map((line, index) => told([line], `${index + 1}/2`));
  expect(phantomMoney(shards)).toEqual(lines.map((line) => `Phantom money: ${line}`));
});
