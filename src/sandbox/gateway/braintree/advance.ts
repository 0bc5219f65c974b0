import type { Movement } from '../vendor-books.ts';
import type { BraintreeState } from './braintree-state.ts';
import { notify } from './notify.ts';
import { settlementOutcome } from './outcome.ts';
import { transactionXml } from './transaction-xml.ts';
import { moved, type Transaction, type TransactionStatus } from './transaction.ts';

/** Braintree settles overnight; here a day after the submission, by the clock. */
export const SETTLEMENT_DELAY: number = 24 * 3_600_000;

/**
 * Takes a transaction one step further and lets all follow that follows from it: the journal, the settlement file,
 * the webhook. Every change of a status goes through here.
 */
export function advance(
  state: BraintreeState,
  transaction: Transaction,
  status: TransactionStatus,
  at: Date = state.context.clock.now(),
): Transaction {
  const next = moved(transaction, status, at);
  save(state, next);
  const movement = movementOf(next, transaction.status);
  if (movement !== undefined) noteMovement(state, next, movement, at);
  if (status === 'settled') {
    const sign = next.type === 'credit' ? -1n : 1n;
    state.lines.push({
      provider: 'braintree',
      kind: next.type === 'credit' ? 'refund' : 'charge',
      provider_ref: next.id,
      payment_ref: paymentOf(state, next),
      amount: sign * next.amount,
      currency: next.currency,
      created: at,
    });
    notify(state, 'transaction_settled', { transaction: transactionXml(state, next) });
  }
  if (status === 'settlement_declined') {
    const kind = next.type === 'credit' ? 'refund_failed' : 'transaction_settlement_declined';
    notify(state, kind, { transaction: transactionXml(state, next) });
  }
  return next;
}

/** Settles what was submitted, or declines it, as its amount says. */
export function settle(state: BraintreeState, transaction: Transaction, at?: Date): Transaction {
  const outcome = settlementOutcome(transaction.amount, transaction.currency, transaction.instrument);
  const settling = transaction.status === 'settling' ? transaction : advance(state, transaction, 'settling', at);
  return advance(state, settling, outcome === 'settlement_declined' ? outcome : 'settled', at);
}

/** Keeps a transaction and remembers when the clock will change it. */
export function save(state: BraintreeState, transaction: Transaction): void {
  state.transactions.set(transaction.id, transaction);
  const due = dueOf(transaction);
  if (due !== undefined) state.nextDue = Math.min(state.nextDue, due);
}

/** When the clock changes the transaction: its authorization expires, or it settles. */
export function dueOf({ status, expiresAt, updatedAt }: Transaction): number | undefined {
  if (status === 'authorized') return expiresAt.getTime();
  return status === 'submitted_for_settlement' ? updatedAt.getTime() + SETTLEMENT_DELAY : undefined;
}

/** The sale that a transaction belongs to: that of a refund, that of a part, else itself. */
export function paymentOf(state: BraintreeState, { id, refundedId, parentId }: Transaction): string {
  return parentId ?? (refundedId === undefined ? id : (state.transactions.get(refundedId)?.parentId ?? refundedId));
}

function noteMovement(state: BraintreeState, of: Transaction, kind: Movement['kind'], created: Date): void {
  const { id, amount, currency } = of;
  state.movements.push({
    provider: 'braintree',
    kind,
    ref: id,
    payment_ref: paymentOf(state, of),
    amount,
    currency,
    created,
  });
}

function movementOf(next: Transaction, before: TransactionStatus): Movement['kind'] | undefined {
  const credit = next.type === 'credit';
  if (next.status === 'authorized') return 'authorize';
  if (next.status === 'submitted_for_settlement') return credit ? 'refund' : 'capture';
  if (next.status === 'settlement_declined') return credit ? 'refund_failed' : 'void';
  if (next.status === 'voided') return credit && before === 'submitted_for_settlement' ? 'refund_failed' : 'void';
  return next.status === 'authorization_expired' ? 'void' : undefined;
}
