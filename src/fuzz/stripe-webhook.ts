import { createHmac } from 'node:crypto';
import type { Fixture } from './fixture.ts';
import { Inconclusive } from './inconclusive.ts';
import type { Json, JsonObject } from './json.ts';
import type { Answer } from './wire.ts';

/** What an event of Stripe's tells of a payment. Source: https://docs.stripe.com/api/events/object */
export interface StripePayment {
  /** Of the event and of the payment intent: 24 letters and digits each. */
  readonly event: string;
  readonly intent: string;
  readonly type: 'payment_intent.succeeded' | 'payment_intent.payment_failed';
  /** Minor units. */
  readonly amount: bigint;
  /** ISO 4217. */
  readonly currency: string;
  /** The app's own id of the order. */
  readonly order: string;
  /** Seconds since the epoch. */
  readonly created: number;
  /** Put over the event's own fields. */
  readonly more?: JsonObject;
}

/** An event as Stripe writes it, of a payment that the app has not begun itself, such as one by a payment link. */
export function stripeEvent(payment: StripePayment): JsonObject {
  const { event, intent, type, amount, currency, order, created, more = {} } = payment;
  const paid = type === 'payment_intent.succeeded';
  const error: Json = paid ? null : { type: 'card_error', code: 'card_declined', message: 'Your card was declined.' };
  return {
    id: `evt_${event}`,
    object: 'event',
    api_version: '2026-09-30.clover',
    created: BigInt(created),
    data: {
      object: {
        id: `pi_${intent}`,
        object: 'payment_intent',
        amount,
        amount_capturable: 0n,
        amount_received: paid ? amount : 0n,
        capture_method: 'automatic',
        created: BigInt(created),
        currency: currency.toLowerCase(),
        last_payment_error: error,
        livemode: false,
        metadata: { order, order_id: order },
        next_action: null,
        status: paid ? 'succeeded' : 'requires_payment_method',
      },
    },
    livemode: false,
    pending_webhooks: 1n,
    request: { id: null, idempotency_key: null },
    type,
    ...more,
  };
}

/** The value of `Stripe-Signature`. Source: https://docs.stripe.com/webhooks#verify-manually */
export function stripeSignature(body: string, secret: string, time: number): string {
  return `t=${time},v1=${createHmac('sha256', secret).update(`${time}.${body}`).digest('hex')}`;
}

/** A signature of the right form that somebody made who does not know the secret. */
export function guessedSignature(body: string, time: number): string {
  return stripeSignature(body, 'whsec_guessed', time);
}

/** The secret that genuine events are signed with. @throws Inconclusive where the profile has none */
export function stripeSecret({ profile }: Fixture): string {
  const secret = profile.webhooks.stripe?.secret;
  if (secret === undefined) throw new Inconclusive('the profile has no webhooks.stripe.secret');
  return secret;
}

/** Sends a body to where the app takes Stripe's webhooks, with or without a signature. */
export async function deliverStripe(fixture: Fixture, body: string, signature: string | undefined): Promise<Answer> {
  return fixture.raw({
    label: 'webhooks.stripe',
    method: 'POST',
    path: fixture.profile.webhooks.stripe?.path ?? '/',
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
      ...(signature !== undefined && { 'stripe-signature': signature }),
    },
    body,
  });
}
