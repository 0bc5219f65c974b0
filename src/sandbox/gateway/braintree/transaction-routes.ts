import type { BraintreeState } from './braintree-state.ts';
import { adjustAuthorization, SETTLEMENT_FIELDS, submitForSettlement, submitPart } from './capture.ts';
import { flag, nested, readFields } from './read-body.ts';
import { invalid, notFound } from './refusal.ts';
import { REFUND_FIELDS, refund, voidTransaction } from './refund.ts';
import { answer, type Answer, type BraintreeRequest, type BraintreeRoute } from './route-table.ts';
import { createTransaction, SALE_FIELDS } from './sale.ts';
import { type SimulatedStatus, simulateSettlement } from './simulate-settlement.ts';
import { transactionXml } from './transaction-xml.ts';
import type { Transaction } from './transaction.ts';
import { xmlArray } from './xml.ts';

const TESTS: Readonly<Record<string, SimulatedStatus>> = {
  settle: 'settled',
  settlement_pending: 'settlement_pending',
  settlement_confirm: 'settlement_confirmed',
  settlement_decline: 'settlement_declined',
};

/** Sales, captures, refunds, voids, and the test routes that settle. */
export const TRANSACTION_ROUTES: readonly BraintreeRoute[] = [
  {
    method: 'POST',
    path: '/transactions',
    keyed: true,
    handle: (state, { body }) =>
      told(state, 201, createTransaction(state, readFields(body, 'transaction', SALE_FIELDS))),
  },
  { method: 'GET', path: '/transactions/:id', handle: (state, request) => told(state, 200, find(state, request)) },
  {
    method: 'PUT',
    path: '/transactions/:id/submit_for_settlement',
    keyed: true,
    handle(state, request) {
      const fields = readFields(request.body, 'transaction', SETTLEMENT_FIELDS);
      return told(state, 200, submitForSettlement(state, find(state, request), fields));
    },
  },
  {
    method: 'POST',
    path: '/transactions/:id/submit_for_partial_settlement',
    keyed: true,
    handle(state, request) {
      const fields = readFields(request.body, 'transaction', SETTLEMENT_FIELDS);
      return told(state, 201, submitPart(state, find(state, request), fields));
    },
  },
  {
    method: 'PUT',
    path: '/transactions/:id/adjust_authorization',
    handle(state, request) {
      const fields = readFields(request.body, 'transaction', ['amount']);
      return told(state, 200, adjustAuthorization(state, find(state, request), fields));
    },
  },
  {
    method: 'POST',
    path: '/transactions/:id/refund',
    keyed: true,
    handle(state, request) {
      const fields = readFields(request.body, 'transaction', REFUND_FIELDS);
      return told(state, 201, refund(state, find(state, request), fields));
    },
  },
  {
    method: 'PUT',
    path: '/transactions/:id/void',
    keyed: true,
    handle(state, request) {
      readFields(request.body, 'transaction', ['api_request_key']);
      return told(state, 200, voidTransaction(state, find(state, request)));
    },
  },
  {
    method: 'POST',
    path: '/transactions/:id/clone',
    handle: (state, request) => told(state, 201, clone(state, request)),
  },
  {
    method: 'GET',
    path: '/transactions/:id/line_items',
    handle(state, request) {
      find(state, request);
      return answer(200, 'line_items', xmlArray('line_item', []));
    },
  },
  ...Object.entries(TESTS).map(([name, status]): BraintreeRoute => ({
    method: 'PUT',
    path: `/transactions/:id/${name}`,
    handle: (state, request) => told(state, 200, simulateSettlement(state, find(state, request), status)),
  })),
];

// The sale once more, on the vaulted or typed-in card; a PayPal account or a vaulted card asks for a new sale instead.
function clone(state: BraintreeState, request: BraintreeRequest): Transaction {
  const original = find(state, request);
  const fields = readFields(request.body, 'transaction_clone', ['amount', 'channel', 'options']);
  if (original.type === 'credit') throw invalid('transaction', 'base', '91543', 'Cannot clone credit transactions.');
  if (original.instrument.kind !== 'card')
    throw invalid('transaction', 'base', '91573', 'Cannot clone transactions of this account.');
  if (original.token !== undefined)
    throw invalid('transaction', 'base', '91540', 'Cannot clone transactions of a vaulted card.');
  if (original.authorized === 0n)
    throw invalid('transaction', 'base', '91542', 'Cannot clone unsuccessful transactions.');
  const options = nested(fields, 'options', ['submit_for_settlement']);
  if (options['submit_for_settlement'] === undefined) {
    throw invalid('transaction', 'base', '91544', 'Submit for settlement is required for cloning.');
  }
  const { orderId, customerId, merchantAccountId } = original;
  return createTransaction(
    state,
    {
      type: 'sale',
      amount: fields['amount'],
      merchant_account_id: merchantAccountId,
      ...(orderId !== undefined && { order_id: orderId }),
      options: { submit_for_settlement: flag(options, 'submit_for_settlement') },
    },
    { instrument: original.instrument, ...(customerId !== undefined && { customerId }) },
  );
}

function find(state: BraintreeState, { id }: BraintreeRequest): Transaction {
  const transaction = state.transactions.get(id);
  if (transaction === undefined) throw notFound();
  return transaction;
}

function told(state: BraintreeState, status: number, transaction: Transaction): Answer {
  // What the request set going (a dispute) may have changed it since.
  return answer(status, 'transaction', transactionXml(state, state.transactions.get(transaction.id) ?? transaction));
}
