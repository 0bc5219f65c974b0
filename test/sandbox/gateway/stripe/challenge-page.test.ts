import type { Stripe } from 'stripe';
import { describe, expect, it } from 'vitest';
import { eventTypesOf, idOf, journalOf, payOn, stripeGatewayOfFile } from './stripe-gateway.ts';

const gateway = stripeGatewayOfFile();

const pay = (extra?: Partial<Stripe.PaymentIntentCreateParams>): Promise<Stripe.PaymentIntent> => payOn(gateway, extra);

const eventTypes = (): Promise<string[]> => eventTypesOf(gateway);

const kinds = (): string[] => journalOf(gateway);

describe('3-D Secure', () => {
  it('waits for the customer, and goes on through the page of the challenge', async () => {
    const waiting = await pay({
      payment_method: 'pm_card_threeDSecure2Required',
      return_url: 'http://127.0.0.1:9/back?order=7',
    });
    expect(waiting.status).toBe('requires_action');
    const url = String(waiting.next_action?.redirect_to_url?.url);
    expect(url.startsWith(gateway.origin)).toBe(true);
    const page = await (await fetch(url)).text();
    expect(page).toContain('Complete authentication');
    const wrong = await fetch(url.replace(/client_secret=.*/u, 'client_secret=x'));
    expect(wrong.status).toBe(404);
    const back = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ client_secret: String(waiting.client_secret), outcome: 'succeeded' }),
    });
    expect(back.status).toBe(303);
    const target = new URL(String(back.headers.get('location')));
    expect(target.searchParams.get('order')).toBe('7');
    expect(target.searchParams.get('payment_intent')).toBe(waiting.id);
    expect(target.searchParams.get('redirect_status')).toBe('succeeded');
    expect((await gateway.stripe.paymentIntents.retrieve(waiting.id)).status).toBe('succeeded');
    expect(await eventTypes()).toEqual([
      'payment_intent.created',
      'payment_intent.requires_action',
      'charge.succeeded',
      'payment_intent.succeeded',
    ]);
  });

  it('takes no money while the customer has not answered, nor when the answer is no', async () => {
    const waiting = await pay({ payment_method: 'pm_card_authenticationRequired' });
    expect(waiting.next_action?.type).toBe('use_stripe_sdk');
    await expect(gateway.stripe.paymentIntents.confirm(waiting.id)).rejects.toMatchObject({ statusCode: 400 });
    await expect(gateway.stripe.paymentIntents.capture(waiting.id)).rejects.toMatchObject({ statusCode: 400 });
    const path = `/v1/test_helpers/payment_intents/${waiting.id}/authenticate`;
    expect((await gateway.raw('POST', path, 'outcome=failed')).body['status']).toBe('requires_payment_method');
    expect((await gateway.raw('POST', path, 'outcome=succeeded')).status).toBe(400);
    expect(kinds()).toEqual([]);
  });

  it('is confirmed once more by the server where that is what the intent wants', async () => {
    const waiting = await pay({
      payment_method: 'pm_card_authenticationRequired',
      confirmation_method: 'manual',
    });
    const path = `/v1/test_helpers/payment_intents/${waiting.id}/authenticate`;
    expect((await gateway.raw('POST', path, 'outcome=succeeded')).body['status']).toBe('requires_confirmation');
    expect(kinds()).toEqual([]);
    const changed = await gateway.stripe.paymentIntents.update(waiting.id, { amount: 9000 });
    expect(changed.status).toBe('requires_confirmation');
    expect((await gateway.stripe.paymentIntents.confirm(waiting.id)).status).toBe('requires_action');
    await gateway.raw('POST', path, 'outcome=succeeded');
    expect((await gateway.stripe.paymentIntents.confirm(waiting.id)).status).toBe('succeeded');
    expect(kinds()).toEqual(['authorize 9000', 'capture 9000']);
  });

  it('may still end in a decline', async () => {
    const waiting = await pay({ payment_method: 'pm_card_threeDSecureRequiredChargeDeclined' });
    const after = await gateway.raw('POST', `/v1/test_helpers/payment_intents/${waiting.id}/authenticate`);
    expect(after.body).toMatchObject({
      status: 'requires_payment_method',
      last_payment_error: { code: 'card_declined' },
    });
  });

  it('is refused off session, unless the card was set up for it', async () => {
    const customer = await gateway.stripe.customers.create({});
    const off = { off_session: true, customer: customer.id };
    await expect(pay({ payment_method: 'pm_card_authenticationRequiredOnSetup', ...off })).rejects.toMatchObject({
      statusCode: 402,
      code: 'authentication_required',
    });
    const setup = await gateway.stripe.setupIntents.create({
      payment_method: 'pm_card_authenticationRequiredOnSetup',
      customer: customer.id,
      confirm: true,
      usage: 'off_session',
      automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
    });
    expect(setup.status).toBe('requires_action');
    const done = await gateway.raw(
      'POST',
      `/v1/test_helpers/setup_intents/${setup.id}/authenticate`,
      'outcome=succeeded',
    );
    expect(done.body['status']).toBe('succeeded');
    expect((await pay({ payment_method: idOf(setup.payment_method), ...off })).status).toBe('succeeded');
    const { data } = await gateway.stripe.customers.listPaymentMethods(customer.id);
    expect(data.map(({ id }) => id)).toEqual([setup.payment_method]);
  });
});
