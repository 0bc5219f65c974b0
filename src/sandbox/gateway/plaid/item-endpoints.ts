import type { BankAccount } from './bank-account.ts';
import { latest, refreshBookings } from './bookings.ts';
import { INSTITUTIONS, type Institution, institutionOf, PRODUCTS } from './institutions.ts';
import { accountJson, itemJson, transactionJson } from './item-json.ts';
import { issueAccessToken } from './link.ts';
import { checkedWebhook } from './link-endpoints.ts';
import { itemOf, openItem, type PlaidEndpoint } from './plaid-endpoint.ts';
import { PlaidRefusal } from './plaid-refusal.ts';
import type { Item } from './plaid-state.ts';
import { sendItemWebhook, WEBHOOK_TYPES } from './plaid-webhook.ts';
import { invalidField, type PlaidFields, readFields, required, texts } from './read-fields.ts';
import { syncTransactions } from './transactions-sync.ts';

const ACCESS = { access_token: 'text' } as const;
const OPTIONS = { ...ACCESS, options: 'object?' } as const;

/** What is read of an item, and what is done with it. */
export const ITEM_ENDPOINTS: readonly PlaidEndpoint[] = [
  ...['/accounts/get', '/accounts/balance/get'].map((path): PlaidEndpoint => ({
    path,
    fields: OPTIONS,
    handle(state, fields) {
      const item = openItem(state, fields);
      return { accounts: accountsOf(item, fields).map((account) => accountJson(item, account)), item: itemJson(item) };
    },
  })),
  { path: '/auth/get', fields: OPTIONS, handle: (state, fields) => authJson(openItem(state, fields, 'auth'), fields) },
  {
    path: '/identity/get',
    fields: OPTIONS,
    handle(state, fields) {
      const item = openItem(state, fields, 'identity');
      const accounts = accountsOf(item, fields).map((account) => ({ ...accountJson(item, account), owners: [OWNER] }));
      return { accounts, item: itemJson(item) };
    },
  },
  {
    path: '/transactions/sync',
    fields: { ...OPTIONS, cursor: 'text?', count: 'count?' },
    handle: (state, fields) => syncTransactions(openItem(state, fields, 'transactions'), fields),
  },
  {
    path: '/transactions/get',
    fields: { ...OPTIONS, start_date: 'text', end_date: 'text' },
    handle: (state, fields) => transactionsBetween(openItem(state, fields, 'transactions'), fields),
  },
  {
    path: '/transactions/refresh',
    fields: ACCESS,
    handle(state, fields) {
      const item = openItem(state, fields, 'transactions');
      refreshBookings(state, item);
      sendItemWebhook(state, item, 'SYNC_UPDATES_AVAILABLE');
      return {};
    },
  },
  {
    path: '/item/get',
    fields: ACCESS,
    handle: (state, fields) => ({ item: itemJson(itemOf(state, fields)), status: null }),
  },
  {
    path: '/item/remove',
    fields: { ...ACCESS, reason_code: 'text?', reason_note: 'text?' },
    handle(state, fields) {
      const { id } = itemOf(state, fields);
      for (const [token, itemId] of state.accessTokens) if (itemId === id) state.accessTokens.delete(token);
      state.items.delete(id);
      return {};
    },
  },
  {
    path: '/item/access_token/invalidate',
    fields: ACCESS,
    handle(state, fields) {
      const { id } = itemOf(state, fields);
      state.accessTokens.delete(required(fields, 'access_token'));
      return { new_access_token: issueAccessToken(state, id) };
    },
  },
  {
    path: '/item/webhook/update',
    fields: { ...ACCESS, webhook: 'text?' },
    handle(state, fields) {
      const { webhook: _before, ...rest } = itemOf(state, fields);
      const webhook = checkedWebhook(fields);
      const item: Item = { ...rest, ...(webhook !== undefined && { webhook }) };
      state.items.set(item.id, item);
      sendItemWebhook(state, item, 'WEBHOOK_UPDATE_ACKNOWLEDGED');
      return { item: itemJson(item) };
    },
  },
  {
    path: '/sandbox/item/reset_login',
    fields: ACCESS,
    handle(state, fields) {
      const item = { ...itemOf(state, fields), loginRequired: true };
      state.items.set(item.id, item);
      sendItemWebhook(state, item, 'ERROR');
      return { reset_login: true };
    },
  },
  {
    path: '/sandbox/item/fire_webhook',
    fields: { ...ACCESS, webhook_code: 'text', webhook_type: 'text?' },
    handle(state, fields) {
      const item = itemOf(state, fields);
      const code = required(fields, 'webhook_code');
      if (!Object.hasOwn(WEBHOOK_TYPES, code)) {
        throw invalidField(`webhook_code must be one of: ${Object.keys(WEBHOOK_TYPES).toSorted().join(', ')}`);
      }
      // What is announced is there when it is asked for.
      if (code === 'SYNC_UPDATES_AVAILABLE' || code === 'DEFAULT_UPDATE') refreshBookings(state, item);
      if (sendItemWebhook(state, item, code) === undefined) {
        throw new PlaidRefusal('SANDBOX_ERROR', 'SANDBOX_WEBHOOK_INVALID', 'webhook not set for this item');
      }
      return { webhook_fired: true };
    },
  },
  {
    path: '/institutions/get_by_id',
    fields: { institution_id: 'text', country_codes: 'texts', options: 'object?' },
    handle(_state, fields) {
      const institution = institutionOf(required(fields, 'institution_id'));
      if (institution !== undefined) return { institution: institutionJson(institution) };
      throw new PlaidRefusal('INVALID_INPUT', 'INVALID_INSTITUTION', 'invalid institution_id provided');
    },
  },
  {
    path: '/institutions/get',
    fields: { count: 'count?', offset: 'count?', country_codes: 'texts', options: 'object?' },
    handle(_state, fields) {
      const offset = Number(fields['offset'] ?? 0);
      const institutions = INSTITUTIONS.slice(offset, offset + Number(fields['count'] ?? 100));
      return { institutions: institutions.map(institutionJson), total: INSTITUTIONS.length };
    },
  },
];

