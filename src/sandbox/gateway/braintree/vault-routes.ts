import { type BraintreeState, type Customer, type VaultedMethod } from './braintree-state.ts';
import { methodXml } from './instrument-xml.ts';
import type { Instrument } from './instrument.ts';
import { type Fields, flag, nested, readFields, text } from './read-body.ts';
import { invalid, notFound } from './refusal.ts';
import { answer, type Answer, type BraintreeRoute, EMPTY } from './route-table.ts';
import { CARD_FIELDS, issueNonce, readCard } from './tokenize.ts';
import {
  checkVaultable,
  createCustomer,
  CUSTOMER_FIELDS,
  deleteCustomer,
  findCustomer,
  findMethod,
  methodsOf,
  readNonce,
  spendNonce,
  updateCustomer,
  vaultMethod,
} from './vault.ts';
import { xmlArray, type XmlFields } from './xml.ts';

const CUSTOMER = [
  ...CUSTOMER_FIELDS,
  'id',
  'payment_method_nonce',
  'credit_card',
  'device_data',
  'risk_data',
  'options',
];
const METHOD = 'customer_id payment_method_nonce token cardholder_name billing_address device_data options'.split(' ');

/** Customers, their payment methods, and nonces. */
export const VAULT_ROUTES: readonly BraintreeRoute[] = [
  {
    method: 'POST',
    path: '/customers',
    handle(state, { body }) {
      const fields = readFields(body, 'customer', CUSTOMER);
      const instrument = readInstrument(state, fields, 'customer');
      const options = cardOptions(fields);
      if (instrument !== undefined) checkVaultable(instrument, options.verify);
      const customer = createCustomer(state, fields);
      if (instrument !== undefined) vaultMethod(state, customer.id, instrument, { makeDefault: options.makeDefault });
      spendNonce(state, text(fields, 'payment_method_nonce'));
      return toldCustomer(state, 201, customer);
    },
  },
  {
    method: 'GET',
    path: '/customers/:id',
    handle: (state, { id }) => toldCustomer(state, 200, findCustomer(state, id)),
  },
  {
    method: 'PUT',
    path: '/customers/:id',
    handle(state, { id, body }) {
      const customer = findCustomer(state, id);
      const fields = readFields(body, 'customer', CUSTOMER);
      const instrument = readInstrument(state, fields, 'customer');
      const options = cardOptions(fields);
      if (instrument !== undefined) checkVaultable(instrument, options.verify);
      const next = updateCustomer(state, customer, fields);
      if (instrument !== undefined) vaultMethod(state, id, instrument, { makeDefault: options.makeDefault });
      spendNonce(state, text(fields, 'payment_method_nonce'));
      return toldCustomer(state, 200, next);
    },
  },
  {
    method: 'DELETE',
    path: '/customers/:id',
    handle(state, { id }) {
      deleteCustomer(state, findCustomer(state, id));
      return EMPTY;
    },
  },
  {
    method: 'POST',
    path: '/payment_methods',
    handle: (state, { body }) => toldMethod(201, createMethod(state, body)),
  },
  {
    method: 'GET',
    path: '/payment_methods/any/:id',
    handle: (state, { id }) => toldMethod(200, findMethod(state, id)),
  },
  {
    method: 'DELETE',
    path: '/payment_methods/any/:id',
    handle(state, { id }) {
      state.methods.delete(findMethod(state, id).token);
      return EMPTY;
    },
  },
  {
    method: 'POST',
    path: '/payment_methods/:id/nonces',
    handle(state, { id }) {
      const { instrument, token } = findMethod(state, id);
      return toldNonce(201, issueNonce(state, instrument, token), instrument, false);
    },
  },
  {
    method: 'GET',
    path: '/payment_method_nonces/:id',
    handle(state, { id }) {
      const known = state.nonces.get(id);
      if (known !== undefined) return toldNonce(200, id, known.instrument, known.consumed);
      throw notFound();
    },
  },
];

/** Vaults what a nonce or a typed-in card stands for. */
function createMethod(state: BraintreeState, body: unknown): VaultedMethod {
  const raw = typeof body === 'object' && body !== null && 'credit_card' in body;
  const scope = raw ? 'credit_card' : 'payment_method';
  const fields = readFields(body, scope, raw ? [...CARD_FIELDS, 'customer_id'] : METHOD);
  const nonceCodes = { consumed: '91731', unknown: '91732' };
  const customerId = text(fields, 'customer_id');
  const codeScope = 'credit_card';
  if (customerId === undefined) throw invalid(codeScope, 'customer_id', '91704', 'Customer ID is required.');
  if (!state.customers.has(customerId)) throw invalid(codeScope, 'customer_id', '91705', 'Customer ID is invalid.');
  const nonce = text(fields, 'payment_method_nonce');
  if (!raw && nonce === undefined)
    throw invalid('payment_method', 'payment_method_nonce', '93103', 'Nonce is required.');
  const payer =
    nonce === undefined
      ? { instrument: readCard(state, fields, scope) }
      : readNonce(state, nonce, codeScope, nonceCodes);
  const options = nested(fields, 'options');
  const method = vaultMethod(state, customerId, payer.instrument, {
    token: text(fields, 'token'),
    makeDefault: flag(options, 'make_default'),
    verify: flag(options, 'verify_card'),
  });
  spendNonce(state, nonce);
  return method;
}

function readInstrument(state: BraintreeState, fields: Fields, scope: string): Instrument | undefined {
  const nonce = text(fields, 'payment_method_nonce');
  if (nonce !== undefined) return readNonce(state, nonce, scope, { consumed: '91731', unknown: '91732' }).instrument;
  if (fields['credit_card'] === undefined) return undefined;
  return readCard(state, nested(fields, 'credit_card', CARD_FIELDS), `${scope}.credit_card`);
}

function cardOptions(fields: Fields): { readonly verify: boolean; readonly makeDefault: boolean } {
  const options = nested(nested(fields, 'credit_card'), 'options');
  return { verify: flag(options, 'verify_card'), makeDefault: flag(options, 'make_default') };
}

function toldCustomer(state: BraintreeState, status: number, customer: Customer): Answer {
  const methods = methodsOf(state, customer.id).map(methodXml);
  const list = (root: string): readonly XmlFields[] =>
    methods.filter((method) => method.root === root).map(({ fields }) => fields);
  return answer(status, 'customer', {
    id: customer.id,
    merchant_id: state.account.merchantId,
    ...Object.fromEntries(CUSTOMER_FIELDS.map((name) => [name, customer.details[name] ?? null])),
    created_at: customer.createdAt,
    updated_at: customer.updatedAt,
    credit_cards: xmlArray('credit_card', list('credit_card')),
    paypal_accounts: xmlArray('paypal_account', list('paypal_account')),
    venmo_accounts: xmlArray('venmo_account', list('venmo_account')),
    addresses: xmlArray('address', []),
    global_id: Buffer.from(`customer_${customer.id}`).toString('base64'),
  });
}

function toldMethod(status: number, method: VaultedMethod): Answer {
  const { root, fields } = methodXml(method);
  return answer(status, root, fields);
}

function toldNonce(status: number, nonce: string, instrument: Instrument, consumed: boolean): Answer {
  const type = { card: 'CreditCard', paypal: 'PayPalAccount', venmo: 'VenmoAccount' }[instrument.kind];
  const details: XmlFields =
    instrument.kind === 'card'
      ? { bin: instrument.bin, last_two: instrument.last4.slice(-2), card_type: instrument.cardType }
      : { email: instrument.email };
  return answer(status, 'payment_method_nonce', { nonce, type, consumed, default: false, details });
}
