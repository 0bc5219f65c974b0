import { createHmac } from 'node:crypto';
import { toJson } from '../../to-json.ts';
import type { StripeAccount } from './account.ts';
import { API_VERSION } from './api-version.ts';
import type { StripeEvent } from './records.ts';
import { showEvent } from './show.ts';

interface Target {
  readonly url: string;
  readonly secret: string;
}

/**
 * Notes that something happened and sends it, signed, to everyone who listens for it.
 * `previous` holds what an update changed, as it was before.
 */
export function emit(account: StripeAccount, type: string, object: object, previous?: object): StripeEvent {
  const targets = targetsOf(account, type);
  const request = account.current();
  const event: StripeEvent = {
    id: account.newId('evt'),
    created: account.now(),
    type,
    object,
    previous,
    requestId: request?.id ?? null,
    idempotencyKey: request?.idempotencyKey ?? null,
    pending: targets.length,
  };
  account.events.set(event.id, event);
  const body = toJson(showEvent(event, API_VERSION));
  for (const { url, secret } of targets) {
    account.context.webhooks.send({
      provider: 'stripe',
      eventId: event.id,
      type,
      url,
      headers: () => ({
        'content-type': 'application/json; charset=utf-8',
        'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
        'stripe-signature': signatureOf(body, secret, account.now()),
      }),
      body,
    });
  }
  return event;
}

function targetsOf(account: StripeAccount, type: string): Target[] {
  const targets: Target[] = [];
  const own = account.webhookSecret === undefined ? undefined : account.context.webhookUrl('stripe');
  if (own !== undefined) targets.push({ url: own, secret: account.webhookSecret ?? '' });
  for (const { url, secret, status, enabledEvents } of account.endpoints.values()) {
    const listens = enabledEvents.includes('*') || enabledEvents.includes(type);
    if (status === 'enabled' && listens) targets.push({ url, secret });
  }
  return targets;
}

// docs.stripe.com/webhooks#verify-manually
function signatureOf(body: string, secret: string, time: number): string {
  return `t=${time},v1=${createHmac('sha256', secret).update(`${time}.${body}`).digest('hex')}`;
}
