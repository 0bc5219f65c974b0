import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables.ts';
import type { JournalKind } from './post-journal.ts';

/** What the ledger says of one payment, in minor units of its currency. */
export interface PaymentTotals {
  readonly captured: bigint;
  /** Refunds less those that failed afterwards. */
  readonly refunded: bigint;
  /** Held back for open disputes. */
  readonly disputed: bigint;
  /** Gone with lost disputes. */
  readonly lost: bigint;
}

/** Adds up the journals of a payment. */
export async function paymentTotals(db: Kysely<Tables>, payment: string): Promise<PaymentTotals> {
  const sums = await db
    .selectFrom('journals')
    .innerJoin('postings', 'postings.journal', 'journals.id')
    .select(['journals.kind', sql<bigint>`sum(postings.amount)::bigint`.as('moved')])
    .where('journals.reference', '=', payment)
    .where('postings.amount', '>', 0n)
    .groupBy('journals.kind')
    .execute();
  const moved = (kind: JournalKind): bigint => sums.find((row) => row.kind === kind)?.moved ?? 0n;
  return {
    captured: moved('capture'),
    refunded: moved('refund') - moved('refund_failed'),
    disputed: moved('dispute_open') - moved('dispute_won') - moved('dispute_lost'),
    lost: moved('dispute_lost'),
  };
}
