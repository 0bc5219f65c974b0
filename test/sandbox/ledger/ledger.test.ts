import * as fc from 'fast-check';
import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PGLITE_VERSION, openEmbedded } from '../../../src/sandbox/embedded-database.ts';
import { checkInvariants, dumpLedger } from '../../../src/sandbox/ledger/audit.ts';
import { type Ledger, makeLedger } from '../../../src/sandbox/ledger/ledger.ts';
import { reset } from '../../../src/sandbox/reset.ts';
import type { Tables } from '../../../src/sandbox/tables.ts';

let db: Kysely<Tables>;
let ledger: Ledger;
let journals = 0;

beforeAll(async () => {
  db = await openEmbedded(undefined);
  ledger = makeLedger(() => `jrn_${(journals += 1)}`);
});
afterAll(() => db.destroy());
beforeEach(async () => {
  await reset(db);
  for (const id of ['a', 'b']) {
    await db.insertInto('accounts').values({ id, email: id, salt: '', password_hash: '' }).execute();
    await ledger.openWallet(db, id);
  }
});

const move = <Result>(work: (trx: Kysely<Tables>) => Promise<Result>): Promise<Result> =>
  db.transaction().execute(work);
const journal = (trx: Kysely<Tables>, id: string): Promise<unknown> =>
  trx.insertInto('journals').values({ id, kind: 'top_up', reference: 'r' }).execute();
const posting = (trx: Kysely<Tables>, account: string, amount: bigint, currency = 'EUR'): Promise<unknown> =>
  trx.insertInto('postings').values({ journal: 'j', account, amount, currency }).execute();

