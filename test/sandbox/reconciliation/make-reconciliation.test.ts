import { array, assert, asyncProperty, bigInt, constantFrom, record } from 'fast-check';
import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Clock, makeClock } from '../../../src/sandbox/clock.ts';
import { checkInvariants, dumpLedger } from '../../../src/sandbox/ledger/audit.ts';
import { makeLedger } from '../../../src/sandbox/ledger/ledger.ts';
import { idSource } from '../../../src/sandbox/new-id.ts';
import { openDatabase } from '../../../src/sandbox/open-database.ts';
import {
  type Reconciliation,
  type ReconciliationReport,
  makeReconciliation,
} from '../../../src/sandbox/reconciliation/make-reconciliation.ts';
import type { SettlementLine } from '../../../src/sandbox/reconciliation/settlement.ts';
import { reset } from '../../../src/sandbox/reset.ts';
import type { Tables } from '../../../src/sandbox/tables.ts';

let db: Kysely<Tables>;
let clock: Clock;
let reconciliation: Reconciliation;
let lines: SettlementLine[];
let outages: number;
let alarms: string[];
const events: string[] = [];
const ids = idSource(1);
const ledger = makeLedger(() => ids.newId('jrn'));

beforeAll(async () => {
  db = await openDatabase({});
});
afterAll(() => db.destroy());

async function startOver(): Promise<void> {
  clock = makeClock();
  lines = [];
  outages = 0;
  alarms = [];
  await reset(db, clock.now());
  await db.insertInto('accounts').values({ id: 'usr_1', email: 'a@b.example', salt: '', password_hash: '' }).execute();
  reconciliation = makeReconciliation({
    db,
    ledger,
    clock,
    defect: () => false,
    newId: (prefix) => ids.newId(prefix),
    audit: async (_db, { type }) => void events.push(type),
    log: () => undefined,
    async settlement(from, to) {
      if (outages > 0) {
        outages -= 1;
        throw new Error('the gateway is down');
      }
      return lines.filter(({ created }) => created >= from && created < to);
    },
    patience: { attempts: 3, base: 1, cap: 2, random: () => 0.5 },
    raise: ({ pattern, subject }) => void alarms.push(`${pattern} ${subject}`),
  });
}
beforeEach(startOver);

/** A paid order; what of it the gateway settled is another matter. */
async function pay(amount: bigint, currency = 'EUR', provider: 'stripe' | 'braintree' = 'stripe'): Promise<string> {
  const id = ids.newId('pay');
  const order = ids.newId('ord');
  const created_at = clock.now();
  await db.transaction().execute(async (trx) => {
    const money = { total: amount, currency, base_currency: currency, subtotal: amount };
    await trx
      .insertInto('orders')
      .values({ id: order, account: 'usr_1', created_at, quote: null, ...money })
      .execute();
    await trx
      .insertInto('payments')
      .values({
        id,
        order_id: order,
        account: 'usr_1',
        payment_method: 'pm',
        provider,
        provider_ref: `ref-${id}`,
        status: 'succeeded',
        amount,
        currency,
        created_at,
        seen_at: created_at,
      })
      .execute();
    await ledger.capture(trx, id, amount, currency);
  });
  return id;
}

async function refund(payment: string, amount: bigint, currency = 'EUR'): Promise<void> {
  const id = ids.newId('re');
  await db.transaction().execute(async (trx) => {
    const row = { id, payment, amount, currency, provider_ref: `ref-${id}`, created_at: clock.now() };
    await trx.insertInto('refunds').values(row).execute();
    await ledger.refund(trx, payment, amount, currency);
  });
}

function settle(payment: string, amount: bigint, parts: Partial<SettlementLine> = {}): void {
  const ref = `ref-${payment}`;
  const line = { provider: 'stripe', provider_ref: ref, payment_ref: ref, amount, currency: 'EUR' };
  lines.push({ ...line, kind: amount < 0n ? 'refund' : 'charge', created: clock.now(), ...parts });
}

/** Reconciles after what is pending had its time. */
function runLater(hours = 1): Promise<ReconciliationReport> {
  clock.advance(hours * 3_600_000);
  return reconciliation.run();
}

async function balance(account: string): Promise<bigint | undefined> {
  return (await dumpLedger(db)).accounts.find((one) => one.account === account)?.balance;
}

async function tamper(statement: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`set local session_replication_role = replica`.execute(trx);
    await sql.raw(statement).execute(trx);
  });
}

