import { type Kysely, sql } from 'kysely';
import { CURRENCY } from '../context.ts';
import type { Tables } from '../tables.ts';
import { type PaymentTotals, paymentTotals } from './payment-totals.ts';
import { type JournalKind, type Leg, postJournal } from './post-journal.ts';
import { shopAccount } from './shop-accounts.ts';
import { walletAccount } from './wallet-account.ts';

/** What a wallet holds in one currency. */
export interface WalletBalance {
  readonly currency: string;
  readonly balance: bigint;
}

/** A sum taken from one place and credited line by line. */
export interface PayoutMovement {
  /** Owner of the wallet that pays; absent where the shop pays from its sales. */
  readonly from?: string;
  readonly lines: readonly { readonly to: string; readonly amount: bigint }[];
}

/** Posts what a journal kind says of one payment or settlement. */
export type Movement = (db: Kysely<Tables>, reference: string, amount: bigint, currency?: string) => Promise<void>;

/**
 * A double-entry ledger: nothing but postings holds money, every balance is a sum over them. Whatever moves money must
 * be called inside a transaction, at whose commit the database refuses what does not balance per currency. Amounts are
 * minor units of `currency`, the shop's own unless given.
 */
export interface Ledger {
  openWallet(db: Kysely<Tables>, owner: string, currency?: string): Promise<void>;
  /** Keeps others from moving money out of these owners' wallets, of all currencies, until the transaction ends. */
  lockWallets(db: Kysely<Tables>, owners: readonly string[]): Promise<void>;
  /** What the shop owes the owner of a wallet. */
  walletBalance(db: Kysely<Tables>, owner: string, currency?: string): Promise<bigint>;
  /** Of all wallets that the owner has, by currency. */
  walletBalances(db: Kysely<Tables>, owner: string): Promise<WalletBalance[]>;
  paymentTotals(db: Kysely<Tables>, payment: string): Promise<PaymentTotals>;
  /** The gateway took a payment: it owes the shop the amount. */
  readonly capture: Movement;
  readonly refund: Movement;
  /** A refund that the bank sent back. */
  readonly refundFailed: Movement;
  /** The gateway holds the amount back while a dispute goes on. */
  readonly openDispute: Movement;
  readonly winDispute: Movement;
  /** What was held back is gone. */
  readonly loseDispute: Movement;
  /** What the gateway keeps for its work. */
  readonly fee: Movement;
  /** The gateway paid to the shop's bank what it owed. */
  readonly settle: Movement;
  topUp(db: Kysely<Tables>, reference: string, owner: string, amount: bigint, currency?: string): Promise<void>;
  /** From one wallet to another; the caller has checked that they differ and that the amount is there. */
  transfer(
    db: Kysely<Tables>,
    reference: string,
    owners: { readonly from: string; readonly to: string },
    amount: bigint,
    currency?: string,
  ): Promise<void>;
  /** To many wallets at once, wholly or not at all; the caller has checked the lines and that their sum is there. */
  payout(db: Kysely<Tables>, reference: string, movement: PayoutMovement, currency?: string): Promise<void>;
}

/** The ledger, with journal ids from `newId`. */
export function makeLedger(newId: () => string): Ledger {
  const post = (
    db: Kysely<Tables>,
    kind: JournalKind,
    reference: string,
    { currency, legs }: { readonly currency: string; readonly legs: readonly Leg[] },
  ): Promise<void> => postJournal(db, { id: newId(), kind, reference, currency, legs });
  const between =
    (
      kind: JournalKind,
      debit: Parameters<typeof shopAccount>[0],
      credit: Parameters<typeof shopAccount>[0],
    ): Movement =>
    (db, reference, amount, currency = CURRENCY) => {
      const legs: readonly Leg[] = [
        [shopAccount(debit, currency), amount],
        [shopAccount(credit, currency), -amount],
      ];
      return post(db, kind, reference, { currency, legs });
    };
  return {
    openWallet,
    async lockWallets(db, owners) {
      // Always in the same order, so that two transactions cannot wait for each other.
      await db
        .selectFrom('ledger_accounts')
        .select('id')
        .where('owner', 'in', [...owners])
        .orderBy('id')
        .forUpdate()
        .execute();
    },
    async walletBalance(db, owner, currency = CURRENCY) {
      const sum = await db
        .selectFrom('postings')
        .select(sql<bigint>`coalesce(sum(-amount), 0)::bigint`.as('balance'))
        .where('account', '=', walletAccount(owner, currency))
        .executeTakeFirstOrThrow();
      return sum.balance;
    },
    walletBalances: (db, owner) =>
      db
        .selectFrom('ledger_accounts as a')
        .leftJoin('postings as p', 'p.account', 'a.id')
        .select(['a.currency', sql<bigint>`coalesce(sum(-p.amount), 0)::bigint`.as('balance')])
        .where('a.owner', '=', owner)
        .groupBy('a.currency')
        .orderBy('a.currency')
        .execute(),
    paymentTotals,
    capture: between('capture', 'processor', 'sales'),
    refund: between('refund', 'sales', 'processor'),
    refundFailed: between('refund_failed', 'processor', 'sales'),
    openDispute: between('dispute_open', 'disputes', 'processor'),
    winDispute: between('dispute_won', 'processor', 'disputes'),
    loseDispute: between('dispute_lost', 'sales', 'disputes'),
    fee: between('fee', 'fees', 'processor'),
    settle: between('settlement', 'bank', 'processor'),
    async topUp(db, reference, owner, amount, currency = CURRENCY) {
      await openWallet(db, owner, currency);
      const legs: readonly Leg[] = [
        [shopAccount('processor', currency), amount],
        [walletAccount(owner, currency), -amount],
      ];
      await post(db, 'top_up', reference, { currency, legs });
    },
    async transfer(db, reference, { from, to }, amount, currency = CURRENCY) {
      await openWallet(db, to, currency);
      const legs = new Map([
        [walletAccount(from, currency), amount],
        [walletAccount(to, currency), -amount],
      ]);
      // With one wallet on both sides a leg is lost, and the books are made to balance: that is how money is created.
      const rest = [...legs.values()].reduce((sum, leg) => sum + leg, 0n);
      if (rest !== 0n) legs.set(shopAccount('suspense', currency), -rest);
      await post(db, 'transfer', reference, { currency, legs: [...legs] });
    },
    async payout(db, reference, { from, lines }, currency = CURRENCY) {
      for (const { to } of lines) await openWallet(db, to, currency);
      const total = lines.reduce((sum, { amount }) => sum + amount, 0n);
      const source = from === undefined ? shopAccount('sales', currency) : walletAccount(from, currency);
      const credits = lines.map(({ to, amount }): Leg => [walletAccount(to, currency), -amount]);
      await post(db, 'payout', reference, { currency, legs: [[source, total], ...credits] });
    },
  };
}

// A wallet in another currency than the shop's is opened when it is first needed.
async function openWallet(db: Kysely<Tables>, owner: string, currency: string = CURRENCY): Promise<void> {
  await db
    .insertInto('ledger_accounts')
    .values({ id: walletAccount(owner, currency), kind: 'wallet', owner, currency })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}