const OWNER = {
  names: ['Alberta Bobbeth Charleson'],
  emails: [{ data: 'accountholder0@example.com', primary: true, type: 'primary' }],
  phone_numbers: [{ data: '1112223333', primary: true, type: 'home' }],
  addresses: [
    {
      data: { street: '2992 Cameron Road', city: 'Malakoff', region: 'NY', postal_code: '14236', country: 'US' },
      primary: true,
    },
  ],
};

function accountsOf(item: Item, fields: PlaidFields): readonly BankAccount[] {
  const options = readFields(
    fields['options'] ?? {},
    { account_ids: 'texts?', min_last_updated_datetime: 'text?', count: 'count?', offset: 'count?' },
    'options.',
  );
  const ids = texts(options, 'account_ids');
  if (ids.length === 0) return item.accounts;
  const accounts = item.accounts.filter(({ id }) => ids.includes(id));
  if (accounts.length === new Set(ids).size) return accounts;
  throw new PlaidRefusal('INVALID_INPUT', 'INVALID_ACCOUNT_ID', 'one or more of the provided account ids is invalid');
}

function authJson(item: Item, fields: PlaidFields): object {
  const accounts = accountsOf(item, fields).filter(({ type }) => type === 'depository');
  if (accounts.length === 0) {
    throw new PlaidRefusal('ITEM_ERROR', 'NO_AUTH_ACCOUNTS', 'there are no valid checking or savings accounts');
  }
  const { routing } = item.institution;
  const ach = accounts.map(({ id, number }) => ({
    account_id: id,
    account: number,
    routing,
    wire_routing: '021000021',
  }));
  return {
    accounts: accounts.map((account) => accountJson(item, account)),
    numbers: { ach, eft: [], international: [], bacs: [] },
    item: itemJson(item),
  };
}

function transactionsBetween(item: Item, fields: PlaidFields): object {
  const [start, end] = [required(fields, 'start_date'), required(fields, 'end_date')];
  for (const date of [start, end]) {
    if (!/^\d{4}-\d\d-\d\d$/u.test(date)) throw invalidField('start_date and end_date must be dates (YYYY-MM-DD)');
  }
  const accounts = accountsOf(item, fields);
  const options = (fields['options'] ?? {}) as Readonly<Record<string, unknown>>;
  const ids = new Set(accounts.map(({ id }) => id));
  const found = [...latest(item).values()]
    .filter(({ date, accountId }) => date >= start && date <= end && ids.has(accountId))
    .toReversed();
  const offset = Number(options['offset'] ?? 0);
  return {
    accounts: accounts.map((account) => accountJson(item, account)),
    transactions: found.slice(offset, offset + Math.min(500, Number(options['count'] ?? 100))).map(transactionJson),
    total_transactions: found.length,
    item: itemJson(item),
  };
}

function institutionJson({ id, name, routing }: Institution): object {
  return {
    institution_id: id,
    name,
    products: PRODUCTS,
    country_codes: ['US'],
    routing_numbers: [routing],
    dtc_numbers: [],
    oauth: false,
  };
}