const ofOrders = ({ checksums }: ReconciliationReport): unknown =>
  checksums.filter(({ area }) => /^(?:orders|payments|refunds)\(/u.test(area));
const kinds = ({ mismatches }: ReconciliationReport): string[] => mismatches.map(({ kind }) => kind);

describe('books that are right', () => {
  it('match, and what was settled is booked: fees, and money at the bank', async () => {
    const payment = await pay(10_000n);
    await refund(payment, 2500n);
    settle(payment, 10_000n);
    settle(payment, -2500n);
    settle(payment, -320n, { kind: 'fee' });
    const report = await runLater();
    expect(report).toMatchObject({ status: 'matched', lines: 3, pending: 0, attempts: 1, mismatches: [] });
    expect(await balance('fees:EUR')).toBe(320n);
    expect(await balance('bank:EUR')).toBe(7180n);
    expect(await balance('processor:EUR')).toBe(0n);
    expect(await checkInvariants(db)).toMatchObject({ holds: true });
    expect(alarms).toEqual([]);
    expect(events.at(-1)).toBe('reconciliation.matched');
  });

  it('take each line over once, however often they are compared', async () => {
    settle(await pay(500n), 500n);
    await runLater();
    const again = await runLater();
    expect(again).toMatchObject({ status: 'matched', lines: 0 });
    expect(await balance('bank:EUR')).toBe(500n);
  });

  it('have the same checksums as long as nothing is added', async () => {
    settle(await pay(500n), 500n);
    const first = ofOrders(await runLater());
    expect(ofOrders(await runLater())).toEqual(first);
    settle(await pay(700n), 700n);
    expect(ofOrders(await runLater())).not.toEqual(first);
  });

  it('wait a moment for Stripe and a day for Braintree before anything counts as missing', async () => {
    await pay(500n);
    const slow = await pay(600n, 'EUR', 'braintree');
    expect(await reconciliation.run()).toMatchObject({ status: 'matched', pending: 2 });
    expect(await runLater()).toMatchObject({ status: 'mismatched', pending: 1 });
    settle(slow, 600n, { provider: 'braintree' });
    const report = await runLater(30);
    expect(report.pending).toBe(0);
    expect(report.mismatches).toHaveLength(1);
  });
});

describe('a mismatch', () => {
  it.each([
    ['one unit too little', 499n, 'EUR'],
    ['one unit too much', 501n, 'EUR'],
  ])('is %s', async (_what, amount, currency) => {
    const payment = await pay(500n);
    settle(payment, amount, { currency });
    const report = await runLater();
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
    expect(alarms).toEqual([`reconciliation-mismatch ${report.id}`]);
  });

  it('is the right amount in another currency, also in one that the shop does not have', async () => {
    settle(await pay(500n), 500n, { currency: 'USD' });
    settle(await pay(600n), 600n, { currency: 'XTS' });
    expect(kinds(await runLater())).toEqual(Array(4).fill('amount_differs'));
    expect(await checkInvariants(db)).toMatchObject({ unbalanced_journals: [] });
  });

  it('is a payment that only the gateway knows, a payment without money, a refund that is in no book', async () => {
    settle('pay_nobody', 900n);
    const unpaid = await pay(300n);
    const refunded = await pay(400n);
    settle(refunded, 400n);
    await tamper(`delete from postings where journal in (select id from journals where reference = '${unpaid}')`);
    await tamper(`delete from journals where reference = '${unpaid}'`);
    const row = { id: 're_x', payment: refunded, amount: 100n, provider_ref: 'ref-x' };
    await db
      .insertInto('refunds')
      .values({ ...row, created_at: clock.now() })
      .execute();
    const report = await runLater();
    expect(kinds(report).toSorted()).toEqual(['not_captured', 'refunds_differ', 'unknown_payment']);
  });

  it.each([
    ['an amount of the ledger', 'update postings set amount = amount * 2', 'row_changed'],
    ['a journal that is gone', "delete from journals where kind = 'settlement'", 'row_missing'],
    ['the price of a paid order', 'update orders set total = total + 1', 'row_changed'],
    ['whose order it was', "update payments set account = 'usr_2'", 'row_changed'],
  ])('is a row that was changed afterwards: %s', async (_what, statement, kind) => {
    settle(await pay(500n), 500n);
    await runLater();
    await tamper(statement);
    const report = await runLater();
    expect(report.status).toBe('mismatched');
    expect(kinds(report)).toContain(kind);
  });

  it('is a settlement of the past that became another one', async () => {
    settle(await pay(500n), 500n);
    const first = await runLater();
    lines = lines.map((line) => ({ ...line, amount: 400n }));
    const report = await runLater();
    expect(report.mismatches).toMatchObject([{ kind: 'settlement_changed', reference: first.id }]);
  });

  it('is found again every night until it is put right', async () => {
    const payment = await pay(500n);
    settle(payment, 400n);
    expect((await runLater()).status).toBe('mismatched');
    expect((await runLater()).status).toBe('mismatched');
    settle(payment, 100n);
    expect((await runLater()).status).toBe('matched');
  });
});

describe('a gateway that is down', () => {
  it('is asked again', async () => {
    settle(await pay(500n), 500n);
    outages = 2;
    expect(await runLater()).toMatchObject({ status: 'matched', attempts: 3 });
  });

  it('makes the run fail with an alarm, and the next one makes up for it', async () => {
    settle(await pay(500n), 500n);
    outages = 3;
    const failed = await runLater();
    expect(failed).toMatchObject({ status: 'failed', attempts: 3, lines: 0, checksums: [] });
    expect(alarms).toEqual([`reconciliation-failed ${failed.id}`]);
    expect(events.at(-1)).toBe('reconciliation.failed');
    expect(await runLater()).toMatchObject({ status: 'matched', lines: 1, period_start: new Date(0) });
    expect((await reconciliation.list()).map(({ status }) => status)).toEqual(['matched', 'failed']);
  });
});

it('never overlaps with itself', async () => {
  settle(await pay(500n), 500n);
  clock.advance(3_600_000);
  const reports = await Promise.all([reconciliation.run(), reconciliation.run(), reconciliation.run()]);
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
      await startOver();
      for (const { amount: paid, refunded, off } of payments) {
        const id = await pay(paid);
        settle(id, paid + off);
        const back = (paid * refunded) / 3n;
        if (back === 0n) continue;
        await refund(id, back);
        settle(id, -back);
      }
      const report = await runLater();
      const wrong = payments.filter(({ off }) => off !== 0n).length;
      expect([report.status, report.mismatches.length]).toEqual([wrong === 0 ? 'matched' : 'mismatched', wrong]);
      const { accounts } = await dumpLedger(db);
      expect(accounts.reduce((sum, { balance: one }) => sum + one, 0n)).toBe(0n);
    }),
    { numRuns: 15 },
  );
});
