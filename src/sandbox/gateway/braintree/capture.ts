import { advance, save } from './advance.ts';
import { type BraintreeState, freshId } from './braintree-state.ts';
import { parseAmount } from './amounts.ts';
import { type Fields, flag, text } from './read-body.ts';
import { invalid } from './refusal.ts';
import { submit } from './sale.ts';
import type { Transaction } from './transaction.ts';

/** What a request for settlement may name. Source: `_submitForSettlementSignature` of Braintree's client. */
export const SETTLEMENT_FIELDS: readonly string[] = (
  'amount api_request_key descriptor discount_amount final_capture industry line_items order_id purchase_order_number ' +
  'shipping shipping_address_id shipping_amount shipping_tax_amount ships_from_postal_code tax_amount tax_exempt'
).split(' ');

/** Submits an authorized sale, or less of it. @throws BraintreeRefusal 91507, 91522 or for the amount */
export function submitForSettlement(state: BraintreeState, transaction: Transaction, fields: Fields): Transaction {
  if (transaction.status !== 'authorized') throw cannotSubmit();
  const amount = readCapture(fields, transaction, transaction.authorized) ?? transaction.amount;
  const orderId = text(fields, 'order_id');
  return submit(state, { ...transaction, amount, ...(orderId !== undefined && { orderId }) });
}

/** Submits a part of an authorized sale as a transaction of its own. @throws BraintreeRefusal 91507, 91522 or for the amount */
export function submitPart(state: BraintreeState, sale: Transaction, fields: Fields): Transaction {
  const more = sale.status === 'settlement_pending' && sale.partialIds.length > 0;
  const now = state.context.clock.now();
  if ((sale.status !== 'authorized' && !more) || sale.expiresAt <= now) throw cannotSubmit();
  const left = sale.authorized - capturedInParts(state, sale);
  const amount = readCapture(fields, sale, left);
  if (amount === undefined) throw invalid('transaction', 'amount', '81502', 'Amount is required.');
  const part: Transaction = {
    ...sale,
    id: freshId(state, 8, state.transactions),
    status: 'authorized',
    history: [],
    authorized: amount,
    amount,
    createdAt: now,
    updatedAt: now,
    parentId: sale.id,
    partialIds: [],
    adjustments: [],
  };
  const parent = { ...sale, partialIds: [...sale.partialIds, part.id] };
  save(state, parent);
  const pending = parent.status === 'authorized' ? advance(state, parent, 'settlement_pending') : parent;
  if (amount === left || flag(fields, 'final_capture')) advance(state, pending, 'settlement_confirmed');
  return submit(state, part);
}

/** Raises or lowers an authorization. @throws BraintreeRefusal 915218, 95606 or for the amount */
export function adjustAuthorization(state: BraintreeState, transaction: Transaction, fields: Fields): Transaction {
  if (transaction.status !== 'authorized') {
    throw invalid('transaction', 'base', '915218', 'Transaction must be in authorized state.');
  }
  const parsed = parseAmount(fields['amount'], transaction.currency);
  if (!('minor' in parsed)) throw invalid('transaction', 'amount', parsed.code, parsed.message);
  const difference = parsed.minor - transaction.authorized;
  if (difference === 0n) {
    throw invalid('authorization_adjustment', 'base', '95606', 'No net amount to perform an authorization adjustment.');
  }
  const at = state.context.clock.now();
  const adjustments = [...transaction.adjustments, { amount: difference, at }];
  const next = { ...transaction, authorized: parsed.minor, amount: parsed.minor, adjustments, updatedAt: at };
  save(state, next);
  // A hold that grew is one more hold; one that shrank is released in part.
  const kind = difference > 0n ? 'authorize' : 'void';
  const amount = difference > 0n ? difference : -difference;
  const { id, currency } = next;
  state.movements.push({ provider: 'braintree', kind, ref: id, payment_ref: id, amount, currency, created: at });
  return next;
}

/** What the parts of a sale captured; a voided or declined part gives its amount back. */
export function capturedInParts(state: BraintreeState, sale: Transaction): bigint {
  return sale.partialIds
    .flatMap((id) => state.transactions.get(id) ?? [])
    .filter(({ status }) => status !== 'voided' && status !== 'settlement_declined')
    .reduce((sum, { amount }) => sum + amount, 0n);
}

function readCapture(fields: Fields, { currency }: Transaction, most: bigint): bigint | undefined {
  if (fields['amount'] === undefined || fields['amount'] === null) return undefined;
  const amount = parseAmount(fields['amount'], currency);
  if (!('minor' in amount)) throw invalid('transaction', 'amount', amount.code, amount.message);
  if (amount.minor <= most) return amount.minor;
  throw invalid('transaction', 'amount', '91522', 'Settlement amount is too large.');
}

function cannotSubmit(): Error {
  const message = 'Cannot submit for settlement unless status is authorized.';
  return invalid('transaction', 'base', '91507', message);
}