describe('the ledger', () => {
  it('derives balances and totals from postings alone, exactly beyond 2^53', async () => {
    const large = 2n ** 60n + 1n;
    await move((trx) => ledger.topUp(trx, 'top', 'a', large));
    await move((trx) => ledger.transfer(trx, 'tr', { from: 'a', to: 'b' }, 1n));
    await move((trx) => ledger.capture(trx, 'pay', 1000n));
    await move((trx) => ledger.refund(trx, 'pay', 600n));
    await move((trx) => ledger.refund(trx, 'pay', 400n));
    expect(await ledger.walletBalance(db, 'a')).toBe(large - 1n);
    expect(await ledger.walletBalance(db, 'b')).toBe(1n);
    expect(await ledger.paymentTotals(db, 'pay')).toMatchObject({ captured: 1000n, refunded: 1000n });
    expect(await ledger.paymentTotals(db, 'other')).toEqual({ captured: 0n, refunded: 0n, disputed: 0n, lost: 0n });
  });

  it('follows a payment through refund, failed refund, dispute and settlement', async () => {
    const totals = () => ledger.paymentTotals(db, 'pay');
    await move((trx) => ledger.capture(trx, 'pay', 1000n, 'JPY'));
    await move((trx) => ledger.refund(trx, 'pay', 300n, 'JPY'));
    await move((trx) => ledger.refundFailed(trx, 'pay', 100n, 'JPY'));
    await move((trx) => ledger.openDispute(trx, 'pay', 500n, 'JPY'));
    expect(await totals()).toEqual({ captured: 1000n, refunded: 200n, disputed: 500n, lost: 0n });
    await move((trx) => ledger.winDispute(trx, 'pay', 200n, 'JPY'));
    await move((trx) => ledger.loseDispute(trx, 'pay', 300n, 'JPY'));
    expect(await totals()).toEqual({ captured: 1000n, refunded: 200n, disputed: 0n, lost: 300n });
    await move((trx) => ledger.fee(trx, 'pay', 33n, 'JPY'));
    await move((trx) => ledger.settle(trx, 'file', 400n, 'JPY'));
    const { accounts } = await dumpLedger(db);
    const balances = accounts.filter(({ balance }) => balance !== 0n).map(({ account, balance }) => [account, balance]);
    expect(Object.fromEntries(balances)).toEqual({
      'bank:JPY': 400n,
      'fees:JPY': 33n,
      // 1000 − 300 + 100 − 500 + 200 − 33 − 400
      'processor:JPY': 67n,
      'sales:JPY': -500n,
    });
  });

  it('keeps wallets of several currencies apart and opens them when they are needed', async () => {
    await move((trx) => ledger.topUp(trx, 'top', 'a', 700n, 'JPY'));
    await move((trx) => ledger.transfer(trx, 'tr', { from: 'a', to: 'b' }, 200n, 'JPY'));
    const lines = [
      { to: 'b', amount: 100n },
      { to: 'b', amount: 50n },
    ];
    await move((trx) => ledger.payout(trx, 'po', { from: 'a', lines }, 'JPY'));
    await move((trx) => ledger.payout(trx, 'shop', { lines: [{ to: 'a', amount: 5n }] }));
    expect(await ledger.walletBalances(db, 'a')).toEqual([
      { currency: 'EUR', balance: 5n },
      { currency: 'JPY', balance: 350n },
    ]);
    expect(await ledger.walletBalances(db, 'b')).toEqual([
      { currency: 'EUR', balance: 0n },
      { currency: 'JPY', balance: 350n },
    ]);
    expect(await ledger.walletBalance(db, 'b')).toBe(0n);
    expect(await ledger.walletBalance(db, 'b', 'GBP')).toBe(0n);
  });

  it('stays balanced under any movements, of which each takes effect wholly or not at all', async () => {
    const owner = fc.constantFrom('a', 'b');
    const amount = fc.bigInt({ min: 1n, max: 10n ** 12n });
    const movement = fc.record({ kind: fc.constantFrom('topUp', 'transfer', 'capture', 'fail'), owner, amount });
    await fc.assert(
      fc.asyncProperty(fc.array(movement, { maxLength: 12 }), async (movements) => {
        await db.transaction().execute(async (trx) => {
          await sql`set local sandbox.resetting = 'yes'`.execute(trx);
          await sql`truncate postings, journals`.execute(trx);
        });
        const expected = { a: 0n, b: 0n, processor: 0n };
        await Promise.allSettled(
          movements.map((item) =>
            move(async (trx) => {
              const other = item.owner === 'a' ? 'b' : 'a';
              if (item.kind === 'topUp') await ledger.topUp(trx, 't', item.owner, item.amount);
              else if (item.kind === 'transfer')
                await ledger.transfer(trx, 't', { from: item.owner, to: other }, item.amount);
              else await ledger.capture(trx, 'p', item.amount);
              if (item.kind === 'fail') throw new Error('the handler failed after posting');
            }),
          ),
        );
        for (const item of movements) {
          const key = item.owner === 'a' ? 'a' : 'b';
          if (item.kind === 'topUp') expected[key] += item.amount;
          if (item.kind === 'transfer') {
            expected[key] -= item.amount;
            expected[key === 'a' ? 'b' : 'a'] += item.amount;
          }
          if (item.kind === 'topUp' || item.kind === 'capture') expected.processor += item.amount;
        }
        const { accounts, journals: entries } = await dumpLedger(db);
        const balance = (account: string): bigint | undefined =>
          accounts.find((row) => row.account === account)?.balance;
        expect([balance('wallet:a:EUR'), balance('wallet:b:EUR'), balance('processor:EUR')]).toEqual([
          -expected.a,
          -expected.b,
          expected.processor,
        ]);
        expect(accounts.reduce((sum, row) => sum + row.balance, 0n)).toBe(0n);
        for (const { postings } of entries) expect(postings.reduce((sum, leg) => sum + leg.amount, 0n)).toBe(0n);
        expect((await checkInvariants(db)).unbalanced_journals).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });
});

describe('the database', () => {
  it('is of the PGlite that its cache file is named after', async () => {
    const { rows } = await sql<{ version: string }>`select version()`.execute(db);
    expect(rows[0]?.version).toContain(`PGlite ${PGLITE_VERSION}`);
  });

  it('refuses to commit a journal that does not balance, and works on afterwards', async () => {
    const lopsided = move(async (trx) => {
      await journal(trx, 'j');
      await posting(trx, 'wallet:a:EUR', 5n);
      await posting(trx, 'wallet:b:EUR', -4n);
    });
    await expect(lopsided).rejects.toMatchObject({ code: '23514' });
    expect((await dumpLedger(db)).journals).toEqual([]);
    await move((trx) => ledger.topUp(trx, 'top', 'a', 1n));
  });

  it('refuses a journal without postings, a posting of nothing and one outside of a journal', async () => {
    await expect(move((trx) => journal(trx, 'j'))).rejects.toMatchObject({ code: '23514' });
    await expect(posting(db, 'wallet:a:EUR', 5n)).rejects.toMatchObject({ code: '23503' });
    await move((trx) => ledger.topUp(trx, 'top', 'a', 1n));
    const id = (await dumpLedger(db)).journals[0]?.id ?? '';
    const nothing = { journal: id, account: 'wallet:a:EUR', amount: 0n, currency: 'EUR' };
    await expect(db.insertInto('postings').values(nothing).execute()).rejects.toMatchObject({ code: '23514' });
    await expect(
      db
        .insertInto('postings')
        .values({ ...nothing, amount: 1n })
        .execute(),
    ).rejects.toMatchObject({ code: '23514' });
  });

  it('balances every currency by itself', async () => {
    await db
      .insertInto('ledger_accounts')
      .values({ id: 'wallet:a:USD', kind: 'wallet', owner: 'a', currency: 'USD' })
      .execute();
    const mixed = move(async (trx) => {
      await journal(trx, 'j');
      await posting(trx, 'wallet:a:EUR', 5n);
      await posting(trx, 'wallet:a:USD', -5n, 'USD');
    });
    await expect(mixed).rejects.toMatchObject({ code: '23514' });
    const disguised = move(async (trx) => {
      await journal(trx, 'j');
      await posting(trx, 'wallet:a:EUR', 5n);
      await posting(trx, 'wallet:a:USD', -5n, 'EUR');
    });
    await expect(disguised).rejects.toMatchObject({ code: '23503' });
  });

  it('lets nobody change, delete or truncate what is posted, but for a reset', async () => {
    await move((trx) => ledger.topUp(trx, 'top', 'a', 1n));
    const refused = { code: '23001' };
    await expect(db.updateTable('postings').set({ amount: 2n }).execute()).rejects.toMatchObject(refused);
    await expect(db.deleteFrom('postings').execute()).rejects.toMatchObject(refused);
    await expect(db.updateTable('journals').set({ reference: 'x' }).execute()).rejects.toMatchObject(refused);
    await expect(db.deleteFrom('journals').execute()).rejects.toMatchObject(refused);
    await expect(sql`truncate postings`.execute(db)).rejects.toMatchObject(refused);
    await expect(sql`truncate postings, journals`.execute(db)).rejects.toMatchObject(refused);
    expect(await ledger.walletBalance(db, 'a')).toBe(1n);
    await reset(db);
    await expect(sql`truncate postings`.execute(db)).rejects.toMatchObject(refused);
    expect((await dumpLedger(db)).journals).toEqual([]);
  });
});
