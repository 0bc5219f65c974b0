import { amountText } from './amounts.ts';
import { type BraintreeState, merchantAccounts } from './braintree-state.ts';
import { instrumentType } from './instrument.ts';
import { isFields, nested, readFields, text } from './read-body.ts';
import { invalid, notFound } from './refusal.ts';
import { answer, type Answer, type BraintreeRoute } from './route-table.ts';
import { searchTransactions } from './search.ts';
import { transactionXml } from './transaction-xml.ts';
import { xmlArray, xmlCollection, type XmlFields } from './xml.ts';

const PAGE_SIZE = 50;

/** What is asked of the account as a whole: client tokens, search, settlement batches, merchant accounts. */
export const ACCOUNT_ROUTES: readonly BraintreeRoute[] = [
  {
    method: 'POST',
    path: '/client_token',
    handle(state, { body }) {
      const known = ['address_id', 'customer_id', 'domains', 'merchant_account_id', 'options', 'payment_method_id'];
      const fields = readFields(body, 'client_token', [...known, 'proxy_merchant_id', 'version']);
      const version = text(fields, 'version') ?? '2';
      if (!['1', '2', '3'].includes(version)) throw invalid('client_token', 'version', '92806', 'Unsupported version.');
      const customerId = text(fields, 'customer_id');
      if (customerId !== undefined && !state.customers.has(customerId)) {
        throw invalid('client_token', 'customer_id', '92804', 'Customer specified by customer_id does not exist.');
      }
      return answer(201, 'client_token', { value: clientToken(state, Number(version)) });
    },
  },
  {
    method: 'POST',
    path: '/transactions/advanced_search_ids',
    handle(state, { body }) {
      const found = searchTransactions(state.transactions.values(), nested(isFields(body) ? body : {}, 'search'));
      const ids = xmlArray(
        'item',
        found.map(({ id }) => id),
      );
      return answer(200, 'search_results', { page_size: PAGE_SIZE, ids });
    },
  },
  {
    method: 'POST',
    path: '/transactions/advanced_search',
    handle(state, { body }) {
      const found = searchTransactions(state.transactions.values(), nested(isFields(body) ? body : {}, 'search'));
      const items = found.slice(0, PAGE_SIZE).map((transaction) => transactionXml(state, transaction));
      const page = { current_page_number: 1, page_size: PAGE_SIZE, total_items: items.length };
      return answer(200, 'credit_card_transactions', xmlCollection('transaction', items, page));
    },
  },
  { method: 'POST', path: '/settlement_batch_summary', handle: (state, { body }) => batchSummary(state, body) },
  {
    method: 'GET',
    path: '/merchant_accounts',
    handle(state) {
      const items = merchantAccounts(state).map((_account, index) => accountXml(state, index));
      const page = { current_page_number: 1, page_size: PAGE_SIZE, total_items: items.length };
      return answer(200, 'merchant_accounts', xmlCollection('merchant_account', items, page));
    },
  },
  {
    method: 'GET',
    path: '/merchant_accounts/:id',
    handle(state, { id }) {
      const index = merchantAccounts(state).findIndex((account) => account.id === id);
      if (index === -1) throw notFound();
      return answer(200, 'merchant_account', accountXml(state, index));
    },
  },
];

function accountXml(state: BraintreeState, index: number): XmlFields {
  const account = merchantAccounts(state)[index];
  if (account === undefined) throw notFound();
  return { id: account.id, currency_iso_code: account.currency, default: index === 0, status: 'active' };
}

function clientToken(state: BraintreeState, version: number): string {
  const { merchantId } = state.account;
  const url = `${state.context.origin()}/merchants/${merchantId}/client_api`;
  const content = {
    version,
    environment: 'sandbox',
    merchantId,
    clientApiUrl: url,
    configUrl: `${url}/v1/configuration`,
    authorizationFingerprint: state.context.random(64),
  };
  return Buffer.from(JSON.stringify(content)).toString('base64');
}

// What was settled on one day, by card type, kind and account.
function batchSummary(state: BraintreeState, body: unknown): Answer {
  const scope = 'settlement_batch_summary';
  const fields = readFields(body, scope, ['settlement_date', 'group_by_custom_field']);
  const date = text(fields, 'settlement_date');
  if (date === undefined) throw invalid(scope, 'settlement_date', '82301', 'Settlement date is required.');
  if (!/^\d{4}-\d\d-\d\d$/u.test(date) || Number.isNaN(Date.parse(date))) {
    throw invalid(scope, 'settlement_date', '82302', 'Settlement date is invalid.');
  }
  const field = text(fields, 'group_by_custom_field');
  if (field !== undefined && !/^[a-z][a-z0-9_]{0,63}$/u.test(field)) {
    throw invalid(scope, 'group_by_custom_field', '82303', 'Custom field is invalid.');
  }
  const records = new Map<
    string,
    { readonly shown: XmlFields; count: number; amount: bigint; readonly currency: string }
  >();
  for (const {
    history,
    instrument,
    type,
    merchantAccountId,
    currency,
    amount,
    customFields,
  } of state.transactions.values()) {
    const settled = history.find(({ status }) => status === 'settled');
    if (settled?.at.toISOString().slice(0, 10) !== date) continue;
    const shown: XmlFields = {
      kind: type,
      card_type: instrument.kind === 'card' ? instrument.cardType : instrumentType(instrument),
      merchant_account_id: merchantAccountId,
      ...(field !== undefined && { [field]: customFields[field] ?? null }),
    };
    const key = JSON.stringify(shown);
    const record = records.get(key) ?? { shown, count: 0, amount: 0n, currency };
    record.count += 1;
    record.amount += amount;
    records.set(key, record);
  }
  const items = [...records.values()].map(({ shown, count, amount, currency }) => ({
    ...shown,
    count,
    amount_settled: amountText(amount, currency),
  }));
  return answer(200, scope, { records: xmlArray('record', items) });
}
