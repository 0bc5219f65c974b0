import type { StripeAccount } from './account.ts';
import type { Dispute } from './records.ts';
import { showBalanceTransaction } from './show.ts';

/** What can be said against a dispute. Source: docs.stripe.com/api/disputes/evidence_object */
export const EVIDENCE_FIELDS: readonly string[] = [
  'access_activity_log',
  'billing_address',
  'cancellation_policy',
  'cancellation_policy_disclosure',
  'cancellation_rebuttal',
  'customer_communication',
  'customer_email_address',
  'customer_name',
  'customer_purchase_ip',
  'customer_signature',
  'duplicate_charge_documentation',
  'duplicate_charge_explanation',
  'duplicate_charge_id',
  'product_description',
  'receipt',
  'refund_policy',
  'refund_policy_disclosure',
  'refund_refusal_explanation',
  'service_date',
  'service_documentation',
  'shipping_address',
  'shipping_carrier',
  'shipping_date',
  'shipping_documentation',
  'shipping_tracking_number',
  'uncategorized_file',
  'uncategorized_text',
];

/** How a dispute looks in an answer. */
export function showDispute(account: StripeAccount, it: Dispute): object {
  const transactions = it.balanceTransactions.flatMap((id) => account.balanceTransactions.get(id) ?? []);
  return {
    id: it.id,
    object: 'dispute',
    amount: it.amount,
    balance_transaction: it.balanceTransactions[0] ?? null,
    balance_transactions: transactions.map((item) => showBalanceTransaction(item, account.now())),
    charge: it.charge,
    created: it.created,
    currency: it.currency,
    enhanced_eligibility_types: [],
    evidence: Object.fromEntries(EVIDENCE_FIELDS.map((field) => [field, it.evidence[field] ?? null])),
    evidence_details: {
      due_by: it.dueBy,
      has_evidence: Object.keys(it.evidence).length > 0,
      past_due: account.now() > it.dueBy,
      submission_count: it.submissions,
    },
    is_charge_refundable: it.status.startsWith('warning_'),
    livemode: false,
    metadata: it.metadata,
    payment_intent: it.paymentIntent,
    reason: it.reason,
    status: it.status,
  };
}
