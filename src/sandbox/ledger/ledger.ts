import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables.ts';
import { type JournalKind, postJournal } from './post-journal.ts';

const PROCESSOR = 'processor:EUR';
const SALES = 'sales:EUR';
const SUSPENSE = 'suspense:EUR';

/** What the ledger says of one payment. */
export interface PaymentTotals {
  readonly captured: bigint;
  readonly refunded: bigint;
}

/**
 * A double-entry ledger: nothing but postings holds money, every balance is a sum over them. Whatever moves money must
 * be called inside a transaction, at whose commit the database refuses what does not balance.
 */
export interface Ledger {
  openWallet(db: Kysely<Tables>, owner: string): Promise<void>;
  /** Keeps others from moving money out of these owners' wallets until the transaction ends. */
  lockWallets(db: Kysely<Tables>, owners: readonly string[]): Promise<void>;
  /** What the shop owes the owner of a wallet. */
  walletBalance(db: Kysely<Tables>, owner: string): Promise<bigint>;
  paymentTotals(db: Kysely<Tables>, payment: string): Promise<PaymentTotals>;
  capture(db: Kysely<Tables>, payment: string, amount: bigint): Promise<void>;
  refund(db: Kysely<Tables>, payment: string, amount: bigint): Promise<void>;
  topUp(db: Kysely<Tables>, reference: string, owner: string, amount: bigint): Promise<void>;
  /** From one wallet to another; the caller has checked that they differ and that the amount is there. */
  transfer(db: Kysely<Tables>, reference: string, owners: { from: string; to: string }, amount: bigint): Promise<void>;
}

/** The ledger, with journal ids from `newId`. */
export function makeLedger(newId: () => string): Ledger {
  const post = (
    db: Kysely<Tables>,
    kind: JournalKind,
    reference: string,
    ...legs: readonly (readonly [string, bigint])[]
  ): Promise<void> => postJournal(db, { id: newId(), kind, reference, legs });
  return {
    async openWallet(db, owner) {
      const account = { id: walletOf(owner), kind: 'wallet', owner, currency: 'EUR' };
      await db.insertInto('ledger_accounts').values(account).execute();
    },
    async lockWallets(db, owners) {
      const ids = owners.map(walletOf);
      // Always in the same order, so that two transactions cannot wait for each other.
      await db.selectFrom('ledger_accounts').select('id').where('id', 'in', ids).orderBy('id').forUpdate().execute();
    },
    async walletBalance(db, owner) {
      const sum = await db
        .selectFrom('postings')
        .select(sql<bigint>`coalesce(sum(-amount), 0)::bigint`.as('balance'))
        .where('account', '=', walletOf(owner))
        .executeTakeFirstOrThrow();
      return sum.balance;
    },
    async paymentTotals(db, payment) {
      const sums = await db
        .selectFrom('journals')
        .innerJoin('postings', 'postings.journal', 'journals.id')
        .select(['journals.kind', sql<bigint>`sum(postings.amount)::bigint`.as('moved')])
        .where('journals.reference', '=', payment)
        .where('postings.amount', '>', 0n)
        .groupBy('journals.kind')
        .execute();
      const moved = (kind: JournalKind): bigint => sums.find((row) => row.kind === kind)?.moved ?? 0n;
      return { captured: moved('capture'), refunded: moved('refund') };
    },
    capture: (db, payment, amount) => post(db, 'capture', payment, [PROCESSOR, amount], [SALES, -amount]),
    refund: (db, payment, amount) => post(db, 'refund', payment, [SALES, amount], [PROCESSOR, -amount]),
    topUp: (db, reference, owner, amount) =>
      post(db, 'top_up', reference, [PROCESSOR, amount], [walletOf(owner), -amount]),
    transfer(db, reference, { from, to }, amount) {
      const legs = new Map([
        [walletOf(from), amount],
        [walletOf(to), -amount],
      ]);
      // With one wallet on both sides a leg is lost, and the books are made to balance: that is how money is created.
      const rest = [...legs.values()].reduce((sum, leg) => sum + leg, 0n);
      if (rest !== 0n) legs.set(SUSPENSE, -rest);
      return post(db, 'transfer', reference, ...legs);
    },
  };
}

function walletOf(owner: string): string {
  return `wallet:${owner}`;
}
