import type { Kysely } from 'kysely';
import type { SandboxContext } from '../../context.ts';
import type { Tables } from '../../tables.ts';
import { type BraintreeNotification, minorOf, shownTransaction } from '../payment-gateway/braintree-gateway.ts';
import { applyDispute } from './apply-dispute.ts';
import { applyPayment } from './apply-payment.ts';
import type { EventOutcome } from './receive-event.ts';

/** A notification and the name that it is known by. */
export interface NamedNotification {
  readonly id: string;
  readonly notification: BraintreeNotification;
  readonly repeated: boolean;
}

/** Takes over what a notification of Braintree's tells. */
export async function applyBraintreeNotification(
  context: SandboxContext,
  trx: Kysely<Tables>,
  { id, notification, repeated }: NamedNotification,
): Promise<EventOutcome> {
  const { kind, timestamp, sourceMerchantId, transaction, dispute } = notification;
  const own = context.gateway.credentials.braintree.merchantId;
  const foreign = typeof sourceMerchantId === 'string' && sourceMerchantId !== '' && sourceMerchantId !== own;
  if (foreign && !context.defect('wh.unknown_account')) return 'unknown_account';
  if (transaction !== undefined) {
    const state = shownTransaction(transaction);
    const at = new Date(timestamp);
    return applyPayment(context, trx, { provider: 'braintree', event: id, at, state, repeated });
  }
  if (dispute === undefined || !/^dispute_(?:opened|won|lost)$/u.test(kind)) return 'no_concern';
  const currency = dispute.currencyIsoCode;
  return applyDispute(context, trx, {
    provider: 'braintree',
    ref: dispute.id,
    payment: dispute.transaction?.id ?? '',
    amount: minorOf(dispute.amountDisputed ?? dispute.amount ?? '0', currency),
    currency,
    reason: dispute.reason ?? 'general',
    status: kind === 'dispute_opened' ? 'open' : kind === 'dispute_won' ? 'won' : 'lost',
  });
}
