import type { Kysely } from 'kysely';
import type Stripe from 'stripe';
import type { SandboxContext } from '../../context.ts';
import type { Tables } from '../../tables.ts';
import { shown, shownRefund } from '../payment-gateway/stripe-gateway.ts';
import { applyDispute } from './apply-dispute.ts';
import { applyPayment } from './apply-payment.ts';
import { applyRefund } from './apply-refund.ts';
import type { EventOutcome } from './receive-event.ts';

/** Does the shop act on events of this type? All others are answered and forgotten. */
export function concernsShop(type: string): boolean {
  return /^(?:payment_intent\.(?!created|partially)|refund\.|charge\.dispute\.(?:created|closed))/u.test(type);
}

/** Takes over what an event of Stripe's tells. */
export async function applyStripeEvent(
  context: SandboxContext,
  trx: Kysely<Tables>,
  event: Stripe.Event,
  repeated: boolean,
): Promise<EventOutcome> {
  // One endpoint can be told of several merchants, in test and in live mode.
  if ((event.account !== undefined || event.livemode) && !context.defect('wh.unknown_account')) {
    return 'unknown_account';
  }
  const { object } = event.data;
  if (event.type.startsWith('payment_intent.')) {
    const state = shown(object as Stripe.PaymentIntent);
    const at = new Date(event.created * 1000);
    return applyPayment(context, trx, { provider: 'stripe', event: event.id, at, state, repeated });
  }
  if (event.type.startsWith('refund.')) {
    return applyRefund(context, trx, 'stripe', shownRefund(object as Stripe.Refund));
  }
  const dispute = object as Stripe.Dispute;
  const { id, payment_intent, amount, currency, reason, status } = dispute;
  // An inquiry takes no money.
  if (status.startsWith('warning')) return 'inquiry';
  return applyDispute(context, trx, {
    provider: 'stripe',
    ref: id,
    payment: typeof payment_intent === 'string' ? payment_intent : (payment_intent?.id ?? ''),
    amount: BigInt(amount),
    currency: currency.toUpperCase(),
    reason,
    status: status === 'won' ? 'won' : status === 'lost' ? 'lost' : 'open',
  });
}
