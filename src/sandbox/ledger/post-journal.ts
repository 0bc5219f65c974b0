import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

/** Why money moved. */
export type JournalKind =
  | 'capture'
  | 'refund'
  | 'refund_failed'
  | 'top_up'
  | 'transfer'
  | 'payout'
  | 'dispute_open'
  | 'dispute_won'
  | 'dispute_lost'
  | 'fee'
  | 'settlement';

/** Ledger account and amount in minor units, debit positive, credit negative. */
export type Leg = readonly [account: string, amount: bigint];

/** One movement of money in one currency. */
export interface Journal {
  readonly id: string;
  readonly kind: JournalKind;
  /** Id of what caused it: a payment, top-up, transfer, payout or settlement. */
  readonly reference: string;
  readonly currency: string;
  /** They add up to zero. */
  readonly legs: readonly Leg[];
}

/** Writes a journal inside the caller's transaction; its commit fails where the legs do not add up to zero. */
export async function postJournal(db: Kysely<Tables>, { id, kind, reference, currency, legs }: Journal): Promise<void> {
  await db.insertInto('journals').values({ id, kind, reference }).execute();
  await db
    .insertInto('postings')
    .values(legs.map(([account, amount]) => ({ journal: id, account, amount, currency })))
    .execute();
}
