import type { Stripe } from 'stripe';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Receiver, startReceiver, startStripeGateway, type StripeGateway } from './stripe-gateway.ts';

let gateway: StripeGateway;
let stripe: Stripe;
let receiver: Receiver;

beforeAll(async () => {
  gateway = await startStripeGateway();
  stripe = gateway.stripe;
});
afterAll(() => gateway.close());
beforeEach(async () => {
  receiver = await startReceiver();
  gateway.plane.setWebhookUrl('stripe', receiver.url);
});
afterEach(async () => {
  gateway.plane.reset(1);
  gateway.plane.setWebhookUrl('stripe', undefined);
  await receiver.close();
});

const pay = (): Promise<Stripe.PaymentIntent> =>
  stripe.paymentIntents.create({ amount: 2000, currency: 'usd', payment_method: 'pm_card_visa', confirm: true });

const verify = (index: number, secret: string): Stripe.Event => {
  const { body, headers } = receiver.received[index] ?? { body: '', headers: {} };
  return stripe.webhooks.constructEvent(body, String(headers['stripe-signature']), secret);
};

describe('webhooks', () => {
  it('arrive signed, so that the vendor’s own library accepts them and no changed one', async () => {
    const { webhookSecret } = gateway.plane.credentials.stripe;
    const paid = await stripe.paymentIntents.create(
      { amount: 2000, currency: 'usd', payment_method: 'pm_card_visa', confirm: true },
      { idempotencyKey: 'order-7' },
    );
    await gateway.plane.webhooks.idle();
    const events = receiver.received.map((_, index) => verify(index, webhookSecret));
    expect(events.map(({ type }) => type).toSorted()).toEqual([
      'charge.succeeded',
      'payment_intent.created',
      'payment_intent.succeeded',
    ]);
    const success = events.find(({ type }) => type === 'payment_intent.succeeded');
    expect(success).toMatchObject({
      object: 'event',
      livemode: false,
      data: { object: { id: paid.id, amount_received: 2000 } },
      request: { id: paid.lastResponse.requestId, idempotency_key: 'order-7' },
    });
    expect(await stripe.events.retrieve(success?.id ?? '')).toMatchObject({ type: 'payment_intent.succeeded' });
    expect(() => verify(0, 'whsec_other')).toThrow(/signature/iu);
    const [first] = receiver.received;
    expect(() =>
      stripe.webhooks.constructEvent(`${first?.body} `, String(first?.headers['stripe-signature']), webhookSecret),
    ).toThrow(/signature/iu);
  });

  it('go to registered endpoints, by type, each signed with the secret that is told once', async () => {
    const endpoint = await stripe.webhookEndpoints.create({
      url: `${receiver.url}/own`,
      enabled_events: ['charge.refunded', 'refund.created'],
    });
    expect(endpoint.secret).toMatch(/^whsec_\w{32}$/u);
    expect((await stripe.webhookEndpoints.retrieve(endpoint.id)).secret).toBeUndefined();
    gateway.plane.setWebhookUrl('stripe', undefined);
    const paid = await pay();
    await stripe.refunds.create({ payment_intent: paid.id });
    await gateway.plane.webhooks.idle();
    const types = receiver.received.map((_, index) => verify(index, String(endpoint.secret)).type);
    expect(types.toSorted()).toEqual(['charge.refunded', 'refund.created']);
    await stripe.webhookEndpoints.update(endpoint.id, { disabled: true });
    await stripe.webhookEndpoints.del(endpoint.id);
    await expect(stripe.webhookEndpoints.retrieve(endpoint.id)).rejects.toMatchObject({ statusCode: 404 });
  });

  it('say what an update changed', async () => {
    const paid = await pay();
    await stripe.refunds.create({ payment_intent: paid.id, amount: 500 });
    await gateway.plane.webhooks.idle();
    const { data } = await stripe.events.list({ type: 'charge.refunded' });
    expect(data[0]?.data.previous_attributes).toMatchObject({ amount_refunded: 0 });
  });

  it.each([
    'charge.captured',
    'charge.dispute.closed',
    'charge.dispute.created',
    'charge.dispute.funds_reinstated',
    'charge.dispute.funds_withdrawn',
    'charge.dispute.updated',
    'charge.failed',
    'charge.refunded',
    'charge.succeeded',
    'charge.updated',
    'customer.created',
    'customer.updated',
    'payment_intent.amount_capturable_updated',
    'payment_intent.canceled',
    'payment_intent.created',
    'payment_intent.payment_failed',
    'payment_intent.requires_action',
    'payment_intent.succeeded',
    'payment_method.attached',
    'refund.created',
    'refund.updated',
    'setup_intent.canceled',
    'setup_intent.created',
    'setup_intent.requires_action',
    'setup_intent.setup_failed',
    'setup_intent.succeeded',
  ])('can be triggered: %s', async (type) => {
    const id = gateway.plane.trigger('stripe', type);
    await gateway.plane.webhooks.idle();
    const events = receiver.received.map((_, index) => verify(index, gateway.plane.credentials.stripe.webhookSecret));
    expect(events.find((event) => event.id === id)?.type).toBe(type);
  });

  it('of a kind that there is not cannot be triggered', () => {
    expect(() => gateway.plane.trigger('stripe', 'invoice.paid')).toThrow(/cannot be triggered/u);
    expect(() => gateway.plane.trigger('stripe', '__proto__')).toThrow(/cannot be triggered/u);
  });
});
