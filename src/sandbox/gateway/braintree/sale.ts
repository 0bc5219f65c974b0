import { advance, save } from './advance.ts';
import { parseAmount } from './amounts.ts';
import { type BraintreeState, freshId, type MerchantAccount, merchantAccounts } from './braintree-state.ts';
import { openDispute } from './dispute.ts';
import type { Instrument } from './instrument.ts';
import { authorizationOutcome, type Outcome, settlementOutcome } from './outcome.ts';
import { type Fields, flag, invalidParams, isFields, nested, text } from './read-body.ts';
import { BraintreeRefusal, invalid } from './refusal.ts';
import { CARD_FIELDS, readCard } from './tokenize.ts';
import { moved, type Transaction } from './transaction.ts';
import {
  checkVaultable,
  createCustomer,
  CUSTOMER_FIELDS,
  type Payer,
  readNonce,
  spendNonce,
  vaultMethod,
} from './vault.ts';

/** What a request for a sale may name. Source: `_createSignature` of `transaction_gateway.js` in Braintree's client. */
export const SALE_FIELDS: readonly string[] = (
  'amount api_request_key billing billing_address_id channel credit_card currency_iso_code custom_fields customer ' +
  'customer_id descriptor device_data discount_amount exchange_rate_quote_id external_vault final_capture industry ' +
  'line_items merchant_account_id options order_id payment_method_nonce payment_method_token processing_merchant_category_code ' +
  'product_sku purchase_order_number risk_data sca_exemption service_fee_amount shipping shipping_address_id ' +
  'shipping_amount shipping_tax_amount ships_from_postal_code tax_amount tax_exempt three_d_secure_authentication_id ' +
  'three_d_secure_pass_thru transaction_source type'
).split(' ');

// Source: https://developer.paypal.com/braintree/docs/reference/general/statuses (authorization expired), in days
const AUTHORIZATION_DAYS: Readonly<Record<string, number>> = {
  Visa: 8,
  MasterCard: 7,
  'American Express': 7,
  Discover: 30,
  paypal: 29,
};

/** Creates a sale or a stand-alone credit, of what the fields name or of a payer already known. @throws BraintreeRefusal 422 with the transaction where it was declined or rejected */
export function createTransaction(state: BraintreeState, fields: Fields, known?: Payer): Transaction {
  const type = text(fields, 'type');
  if (type === undefined) throw invalid('transaction', 'type', '91524', 'Transaction type is required.');
  if (type !== 'sale' && type !== 'credit') {
    throw invalid('transaction', 'type', '91523', 'Transaction type is invalid.');
  }
  const account = readMerchantAccount(state, fields);
  const amount = readAmount(fields, account.currency);
  const orderId = text(fields, 'order_id');
  if (orderId !== undefined && orderId.length > 255) {
    throw invalid('transaction', 'order_id', '91501', 'Order ID is too long.');
  }
  const customFields = readCustomFields(fields);
  const options = nested(fields, 'options');
  const payer = known ?? readPayer(state, fields);
  const { instrument } = payer;
  const outcome = type === 'credit' ? approved(amount, account, instrument) : decide(amount, account, payer, options);
  const now = state.context.clock.now();
  const days = AUTHORIZATION_DAYS[instrument.kind === 'card' ? instrument.cardType : instrument.kind] ?? 7;
  const started: Transaction = {
    id: freshId(state, 8, state.transactions),
    type,
    status: 'authorizing',
    history: [],
    authorized: outcome.status === 'authorized' ? amount : 0n,
    amount,
    currency: account.currency,
    merchantAccountId: account.id,
    ...(orderId !== undefined && { orderId }),
    ...payer,
    ...(outcome.response && { response: outcome.response }),
    ...(outcome.rejection !== undefined && { rejection: outcome.rejection }),
    ...(outcome.status === 'authorized' && { authorizationCode: state.context.random(6).toUpperCase() }),
    customFields,
    createdAt: now,
    updatedAt: now,
    expiresAt: new Date(now.getTime() + days * 24 * 3_600_000),
    refundIds: [],
    partialIds: [],
    disputeIds: [],
    adjustments: [],
  };
  if (outcome.status !== 'authorized') {
    const refused = moved(vaulted(state, started, fields, false), outcome.status, now);
    spendNonce(state, text(fields, 'payment_method_nonce'));
    save(state, refused);
    throw new BraintreeRefusal(422, refusalText(outcome), [], refused);
  }
  const kept = vaulted(state, started, fields, true);
  spendNonce(state, text(fields, 'payment_method_nonce'));
  if (type === 'credit') return advance(state, kept, 'submitted_for_settlement');
  const authorized = advance(state, kept, 'authorized');
  return flag(options, 'submit_for_settlement') ? submit(state, authorized) : authorized;
}

/** Hands an authorized sale on for settlement, with what the test amounts and test cards make of it. */
export function submit(state: BraintreeState, transaction: Transaction): Transaction {
  const submitted = advance(state, transaction, 'submitted_for_settlement');
  const { instrument, amount, currency } = submitted;
  const outcome = settlementOutcome(amount, currency, instrument);
  if (outcome === 'settlement_pending') return advance(state, submitted, outcome);
  if (outcome === 'settled' && instrument.behaviour === 'dispute') {
    openDispute(state, submitted, amount);
    return state.transactions.get(submitted.id) ?? submitted;
  }
  return submitted;
}

