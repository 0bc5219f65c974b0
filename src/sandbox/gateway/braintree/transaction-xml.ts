import { amountText } from './amounts.ts';
import type { BraintreeState } from './braintree-state.ts';
import { disputeXml } from './dispute-xml.ts';
import { transactionInstrumentXml } from './instrument-xml.ts';
import { instrumentType } from './instrument.ts';
import type { Transaction } from './transaction.ts';
import { xmlArray, type XmlFields } from './xml.ts';

/** A transaction as Braintree answers it. */
export function transactionXml(state: BraintreeState, transaction: Transaction): XmlFields {
  const { id, currency, instrument, response } = transaction;
  const customer = state.customers.get(transaction.customerId ?? '');
  const disputes = transaction.disputeIds.flatMap((disputeId) => state.disputes.get(disputeId) ?? []);
  const threeDSecure = instrument.kind === 'card' ? instrument.threeDSecure : undefined;
  return {
    id,
    status: transaction.status,
    type: transaction.type,
    currency_iso_code: currency,
    amount: amountText(transaction.amount, currency),
    merchant_account_id: transaction.merchantAccountId,
    order_id: transaction.orderId ?? null,
    created_at: transaction.createdAt,
    updated_at: transaction.updatedAt,
    customer: customer === undefined ? { id: null } : { id: customer.id, ...customer.details },
    ...transactionInstrumentXml(instrument, transaction.token),
    payment_instrument_type: instrumentType(instrument),
    processor_authorization_code: transaction.authorizationCode ?? null,
    processor_response_code: response?.code ?? '',
    processor_response_text: response?.text ?? 'Unknown',
    processor_response_type: response?.type ?? null,
    additional_processor_response: null,
    gateway_rejection_reason: transaction.rejection ?? null,
    cvv_response_code: instrument.kind === 'card' ? instrument.cvvResponse : null,
    avs_error_response_code: null,
    avs_postal_code_response_code: 'I',
    avs_street_address_response_code: 'I',
    refund_ids: xmlArray('item', transaction.refundIds),
    refunded_transaction_id: transaction.refundedId ?? null,
    partial_settlement_transaction_ids: xmlArray('item', transaction.partialIds),
    authorized_transaction_id: transaction.parentId ?? null,
    authorization_expires_at: transaction.expiresAt,
    authorization_adjustments: xmlArray(
      'authorization_adjustment',
      transaction.adjustments.map(({ amount, at }) => ({
        amount: `${amount < 0n ? '-' : ''}${amountText(amount < 0n ? -amount : amount, currency)}`,
        success: true,
        timestamp: at,
        processor_response_code: '1000',
        processor_response_text: 'Approved',
        processor_response_type: 'approved',
      })),
    ),
    disputes: xmlArray(
      'dispute',
      disputes.map((dispute) => disputeXml(dispute, transaction)),
    ),
    status_history: xmlArray(
      'status_event',
      transaction.history.map((event) => ({
        timestamp: event.at,
        status: event.status,
        amount: amountText(event.amount, currency),
        user: null,
        transaction_source: 'api',
      })),
    ),
    three_d_secure_info:
      threeDSecure === undefined
        ? null
        : {
            enrolled: threeDSecure.enrolled,
            liability_shifted: threeDSecure.liabilityShifted,
            liability_shift_possible: threeDSecure.liabilityShiftPossible,
            status: threeDSecure.status,
          },
    custom_fields: Object.keys(transaction.customFields).length === 0 ? '' : transaction.customFields,
    add_ons: xmlArray('add_on', []),
    discounts: xmlArray('discount', []),
    settlement_batch_id: settlementBatch(transaction) ?? null,
    graphql_id: Buffer.from(`transaction_${id}`).toString('base64'),
    global_id: Buffer.from(`transaction_${id}`).toString('base64'),
  };
}

/** `2026-01-31_merchant_eur`: settled that day, for that account. */
function settlementBatch({ history, merchantAccountId }: Transaction): string | undefined {
  const settled = history.find(({ status }) => status === 'settled');
  return settled && `${settled.at.toISOString().slice(0, 10)}_${merchantAccountId}`;
}
