import { array, assert, asyncProperty, bigInt, constantFrom, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkInvariants, dumpLedger } from '../../../src/sandbox/ledger/audit.ts';
import type { ReconciliationReport } from '../../../src/sandbox/reconciliation/make-reconciliation.ts';
import { booksOfFile } from './books.ts';

const books = booksOfFile();

const ofOrders = ({ checksums }: ReconciliationReport): unknown =>
  checksums.filter(({ area }) => /^(?:orders|payments|refunds)\(/u.test(area));
const kinds = ({ mismatches }: ReconciliationReport): string[] => mismatches.map(({ kind }) => kind);

describe('books that are right', () => {
  it('match, and what was settled is booked: fees, and money at the bank', async () => {
    const payment = await books.pay(10_000n);
    await books.refund(payment, 2500n);
    books.settle(payment, 10_000n);
    books.settle(payment, -2500n);
    books.settle(payment, -320n, { kind: 'fee' });
    const report = await books.runLater();
    expect(report).toMatchObject({ status: 'matched', lines: 3, pending: 0, attempts: 1, mismatches: [] });
    expect(await books.balance('fees:EUR')).toBe(320n);
    expect(await books.balance('bank:EUR')).toBe(7180n);
    expect(await books.balance('processor:EUR')).toBe(0n);
    expect(await checkInvariants(books.db)).toMatchObject({ holds: true });
    expect(books.alarms).toEqual([]);
    expect(books.events.at(-1)).toBe('reconciliation.matched');
  });

  it('take each line over once, however often they are compared', async () => {
    books.settle(await books.pay(500n), 500n);
    await books.runLater();
    const again = await books.runLater();
    expect(again).toMatchObject({ status: 'matched', lines: 0 });
    expect(await books.balance('bank:EUR')).toBe(500n);
  });

  it('have the same checksums as long as nothing is added', async () => {
    books.settle(await books.pay(500n), 500n);
    const first = ofOrders(await books.runLater());
    expect(ofOrders(await books.runLater())).toEqual(first);
    books.settle(await books.pay(700n), 700n);
    expect(ofOrders(await books.runLater())).not.toEqual(first);
  });

  it('wait a moment for Stripe and a day for Braintree before anything counts as missing', async () => {
    await books.pay(500n);
    const slow = await books.pay(600n, 'EUR', 'braintree');
    expect(await books.reconciliation.run()).toMatchObject({ status: 'matched', pending: 2 });
    expect(await books.runLater()).toMatchObject({ status: 'mismatched', pending: 1 });
    books.settle(slow, 600n, { provider: 'braintree' });
    const report = await books.runLater(30);
    expect(report.pending).toBe(0);
    expect(report.mismatches).toHaveLength(1);
  });
});

describe('a mismatch', () => {
  it.each([
    ['one unit too little', 499n, 'EUR'],
    ['one unit too much', 501n, 'EUR'],
  ])('is %s', async (_what, amount, currency) => {
    const payment = await books.pay(500n);
    books.settle(payment, amount, { currency });
    const report = await books.runLater();
    expect(report.status).toBe('mismatched');
    expect(report.mismatches).toEqual([
      {
        kind: 'amount_differs',
        reference: payment,
        expected: 500n,
        found: amount,
        currency: 'EUR',
        detail: expect.any(String),
      },
    ]);
    expect(books.alarms).toEqual([`reconciliation-mismatch ${report.id}`]);
  });

  it('is the right amount in another currency, also in one that the shop does not have', async () => {
    books.settle(await books.pay(500n), 500n, { currency: 'USD' });
    books.settle(await books.pay(600n), 600n, { currency: 'XTS' });
    expect(kinds(await books.runLater())).toEqual(Array(4).fill('amount_differs'));
    expect(await checkInvariants(books.db)).toMatchObject({ unbalanced_journals: [] });
  });

  it('is a payment that only the gateway knows, a payment without money, a refund that is in no book', async () => {
    books.settle('pay_nobody', 900n);
    const unpaid = await books.pay(300n);
    const refunded = await books.pay(400n);
    books.settle(refunded, 400n);
    await books.tamper(`delete from postings where journal in (select id from journals where reference = '${unpaid}')`);
    await books.tamper(`delete from journals where reference = '${unpaid}'`);
    const row = { id: 're_x', payment: refunded, amount: 100n, provider_ref: 'ref-x' };
    await books.db
      .insertInto('refunds')
      .values({ ...row, created_at: books.clock.now() })
      .execute();
    const report = await books.runLater();
    expect(kinds(report).toSorted()).toEqual(['not_captured', 'refunds_differ', 'unknown_payment']);
  });

  it.each([
    ['an amount of the ledger', 'update postings set amount = amount * 2', 'row_changed'],
    ['a journal that is gone', "delete from journals where kind = 'settlement'", 'row_missing'],
    ['the price of a paid order', 'update orders set total = total + 1', 'row_changed'],
    ['whose order it was', "update payments set account = 'usr_2'", 'row_changed'],
  ])('is a row that was changed afterwards: %s', async (_what, statement, kind) => {
    books.settle(await books.pay(500n), 500n);
    await books.runLater();
    await books.tamper(statement);
    const report = await books.runLater();
    expect(report.status).toBe('mismatched');
    expect(kinds(report)).toContain(kind);
  });

  it('is a settlement of the past that became another one', async () => {
    books.settle(await books.pay(500n), 500n);
    const first = await books.runLater();
    books.settleOtherwise((line) => ({ ...line, amount: 400n }));
    const report = await books.runLater();
    expect(report.mismatches).toMatchObject([{ kind: 'settlement_changed', reference: first.id }]);
  });

  it('is found again every night until it is put right', async () => {
    const payment = await books.pay(500n);
    books.settle(payment, 400n);
    expect((await books.runLater()).status).toBe('mismatched');
    expect((await books.runLater()).status).toBe('mismatched');
    books.settle(payment, 100n);
    expect((await books.runLater()).status).toBe('matched');
  });
});

describe('a gateway that is down', () => {
  it('is asked again', async () => {
    books.settle(await books.pay(500n), 500n);
    books.failNext(2);
    expect(await books.runLater()).toMatchObject({ status: 'matched', attempts: 3 });
  });

  it('makes the run fail with an alarm, and the next one makes up for it', async () => {
    books.settle(await books.pay(500n), 500n);
    books.failNext(3);
    const failed = await books.runLater();
    expect(failed).toMatchObject({ status: 'failed', attempts: 3, lines: 0, checksums: [] });
    expect(books.alarms).toEqual([`reconciliation-failed ${failed.id}`]);
    expect(books.events.at(-1)).toBe('reconciliation.failed');
    expect(await books.runLater()).toMatchObject({ status: 'matched', lines: 1, period_start: new Date(0) });
    expect((await books.reconciliation.list()).map(({ status }) => status)).toEqual(['matched', 'failed']);
  });
});

it('never overlaps with itself', async () => {
  books.settle(await books.pay(500n), 500n);
  books.clock.advance(3_600_000);
  const reports = await Promise.all(Array.from({ length: 3 }, () => books.reconciliation.run()));
  expect(reports.map((report) => report.lines)).toEqual([1, 0, 0]);
});

it('matches whatever was settled as booked, and nothing that was not', async () => {
  const amount = bigInt({ min: 2n, max: 99_999_999n });
  const payment = record({
    amount,
    refunded: bigInt({ min: 0n, max: 3n }),
    off: constantFrom(0n, 0n, 0n, 1n, -1n),
  });
  await assert(
    asyncProperty(array(payment, { minLength: 1, maxLength: 4 }), async (payments) => {
      await books.startOver();
      for (const { amount: paid, refunded, off } of payments) {
        const id = await books.pay(paid);
        books.settle(id, paid + off);
        const back = (paid * refunded) / 3n;
        if (back === 0n) continue;
        await books.refund(id, back);
        books.settle(id, -back);
      }
      const report = await books.runLater();
      const wrong = payments.filter(({ off }) => off !== 0n).length;
      expect([report.status, report.mismatches.length]).toEqual([wrong === 0 ? 'matched' : 'mismatched', wrong]);
      const { accounts } = await dumpLedger(books.db);
      expect(accounts.reduce((sum, { balance: one }) => sum + one, 0n)).toBe(0n);
    }),
    { numRuns: 15 },
  );
});
