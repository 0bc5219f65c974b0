import { createHash } from 'node:crypto';
import { balanceOf } from './item-json.ts';
import { PlaidRefusal } from './plaid-refusal.ts';
import { type Item, type PlaidState, uuid } from './plaid-state.ts';
import { sendWebhook } from './plaid-webhook.ts';
import { invalidField, type PlaidFields, required, text } from './read-fields.ts';

/** Whether a transfer may be made, as it was decided. */
export interface TransferAuthorization {
  readonly id: string;
  readonly itemId: string;
  readonly accountId: string;
  readonly type: 'debit' | 'credit';
  readonly network: string;
  /** `12.34`. */
  readonly amount: string;
  readonly legalName: string;
  readonly achClass: string | undefined;
  readonly decision: 'approved' | 'declined';
  /** Code and description, where it was declined. */
  readonly rationale: { readonly code: string; readonly description: string } | null;
  readonly createdAt: Date;
  /** Of the request that carried the idempotency key. */
  readonly key?: { readonly value: string; readonly digest: string };
  readonly transferId?: string;
}

/** A movement between a linked account and the merchant. */
export interface Transfer {
  readonly id: string;
  readonly authorizationId: string;
  readonly description: string;
  readonly createdAt: Date;
  readonly cancelledAt?: Date;
}

const DAY = 24 * 3_600_000;
const KEY_LIFE = 2 * DAY;
const NETWORKS = ['ach', 'same-day-ach', 'rtp', 'wire'];

/**
 * Decides on a transfer. The same idempotency key gives the same decision for two days.
 * Source: https://plaid.com/docs/api/products/transfer/initiating-transfers/
 * @throws PlaidRefusal `INVALID_FIELD`, `INVALID_ACCOUNT_ID`
 */
export function authorizeTransfer(
  state: PlaidState,
  item: Item,
  fields: PlaidFields,
  legalName: string,
): TransferAuthorization {
  const key = text(fields, 'idempotency_key');
  if (key !== undefined && key.length > 50) throw invalidField('idempotency_key must be at most 50 characters');
  const digest = createHash('sha256')
    .update(JSON.stringify(Object.entries(fields).toSorted(([left], [right]) => (left < right ? -1 : 1))))
    .digest('hex');
  const now = state.context.clock.now();
  const before = [...state.authorizations.values()].find(
    (authorization) =>
      authorization.key?.value === key &&
      key !== undefined &&
      now.getTime() - authorization.createdAt.getTime() < KEY_LIFE,
  );
  if (before !== undefined) {
    if (before.key?.digest === digest) return before;
    throw invalidField('idempotency_key was used with a different request');
  }
  const account = item.accounts.find(({ id }) => id === required(fields, 'account_id'));
  if (account === undefined || account.type !== 'depository') {
    throw new PlaidRefusal(
      'INVALID_INPUT',
      'INVALID_ACCOUNT_ID',
      'account_id is not a depository account of this item',
    );
  }
  const type = required(fields, 'type');
  if (type !== 'debit' && type !== 'credit') throw invalidField('type must be one of: debit, credit');
  const network = required(fields, 'network');
  if (!NETWORKS.includes(network)) throw invalidField(`network must be one of: ${NETWORKS.join(', ')}`);
  const amount = required(fields, 'amount');
  const minor = minorOf(amount);
  if (minor === undefined || minor === 0n) throw invalidField('amount must be a positive decimal with two digits');
  const short = type === 'debit' && minor > balanceOf(item, account).available;
  const rationale = short
    ? { code: 'NSF', description: 'Transaction likely to result in a return due to insufficient funds.' }
    : null;
  const authorization: TransferAuthorization = {
    id: uuid(state.context),
    itemId: item.id,
    accountId: account.id,
    type,
    network,
    amount,
    legalName,
    achClass: text(fields, 'ach_class'),
    decision: short ? 'declined' : 'approved',
    rationale,
    createdAt: now,
    ...(key !== undefined && { key: { value: key, digest } }),
  };
  state.authorizations.set(authorization.id, authorization);
  return authorization;
}

/** Makes the transfer that was authorized; asked again, it gives the same one. @throws PlaidRefusal for what was not approved */
export function createTransfer(state: PlaidState, item: Item, fields: PlaidFields): Transfer {
  const authorization = state.authorizations.get(required(fields, 'authorization_id'));
  if (authorization === undefined || authorization.itemId !== item.id) {
    throw new PlaidRefusal('INVALID_INPUT', 'INVALID_AUTHORIZATION_ID', 'authorization_id is unknown');
  }
  const { accountId, amount, decision } = authorization;
  if (required(fields, 'account_id') !== accountId) throw invalidField('account_id does not match the authorization');
  const asked = text(fields, 'amount');
  if (asked !== undefined && asked !== amount) throw invalidField('amount does not match the authorization');
  const made = state.transfers.get(authorization.transferId ?? '');
  if (made !== undefined) return made;
  if (decision !== 'approved') {
    throw new PlaidRefusal('TRANSFER_ERROR', 'TRANSFER_AUTHORIZATION_DECLINED', 'the transfer was not approved');
  }
  const description = required(fields, 'description');
  if (description.length > 15) throw invalidField('description must be at most 15 characters');
  const createdAt = state.context.clock.now();
  const transfer: Transfer = { id: uuid(state.context), authorizationId: authorization.id, description, createdAt };
  state.transfers.set(transfer.id, transfer);
  state.authorizations.set(authorization.id, { ...authorization, transferId: transfer.id });
  state.movements.push({
    provider: 'plaid',
    kind: 'transfer',
    ref: transfer.id,
    payment_ref: authorization.id,
    amount: minorOf(amount) ?? 0n,
    currency: 'USD',
    created: createdAt,
  });
  sendWebhook(state, undefined, 'TRANSFER_EVENTS_UPDATE', {});
  return transfer;
}

/** Where a transfer stands by the clock: pending, posted after a day, settled after two. */
export function transferStatus(state: PlaidState, transfer: Transfer): 'pending' | 'posted' | 'settled' | 'cancelled' {
  if (transfer.cancelledAt !== undefined) return 'cancelled';
  const age = state.context.clock.now().getTime() - transfer.createdAt.getTime();
  if (age < DAY) return 'pending';
  return age < 2 * DAY ? 'posted' : 'settled';
}

/** Cancels a transfer that is pending. @throws PlaidRefusal `TRANSFER_NOT_CANCELLABLE` */
export function cancelTransfer(state: PlaidState, transfer: Transfer): void {
  if (transferStatus(state, transfer) !== 'pending') {
    throw new PlaidRefusal('TRANSFER_ERROR', 'TRANSFER_NOT_CANCELLABLE', 'the transfer cannot be cancelled any more');
  }
  const cancelledAt = state.context.clock.now();
  state.transfers.set(transfer.id, { ...transfer, cancelledAt });
  const { amount } = state.authorizations.get(transfer.authorizationId) ?? { amount: '0.00' };
  state.movements.push({
    provider: 'plaid',
    kind: 'void',
    ref: transfer.id,
    payment_ref: transfer.authorizationId,
    amount: minorOf(amount) ?? 0n,
    currency: 'USD',
    created: cancelledAt,
  });
}

function minorOf(amount: string): bigint | undefined {
  return /^(?:0|[1-9]\d{0,9})\.\d\d$/u.test(amount) ? BigInt(amount.replace('.', '')) : undefined;
}
