import { createHash } from 'node:crypto';
import { itemOf, openItem, type PlaidEndpoint } from './plaid-endpoint.ts';
import { PlaidRefusal } from './plaid-refusal.ts';
import { type PlaidState, uuid } from './plaid-state.ts';
import { type PlaidFields, readFields, required } from './read-fields.ts';
import {
  authorizeTransfer,
  cancelTransfer,
  createTransfer,
  type Transfer,
  type TransferAuthorization,
  transferStatus,
} from './transfer.ts';

const TRANSFER = { transfer_id: 'text' } as const;

/** Transfers, tokens for other processors, and the key that webhooks are signed with. */
export const MONEY_ENDPOINTS: readonly PlaidEndpoint[] = [
  {
    path: '/transfer/authorization/create',
    fields: {
      access_token: 'text',
      account_id: 'text',
      type: 'text',
      network: 'text',
      amount: 'text',
      user: 'object',
      ach_class: 'text?',
      idempotency_key: 'text?',
      iso_currency_code: 'text?',
      device: 'object?',
      user_present: 'flag?',
    },
    handle(state, fields) {
      const item = openItem(state, fields, 'transfer');
      const user = { legal_name: 'text', phone_number: 'text?', email_address: 'text?', address: 'object?' } as const;
      const name = required(readFields(fields['user'], user, 'user.'), 'legal_name');
      return { authorization: authorizationJson(authorizeTransfer(state, item, fields, name)) };
    },
  },
  {
    path: '/transfer/create',
    fields: {
      access_token: 'text',
      account_id: 'text',
      authorization_id: 'text',
      description: 'text',
      amount: 'text?',
      metadata: 'object?',
      idempotency_key: 'text?',
    },
    handle: (state, fields) => ({
      transfer: transferJson(state, createTransfer(state, openItem(state, fields, 'transfer'), fields)),
    }),
  },
  {
    path: '/transfer/get',
    fields: TRANSFER,
    handle: (state, fields) => ({ transfer: transferJson(state, find(state, fields)) }),
  },
  {
    path: '/transfer/cancel',
    fields: { ...TRANSFER, originator_client_id: 'text?' },
    handle(state, fields) {
      cancelTransfer(state, find(state, fields));
      return {};
    },
  },
  {
    path: '/processor/stripe/bank_account_token/create',
    fields: { access_token: 'text', account_id: 'text' },
    handle(state, fields) {
      checkAccount(state, fields);
      return { stripe_bank_account_token: `btok_${state.context.random(24)}` };
    },
  },
  {
    path: '/processor/token/create',
    fields: { access_token: 'text', account_id: 'text', processor: 'text' },
    handle(state, fields) {
      checkAccount(state, fields);
      return { processor_token: `processor-sandbox-${uuid(state.context)}` };
    },
  },
  {
    path: '/webhook_verification_key/get',
    fields: { key_id: 'text' },
    handle({ webhookKey }, fields) {
      if (required(fields, 'key_id') !== webhookKey.id) {
        const message = 'invalid key_id provided. note that key_ids are specific to Plaid environments';
        throw new PlaidRefusal('INVALID_INPUT', 'INVALID_WEBHOOK_VERIFICATION_KEY_ID', message);
      }
      const { kty, crv, x, y } = webhookKey.publicKey.export({ format: 'jwk' });
      const created_at = Math.floor(webhookKey.createdAt.getTime() / 1000);
      return { key: { alg: 'ES256', kid: webhookKey.id, use: 'sig', kty, crv, x, y, created_at, expired_at: null } };
    },
  },
];

function checkAccount(state: PlaidState, fields: PlaidFields): void {
  const item = itemOf(state, fields);
  const account = item.accounts.find(({ id }) => id === required(fields, 'account_id'));
  if (account?.type === 'depository') return;
  throw new PlaidRefusal('INVALID_INPUT', 'INVALID_ACCOUNT_ID', 'account_id is not a depository account of this item');
}

function find(state: PlaidState, fields: PlaidFields): Transfer {
  const transfer = state.transfers.get(required(fields, 'transfer_id'));
  if (transfer !== undefined) return transfer;
  throw new PlaidRefusal('INVALID_INPUT', 'INVALID_TRANSFER_ID', 'could not find matching transfer');
}

function authorizationJson(authorization: TransferAuthorization): object {
  return {
    id: authorization.id,
    created: authorization.createdAt.toISOString(),
    decision: authorization.decision,
    decision_rationale: authorization.rationale,
    guarantee_decision: null,
    guarantee_decision_rationale: null,
    payment_risk: null,
    proposed_transfer: {
      account_id: authorization.accountId,
      funding_account_id: null,
      ledger_id: null,
      type: authorization.type,
      network: authorization.network,
      amount: authorization.amount,
      ach_class: authorization.achClass ?? null,
      iso_currency_code: 'USD',
      user: { legal_name: authorization.legalName },
      origination_account_id: '',
      originator_client_id: null,
      credit_funds_source: null,
    },
  };
}

function transferJson(state: PlaidState, transfer: Transfer): object {
  const authorization = state.authorizations.get(transfer.authorizationId);
  if (authorization === undefined) throw new RangeError('a transfer without its authorization');
  const status = transferStatus(state, transfer);
  return {
    id: transfer.id,
    authorization_id: transfer.authorizationId,
    account_id: authorization.accountId,
    funding_account_id: null,
    ledger_id: null,
    type: authorization.type,
    network: authorization.network,
    amount: authorization.amount,
    iso_currency_code: 'USD',
    description: transfer.description,
    created: transfer.createdAt.toISOString(),
    status,
    sweep_status: null,
    cancellable: status === 'pending',
    failure_reason: null,
    metadata: null,
    user: { legal_name: authorization.legalName, phone_number: null, email_address: null, address: null },
    ach_class: authorization.achClass ?? null,
    origination_account_id: '',
    originator_client_id: null,
    guarantee_decision: null,
    guarantee_decision_rationale: null,
    standard_return_window: null,
    unauthorized_return_window: null,
    expected_settlement_date: null,
    refunds: [],
    recurring_transfer_id: null,
    credit_funds_source: null,
    network_trace_id: createHash('sha256').update(transfer.id).digest('hex').slice(0, 15),
  };
}
