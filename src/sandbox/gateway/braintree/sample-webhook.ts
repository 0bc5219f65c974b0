import { Refusal } from '../../refusal.ts';
import { type BraintreeState, freshId, merchantAccounts } from './braintree-state.ts';
import { disputeXml } from './dispute-xml.ts';
import type { Dispute, DisputeStatus } from './dispute.ts';
import { notify } from './notify.ts';
import { processorResponse } from './outcome.ts';
import { testNonce } from './test-nonces.ts';
import { transactionXml } from './transaction-xml.ts';
import type { Transaction, TransactionStatus } from './transaction.ts';
import type { XmlFields } from './xml.ts';

const DISPUTES: Readonly<Record<string, DisputeStatus>> = {
  dispute_opened: 'open',
  dispute_accepted: 'accepted',
  dispute_disputed: 'disputed',
  dispute_won: 'won',
  dispute_lost: 'lost',
  dispute_expired: 'expired',
};

const TRANSACTIONS: Readonly<Record<string, TransactionStatus>> = {
  transaction_settled: 'settled',
  transaction_settlement_declined: 'settlement_declined',
  transaction_disbursed: 'settled',
  refund_failed: 'settlement_declined',
};

/**
 * Sends a webhook of this kind about something made up, which the books do not know.
 * @throws Refusal 404 for a kind that is not sent, 409 where no address for webhooks is known
 */
export function sampleWebhook(state: BraintreeState, kind: string): string {
  const eventId = notify(state, kind, subjectOf(state, kind));
  if (eventId === undefined) throw new Refusal(409, 'no_webhook_url', 'No address for Braintree webhooks is set.');
  return eventId;
}

function subjectOf(state: BraintreeState, kind: string): XmlFields {
  if (kind === 'check') return { check: true };
  const sale = sampleTransaction(state, kind);
  if (kind === 'transaction_reviewed') {
    const reviewed_time = state.context.clock.now();
    return {
      transaction_review: {
        transaction_id: sale.id,
        decision: 'approve',
        reviewer_email: 'reviewer@example.com',
        reviewer_note: 'Reviewed',
        reviewed_time,
      },
    };
  }
  const status = Object.hasOwn(DISPUTES, kind) ? DISPUTES[kind] : undefined;
  if (status !== undefined) return { dispute: disputeXml(sampleDispute(state, sale, status), sale) };
  if (!Object.hasOwn(TRANSACTIONS, kind)) {
    const known = ['check', 'transaction_reviewed', ...Object.keys(DISPUTES), ...Object.keys(TRANSACTIONS)];
    throw new Refusal(
      404,
      'unknown_kind',
      `Braintree webhooks of these kinds are sent: ${known.toSorted().join(', ')}.`,
    );
  }
  const details = { disbursement_date: state.context.clock.now().toISOString().slice(0, 10), success: true };
  const disbursed = kind === 'transaction_disbursed' ? { disbursement_details: details } : {};
  return { transaction: { ...transactionXml(state, sale), ...disbursed } };
}

function sampleTransaction(state: BraintreeState, kind: string): Transaction {
  const at = state.context.clock.now();
  const [account] = merchantAccounts(state);
  const nonce = testNonce('fake-valid-nonce');
  if (account === undefined || nonce === undefined || !('instrument' in nonce)) throw new RangeError('no account');
  const status = TRANSACTIONS[kind] ?? 'settled';
  return {
    id: freshId(state, 8, state.transactions),
    type: kind === 'refund_failed' ? 'credit' : 'sale',
    status,
    history: [{ status, amount: 10_000n, at }],
    authorized: 10_000n,
    amount: 10_000n,
    currency: account.currency,
    merchantAccountId: account.id,
    instrument: nonce.instrument,
    response: processorResponse('1000'),
    customFields: {},
    createdAt: at,
    updatedAt: at,
    expiresAt: at,
    refundIds: [],
    partialIds: [],
    disputeIds: [],
    adjustments: [],
  };
}

function sampleDispute(state: BraintreeState, sale: Transaction, status: DisputeStatus): Dispute {
  const at = state.context.clock.now();
  return {
    id: freshId(state, 16, state.disputes),
    transactionId: sale.id,
    status,
    amount: sale.amount,
    currency: sale.currency,
    reason: 'fraud',
    evidence: [],
    history: [{ status, at }],
    createdAt: at,
    updatedAt: at,
    replyBy: new Date(at.getTime() + 14 * 24 * 3_600_000),
  };
}
