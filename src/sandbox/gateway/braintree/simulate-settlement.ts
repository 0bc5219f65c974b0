import { advance } from './advance.ts';
import type { BraintreeState } from './braintree-state.ts';
import { invalid } from './refusal.ts';
import { mayBecome, type Transaction, type TransactionStatus } from './transaction.ts';

/** What the test routes can bring a submitted transaction to, in place of the night's settlement. */
export type SimulatedStatus = 'settled' | 'settlement_pending' | 'settlement_confirmed' | 'settlement_declined';

// The steps in between, as the processor would take them.
const WAYS: Readonly<Record<SimulatedStatus, readonly TransactionStatus[]>> = {
  settled: ['settling', 'settled'],
  settlement_pending: ['settlement_pending'],
  settlement_confirmed: ['settlement_pending', 'settlement_confirmed'],
  settlement_declined: ['settling', 'settlement_declined'],
};

/** Settles, or does not settle, as `gateway.testing` asks. @throws BraintreeRefusal 91575 where that cannot be reached */
export function simulateSettlement(
  state: BraintreeState,
  transaction: Transaction,
  status: SimulatedStatus,
): Transaction {
  const submitted = ['submitted_for_settlement', 'settling', 'settlement_pending', 'settlement_confirmed'];
  const disputed = status === 'settlement_declined' && transaction.disputeIds.length > 0;
  // A sale that is settled in parts moves with its parts alone.
  if (!disputed && transaction.partialIds.length === 0 && submitted.includes(transaction.status)) {
    if (mayBecome(transaction.status, status)) return advance(state, transaction, status);
    const [first, last] = WAYS[status];
    if (first !== undefined && last !== undefined && mayBecome(transaction.status, first)) {
      return advance(state, advance(state, transaction, first), last);
    }
  }
  throw invalid('transaction', 'base', '91575', 'Cannot simulate settlement in the current state of the transaction.');
}
