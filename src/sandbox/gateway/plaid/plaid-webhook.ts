import { createHash, sign } from 'node:crypto';
import { Refusal } from '../../refusal.ts';
import type { PlaidErrorObject } from './plaid-refusal.ts';
import { type Item, type PlaidState, uuid } from './plaid-state.ts';

/** Webhook codes that can be asked for, and the type of each. Source: https://plaid.com/docs/api/webhooks/ */
export const WEBHOOK_TYPES: Readonly<Record<string, string>> = {
  SYNC_UPDATES_AVAILABLE: 'TRANSACTIONS',
  DEFAULT_UPDATE: 'TRANSACTIONS',
  RECURRING_TRANSACTIONS_UPDATE: 'TRANSACTIONS',
  ERROR: 'ITEM',
  LOGIN_REPAIRED: 'ITEM',
  NEW_ACCOUNTS_AVAILABLE: 'ITEM',
  PENDING_DISCONNECT: 'ITEM',
  USER_PERMISSION_REVOKED: 'ITEM',
  USER_ACCOUNT_REVOKED: 'ITEM',
  WEBHOOK_UPDATE_ACKNOWLEDGED: 'ITEM',
  TRANSFER_EVENTS_UPDATE: 'TRANSFER',
};

/** What a login that the bank refuses is told as. */
export const LOGIN_REQUIRED: PlaidErrorObject = {
  error_type: 'ITEM_ERROR',
  error_code: 'ITEM_LOGIN_REQUIRED',
  error_message:
    "the login details of this item have changed (credentials, MFA, or required user action) and a user login is required to update this information. use Link's update mode to restore the item to a good state",
  display_message: 'The login details of this account have changed. Please log in again.',
};

/** Sends a webhook about an item to the address that its link token named, else to that of the plane. */
export function sendItemWebhook(state: PlaidState, item: Item, code: string): string | undefined {
  const details: Record<string, unknown> = {};
  if (code === 'SYNC_UPDATES_AVAILABLE') {
    details['initial_update_complete'] = true;
    details['historical_update_complete'] = true;
  }
  if (code === 'DEFAULT_UPDATE') details['new_transactions'] = 1;
  if (code === 'NEW_ACCOUNTS_AVAILABLE') details['reason'] = null;
  const error = code === 'ERROR' ? LOGIN_REQUIRED : null;
  return sendWebhook(state, item.webhook, code, { item_id: item.id, error, ...details });
}

/**
 * Sends a signed webhook: the JWT in `Plaid-Verification` (ES256) holds the SHA-256 of the body as it is sent, and the
 * time, anew for each attempt. Source: https://plaid.com/docs/api/webhooks/webhook-verification/
 * @returns its id; nothing where no address is known
 */
export function sendWebhook(
  state: PlaidState,
  address: string | undefined,
  code: string,
  details: Readonly<Record<string, unknown>>,
): string | undefined {
  const url = address ?? state.context.webhookUrl('plaid');
  if (url === undefined) return undefined;
  const type = WEBHOOK_TYPES[code] ?? 'ITEM';
  const content = { webhook_type: type, webhook_code: code, ...details, environment: 'sandbox' };
  const body = JSON.stringify(content, undefined, 2);
  const eventId = `pl_${uuid(state.context)}`;
  state.context.webhooks.send({
    provider: 'plaid',
    eventId,
    type: code,
    url,
    headers: () => ({ 'content-type': 'application/json', 'plaid-verification': verificationToken(state, body) }),
    body,
  });
  return eventId;
}

/** Sends a webhook of this kind about an item made up for it. @throws Refusal 404 for a kind that is not sent, 409 without an address */
export function sampleWebhook(state: PlaidState, code: string): string {
  if (!Object.hasOwn(WEBHOOK_TYPES, code)) {
    const known = Object.keys(WEBHOOK_TYPES).toSorted().join(', ');
    throw new Refusal(404, 'unknown_kind', `Plaid webhooks of these kinds are sent: ${known}.`);
  }
  const error = code === 'ERROR' ? LOGIN_REQUIRED : null;
  const subject = code === 'TRANSFER_EVENTS_UPDATE' ? {} : { item_id: state.context.random(37), error };
  const eventId = sendWebhook(state, undefined, code, subject);
  if (eventId === undefined) throw new Refusal(409, 'no_webhook_url', 'No address for Plaid webhooks is set.');
  return eventId;
}

function verificationToken({ webhookKey, context }: PlaidState, body: string): string {
  const header = encode({ alg: 'ES256', kid: webhookKey.id, typ: 'JWT' });
  const claims = encode({
    iat: Math.floor(context.clock.now().getTime() / 1000),
    request_body_sha256: createHash('sha256').update(body).digest('hex'),
  });
  const key = { key: webhookKey.privateKey, dsaEncoding: 'ieee-p1363' } as const;
  return `${header}.${claims}.${sign('sha256', Buffer.from(`${header}.${claims}`), key).toString('base64url')}`;
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
