import { amountText } from './amounts.ts';
import type { Dispute, Evidence } from './dispute.ts';
import { instrumentType } from './instrument.ts';
import type { Transaction } from './transaction.ts';
import { xmlArray, type XmlFields } from './xml.ts';

/** A dispute as Braintree answers it, with the transaction that it is about. */
export function disputeXml(dispute: Dispute, transaction: Transaction | undefined): XmlFields {
  const amount = amountText(dispute.amount, dispute.currency);
  return {
    id: dispute.id,
    status: dispute.status,
    kind: 'chargeback',
    reason: dispute.reason,
    reason_code: '83',
    amount,
    amount_disputed: amount,
    amount_won: dispute.status === 'won' ? amount : amountText(0n, dispute.currency),
    currency_iso_code: dispute.currency,
    case_number: `CASE-${dispute.id}`,
    reference_number: dispute.id,
    merchant_account_id: transaction?.merchantAccountId ?? null,
    original_dispute_id: null,
    processor_comments: null,
    created_at: dispute.createdAt,
    updated_at: dispute.updatedAt,
    received_date: dispute.createdAt.toISOString().slice(0, 10),
    reply_by_date: dispute.replyBy.toISOString().slice(0, 10),
    evidence: xmlArray('evidence', dispute.evidence.map(evidenceXml)),
    status_history: xmlArray(
      'status_history',
      dispute.history.map(({ status, at }) => ({
        status,
        timestamp: at,
        effective_date: at.toISOString().slice(0, 10),
      })),
    ),
    transaction:
      transaction === undefined
        ? null
        : {
            id: transaction.id,
            amount: amountText(transaction.amount, transaction.currency),
            created_at: transaction.createdAt,
            order_id: transaction.orderId ?? null,
            payment_instrument_subtype: instrumentType(transaction.instrument),
          },
  };
}

/** One piece of evidence. */
export function evidenceXml(evidence: Evidence): XmlFields {
  return {
    id: evidence.id,
    comment: evidence.comment,
    category: evidence.category ?? null,
    created_at: evidence.createdAt,
    sent_to_processor_at: evidence.sentAt ?? null,
    url: null,
  };
}
