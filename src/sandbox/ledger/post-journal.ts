import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

/** Why money moved. */
export type JournalKind = 'capture' | 'refund' | 'top_up' | 'transfer';

/** One movement of money. */
export interface Journal {
  readonly id: string;
  readonly kind: JournalKind;
  /** Id of what caused it: a payment, top-up or transfer. */
  readonly reference: string;
  /** Ledger account and amount in minor units of EUR, debit positive, credit negative; they add up to zero. */
  readonly legs: readonly (readonly [account: string, amount: bigint])[];
}

/** Writes a journal inside the caller's transaction; its commit fails where the legs do not add up to zero. */
export async function postJournal(db: Kysely<Tables>, { id, kind, reference, legs }: Journal): Promise<void> {
  await db.insertInto('journals').values({ id, kind, reference }).execute();
  await db
    .insertInto('postings')
    .values(legs.map(([account, amount]) => ({ journal: id, account, amount, currency: 'EUR' })))
    .execute();
}