/** The amount of a request. @throws BraintreeRefusal 81501 to 81503, 81528, 81531 */
export function readAmount(fields: Fields, currency: string): bigint {
  const amount = parseAmount(fields['amount'], currency);
  if ('minor' in amount) return amount.minor;
  throw invalid('transaction', 'amount', amount.code, amount.message);
}

function readMerchantAccount(state: BraintreeState, fields: Fields): MerchantAccount {
  const id = text(fields, 'merchant_account_id');
  const accounts = merchantAccounts(state);
  const account = id === undefined ? accounts[0] : accounts.find((one) => one.id === id);
  if (account !== undefined) return account;
  throw invalid('transaction', 'merchant_account_id', '91513', 'Merchant account ID is invalid.');
}

function readPayer(state: BraintreeState, fields: Fields): Payer {
  const customerId = text(fields, 'customer_id');
  if (customerId !== undefined && !state.customers.has(customerId)) {
    throw invalid('transaction', 'customer_id', '91510', 'Customer ID is invalid.');
  }
  const nonce = text(fields, 'payment_method_nonce');
  const token = text(fields, 'payment_method_token');
  const card = fields['credit_card'] === undefined ? undefined : nested(fields, 'credit_card', CARD_FIELDS);
  if ([nonce, token, card].filter((given) => given !== undefined).length > 1) {
    throw invalid('transaction', 'base', '91515', 'Cannot provide more than one payment method.');
  }
  const owner = customerId === undefined ? {} : { customerId };
  if (card !== undefined) return { instrument: readCard(state, card, 'transaction.credit_card'), ...owner };
  if (nonce !== undefined) {
    const payer = readNonce(state, nonce, 'transaction', { consumed: '91564', unknown: '91565' });
    if (customerId !== undefined && payer.customerId !== undefined && payer.customerId !== customerId) {
      throw notTheirs('payment_method_nonce');
    }
    return { ...payer, ...owner };
  }
  const method =
    token === undefined && customerId !== undefined
      ? [...state.methods.values()].find((one) => one.customerId === customerId && one.isDefault)
      : state.methods.get(token ?? '');
  if (method === undefined && token !== undefined) {
    throw invalid('transaction', 'payment_method_token', '91518', 'Payment method token is invalid.');
  }
  if (method === undefined) {
    throw customerId === undefined
      ? invalid('transaction', 'base', '91508', 'Cannot determine payment method.')
      : invalid('transaction', 'customer_id', '91511', 'Customer does not have any credit cards.');
  }
  if (customerId !== undefined && method.customerId !== customerId) throw notTheirs('payment_method_token');
  return { instrument: method.instrument, token: method.token, customerId: method.customerId };
}

function notTheirs(attribute: string): BraintreeRefusal {
  return invalid('transaction', attribute, '91516', 'Payment method does not belong to the given customer.');
}

function decide(amount: bigint, account: MerchantAccount, { instrument }: Payer, options: Fields): Outcome {
  const secure = instrument.kind === 'card' ? instrument.threeDSecure : undefined;
  if (flag(nested(options, 'three_d_secure'), 'required') && secure?.liabilityShifted !== true) {
    return { status: 'gateway_rejected', rejection: 'three_d_secure' };
  }
  return authorizationOutcome(amount, account.currency, instrument);
}

// Credits are not authorized: the processor sees them when they settle.
function approved(amount: bigint, account: MerchantAccount, instrument: Instrument): Outcome {
  const outcome = authorizationOutcome(amount, account.currency, instrument);
  return outcome.status === 'gateway_rejected' ? outcome : { ...outcome, status: 'authorized' };
}

function vaulted(state: BraintreeState, transaction: Transaction, fields: Fields, success: boolean): Transaction {
  const options = nested(fields, 'options');
  const wanted = flag(options, 'store_in_vault') || (success && flag(options, 'store_in_vault_on_success'));
  if (!wanted || transaction.token !== undefined) return transaction;
  // Before a customer is made for it.
  checkVaultable(transaction.instrument, false);
  const given = nested(fields, 'customer', [...CUSTOMER_FIELDS, 'id']);
  const customerId = transaction.customerId ?? createCustomer(state, given).id;
  const { token } = vaultMethod(state, customerId, transaction.instrument);
  return { ...transaction, customerId, token };
}

function refusalText({ response, rejection }: Outcome): string {
  return response?.text ?? `Gateway Rejected: ${rejection ?? 'unknown'}`;
}

function readCustomFields(fields: Fields): Record<string, string> {
  const given = fields['custom_fields'] ?? {};
  if (!isFields(given)) throw invalidParams('custom_fields');
  const names = Object.keys(given);
  if (names.length > 20 || names.some((name) => !/^[a-z][a-z0-9_]{0,63}$/u.test(name))) {
    throw invalid('transaction', 'custom_fields', '91526', 'Custom field is invalid.');
  }
  return Object.fromEntries(names.map((name) => [name, text(given, name) ?? '']));
}
