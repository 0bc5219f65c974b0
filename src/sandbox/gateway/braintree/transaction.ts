import type { Instrument } from './instrument.ts';
import type { ProcessorResponse } from './outcome.ts';

/** Where a transaction stands. */
export type TransactionStatus =
  | 'authorizing'
  | 'authorized'
  | 'authorization_expired'
  | 'gateway_rejected'
  | 'processor_declined'
  | 'failed'
  | 'submitted_for_settlement'
  | 'settling'
  | 'settlement_pending'
  | 'settlement_confirmed'
  | 'settlement_declined'
  | 'settled'
  | 'voided';

/** A step of a transaction, as it is told in `status_history`. */
export interface StatusEvent {
  readonly status: TransactionStatus;
  readonly amount: bigint;
  readonly at: Date;
}

/** A sale, a refund (type `credit`), or one partial settlement of a sale. Never changed, only replaced. */
export interface Transaction {
  readonly id: string;
  readonly type: 'sale' | 'credit';
  readonly status: TransactionStatus;
  readonly history: readonly StatusEvent[];
  /** What the processor authorized, in minor units; captures never exceed it. */
  readonly authorized: bigint;
  /** What is settled, or would be. */
  readonly amount: bigint;
  readonly currency: string;
  readonly merchantAccountId: string;
  readonly orderId?: string;
  readonly customerId?: string;
  /** The vaulted payment method. */
  readonly token?: string;
  readonly instrument: Instrument;
  readonly response?: ProcessorResponse;
  readonly rejection?: string;
  readonly authorizationCode?: string;
  readonly customFields: Readonly<Record<string, string>>;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly expiresAt: Date;
  /** Of a refund: the sale. */
  readonly refundedId?: string;
  /** Of a partial settlement: the authorized sale. */
  readonly parentId?: string;
  readonly refundIds: readonly string[];
  readonly partialIds: readonly string[];
  readonly disputeIds: readonly string[];
  /** Authorizations raised or lowered: by how much, and when. */
  readonly adjustments: readonly { readonly amount: bigint; readonly at: Date }[];
}

// What is not listed cannot happen. Source: https://developer.paypal.com/braintree/docs/reference/general/statuses
const STEPS: Readonly<Record<TransactionStatus, readonly TransactionStatus[]>> = {
  authorizing: ['authorized', 'processor_declined', 'gateway_rejected', 'failed', 'submitted_for_settlement'],
  // Partial settlements leave the sale itself pending, and confirmed once all is captured.
  authorized: ['submitted_for_settlement', 'settlement_pending', 'voided', 'authorization_expired'],
  authorization_expired: [],
  gateway_rejected: [],
  processor_declined: [],
  failed: [],
  submitted_for_settlement: ['settling', 'settlement_pending', 'voided'],
  settling: ['settled', 'settlement_declined'],
  settlement_pending: ['settlement_confirmed', 'settled', 'settlement_declined', 'voided'],
  settlement_confirmed: ['settled'],
  settlement_declined: [],
  settled: [],
  voided: [],
};

/** May a transaction go from one status to the other in one step? */
export function mayBecome(from: TransactionStatus, to: TransactionStatus): boolean {
  return STEPS[from].includes(to);
}

/** The transaction one step further. @throws RangeError for a step that does not exist: a bug of the caller */
export function moved(transaction: Transaction, status: TransactionStatus, at: Date): Transaction {
  if (!mayBecome(transaction.status, status)) throw new RangeError(`${transaction.status} never becomes ${status}`);
  const event: StatusEvent = { status, amount: transaction.amount, at };
  return { ...transaction, status, updatedAt: at, history: [...transaction.history, event] };
}
