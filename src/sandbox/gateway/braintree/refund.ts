import { advance, save } from './advance.ts';
import { parseAmount } from './amounts.ts';
import { type BraintreeState, freshId } from './braintree-state.ts';
import { disputedAmount } from './dispute.ts';
import { processorResponse } from './outcome.ts';
import { type Fields, text } from './read-body.ts';
import { BraintreeRefusal, invalid } from './refusal.ts';
import { moved, type Transaction } from './transaction.ts';

/** What a request for a refund may name. */
export const REFUND_FIELDS: readonly string[] = ['amount', 'api_request_key', 'merchant_account_id', 'order_id'];

// Amounts whose refund the issuer declines. Source: RefundAuthHardDeclined, RefundAuthSoftDeclined of Braintree's client
const DECLINES: Readonly<Record<string, readonly [code: string, response: string]>> = {
  '200900': ['915200', '2009'],
  '204600': ['915201', '2046'],
};

/** Refunds a settled sale, or a part of it, as a new transaction. @throws BraintreeRefusal 91505, 91506, 91512, 91521, 91574 */
export function refund(state: BraintreeState, sale: Transaction, fields: Fields): Transaction {
  if (sale.type === 'credit') throw refusal('base', '91505', 'Cannot refund credit');
  if (sale.status === 'settling') throw refusal('base', '91574', 'Cannot refund transaction unless it is settled.');
  if (sale.status !== 'settled') throw refusal('base', '91506', 'Cannot refund transaction unless it is settled.');
  const left = sale.amount - refundedAmount(state, sale) - disputedAmount(state, sale);
  if (left <= 0n) throw refusal('base', '91512', 'Transaction has already been completely refunded.');
  const given = fields['amount'] === undefined || fields['amount'] === null ? undefined : fields['amount'];
  const amount = given === undefined ? { minor: left } : parseAmount(given, sale.currency);
  if (!('minor' in amount)) throw refusal('amount', amount.code, amount.message);
  if (amount.minor > left) throw refusal('amount', '91521', 'Refund amount is too large.');
  const now = state.context.clock.now();
  const orderId = text(fields, 'order_id') ?? sale.orderId;
  const decline = DECLINES[amount.minor.toString()];
  const credit: Transaction = {
    id: freshId(state, 8, state.transactions),
    type: 'credit',
    status: 'authorizing',
    history: [],
    authorized: amount.minor,
    amount: amount.minor,
    currency: sale.currency,
    merchantAccountId: sale.merchantAccountId,
    ...(orderId !== undefined && { orderId }),
    ...(sale.customerId !== undefined && { customerId: sale.customerId }),
    ...(sale.token !== undefined && { token: sale.token }),
    instrument: sale.instrument,
    response: processorResponse(decline?.[1] ?? '1002'),
    customFields: {},
    createdAt: now,
    updatedAt: now,
    expiresAt: sale.expiresAt,
    refundedId: sale.id,
    refundIds: [],
    partialIds: [],
    disputeIds: [],
    adjustments: [],
  };
  save(state, { ...sale, refundIds: [...sale.refundIds, credit.id], updatedAt: now });
  if (decline === undefined) return advance(state, credit, 'submitted_for_settlement');
  const declined = moved(credit, 'processor_declined', now);
  save(state, declined);
  const message = decline[0] === '915200' ? 'Refund was declined by the issuer.' : 'Refund was declined for now.';
  const error = { scope: ['transaction'], attribute: 'base', code: decline[0], message };
  throw new BraintreeRefusal(422, message, [error], declined);
}

/** Voids what is not yet settling. @throws BraintreeRefusal 91504 */
export function voidTransaction(state: BraintreeState, transaction: Transaction): Transaction {
  const { status, partialIds, disputeIds } = transaction;
  const open = status === 'authorized' || status === 'submitted_for_settlement' || status === 'settlement_pending';
  // Of a sale that is settled in parts, only the parts can be voided; what is disputed has been captured.
  if (!open || partialIds.length > 0 || disputeIds.length > 0) {
    const message =
      'Transaction can only be voided if status is authorized, submitted_for_settlement, or - for PayPal - settlement_pending.';
    throw refusal('base', '91504', message);
  }
  return advance(state, transaction, 'voided');
}

/** What was refunded of a sale; refunds that failed do not count. */
export function refundedAmount(state: BraintreeState, sale: Transaction): bigint {
  return sale.refundIds
    .flatMap((id) => state.transactions.get(id) ?? [])
    .filter(({ status }) => !['voided', 'settlement_declined', 'processor_declined'].includes(status))
    .reduce((sum, { amount }) => sum + amount, 0n);
}

function refusal(attribute: string, code: string, message: string): BraintreeRefusal {
  return invalid('transaction', attribute, code, message);
}
