import { type Kysely, sql } from 'kysely';
import type { SandboxContext } from '../context.ts';
import { Refusal } from '../refusal.ts';
import type { Tables } from '../tables.ts';
import type { Payment } from './find-payment.ts';

/** A refund that may be made. */
export interface RefundPlan {
  readonly amount: bigint;
  readonly currency: string;
  /** `original` for the card that was charged. */
  readonly destination: string;
  /** What of it the gateway gives back to the card. */
  readonly toCard: bigint;
  /** Refunded and reserved before this one. */
  readonly before: bigint;
  /** A second person must approve it. */
  readonly approval: boolean;
}

/** What is asked for. */
interface Wish {
  readonly amount: bigint;
  readonly currency?: string;
  readonly destination?: string;
}

/** Checks a refund against the payment, which the caller has locked. @throws Refusal 400, 409 */
export async function planRefund(
  context: SandboxContext,
  trx: Kysely<Tables>,
  payment: Payment,
  wish: Wish,
): Promise<RefundPlan> {
  const { amount, currency = payment.currency, destination = 'original' } = wish;
  const before = payment.refunded + (await reservedOf(trx, payment.id));
  const uncaptured = payment.captured === 0n;
  const captured = uncaptured && context.defect('ref.unsettled') ? payment.amount : payment.captured;
  const left = captured - before;
  if (left <= 0n) throw new Refusal(409, 'nothing_to_refund', 'There is nothing left to refund.');
  const foreign = currency !== payment.currency;
  if (foreign && !context.defect('ref.currency')) {
    throw new Refusal(400, 'currency_mismatch', 'A refund is made in the currency of its payment.');
  }
  if (amount > left && !context.defect('ref.over')) {
    throw new Refusal(400, 'amount_too_large', 'The amount is larger than what is left to refund.');
  }
  const disputed = await isDisputed(trx, payment.id);
  if (disputed && !context.defect('ref.during_dispute')) {
    throw new Refusal(409, 'payment_disputed', 'The payment is disputed: the bank decides about the money.');
  }
  const elsewhere = uncaptured || foreign || disputed || destination !== 'original';
  const toCard = elsewhere ? 0n : amount < left ? amount : left;
  return { amount, currency, destination, toCard, before, approval: amount > context.settings.refundApprovalAbove };
}

/** Refunds of a payment that are on their way and in no book yet. */
export async function reservedOf(db: Kysely<Tables>, payment: string): Promise<bigint> {
  const { sum } = await db
    .selectFrom('refunds')
    .select(sql<bigint>`coalesce(sum(amount), 0)::bigint`.as('sum'))
    .where('payment', '=', payment)
    .where('status', 'in', ['pending', 'pending_approval'])
    .where('provider_ref', 'is', null)
    .executeTakeFirstOrThrow();
  return sum;
}

async function isDisputed(db: Kysely<Tables>, payment: string): Promise<boolean> {
  const open = await db
    .selectFrom('disputes')
    .select('id')
    .where('payment', '=', payment)
    .where('status', '=', 'open')
    .executeTakeFirst();
  return open !== undefined;
}
