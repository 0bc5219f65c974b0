import type { Stripe } from 'stripe';
import { describe, expect, it } from 'vitest';
import { capturesOf, OTHER_KEY, PAY_FORM, stripeGatewayOfFile } from './stripe-gateway.ts';

const gateway = stripeGatewayOfFile();
const captures = (): number => capturesOf(gateway);

describe('idempotency', () => {
  it('executes once and replays the answer, also at the same time', async () => {
    const options = { idempotencyKey: 'order-7' };
    const retrying = gateway.client(gateway.plane.credentials.stripe.secretKey, 2);
    const create = (): Promise<Stripe.Response<Stripe.PaymentIntent>> =>
      retrying.paymentIntents.create(
        { amount: 2000, currency: 'usd', payment_method: 'pm_card_visa', confirm: true },
        options,
      );
    const answers = await Promise.all([create(), create(), create()]);
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    const replayed = answers.map(({ lastResponse }) => lastResponse.headers['idempotent-replayed']);
    expect(replayed.filter((value) => value === 'true')).toHaveLength(2);
    expect(captures()).toBe(1);
  });

  it('answers 409 while the first request is under way, and says that it may be repeated', async () => {
    gateway.plane.faults.add({ match: { path: '/v1/payment_intents' }, kind: 'latency', ms: 300, times: 1 });
    const headers = { 'idempotency-key': 'k' };
    const first = gateway.raw('POST', '/v1/payment_intents', PAY_FORM, headers);
    await expect.poll(() => gateway.plane.faults.list()).toEqual([]);
    const second = await gateway.raw('POST', '/v1/payment_intents', PAY_FORM, headers);
    expect(second.status).toBe(409);
    expect(second.error['code']).toBe('idempotency_key_in_use');
    expect(second.headers.get('stripe-should-retry')).toBe('true');
    expect((await first).status).toBe(200);
    const third = await gateway.raw('POST', '/v1/payment_intents', PAY_FORM, headers);
    expect(third.headers.get('idempotent-replayed')).toBe('true');
    expect(third.text).toBe((await first).text);
    expect(third.headers.get('original-request')).toBe((await first).headers.get('request-id'));
    expect(captures()).toBe(1);
  });

  it('refuses the key for other parameters and for another address', async () => {
    const headers = { 'idempotency-key': 'k' };
    await gateway.raw('POST', '/v1/payment_intents', PAY_FORM, headers);
    for (const [path, form] of [
      ['/v1/payment_intents', PAY_FORM.replace('2000', '3000')],
      ['/v1/customers', PAY_FORM],
    ] as const) {
      const answer = await gateway.raw('POST', path, form, headers);
      expect(answer.status).toBe(400);
      expect(answer.error['type']).toBe('idempotency_error');
    }
    const sorted = PAY_FORM.split('&').toReversed().join('&');
    expect((await gateway.raw('POST', '/v1/payment_intents', sorted, headers)).headers.get('idempotent-replayed')).toBe(
      'true',
    );
    expect(captures()).toBe(1);
  });

  it('keeps a decline, but not what failed before anything was done', async () => {
    const decline = PAY_FORM.replace('pm_card_visa', 'pm_card_chargeDeclined');
    const headers = { 'idempotency-key': 'declined' };
    const first = await gateway.raw('POST', '/v1/payment_intents', decline, headers);
    const again = await gateway.raw('POST', '/v1/payment_intents', decline, headers);
    expect([first.status, again.status]).toEqual([402, 402]);
    expect(again.text).toBe(first.text);
    expect((await gateway.stripe.paymentIntents.list()).data).toHaveLength(1);
    const invalid = await gateway.raw('POST', '/v1/payment_intents', 'amount=x&currency=usd', {
      'idempotency-key': 'v',
    });
    expect(invalid.status).toBe(400);
    const corrected = await gateway.raw('POST', '/v1/payment_intents', PAY_FORM, { 'idempotency-key': 'v' });
    expect([corrected.status, corrected.headers.get('idempotent-replayed')]).toEqual([200, null]);
    const wrongKey = { 'idempotency-key': 'u', authorization: 'Bearer x' };
    expect((await gateway.raw('POST', '/v1/payment_intents', PAY_FORM, wrongKey)).status).toBe(401);
    expect((await gateway.raw('POST', '/v1/payment_intents', PAY_FORM, { 'idempotency-key': 'u' })).status).toBe(200);
  });

  it('does not keep a rate limit', async () => {
    gateway.plane.faults.add({ match: { provider: 'stripe' }, kind: 'rate_limit', times: 1 });
    const headers = { 'idempotency-key': 'k' };
    expect((await gateway.raw('POST', '/v1/payment_intents', PAY_FORM, headers)).status).toBe(429);
    expect((await gateway.raw('POST', '/v1/payment_intents', PAY_FORM, headers)).status).toBe(200);
  });

  it('belongs to one account, and ends after 24 hours', async () => {
    const headers = { 'idempotency-key': 'k' };
    const first = await gateway.raw('POST', '/v1/payment_intents', PAY_FORM, headers);
    const other = await gateway.raw('POST', '/v1/payment_intents', PAY_FORM, {
      ...headers,
      authorization: `Bearer ${OTHER_KEY}`,
    });
    expect(other.body['id']).not.toBe(first.body['id']);
    gateway.clock.advance(23 * 3_600_000);
    expect((await gateway.raw('POST', '/v1/payment_intents', PAY_FORM, headers)).body['id']).toBe(first.body['id']);
    gateway.clock.advance(2 * 3_600_000);
    expect((await gateway.raw('POST', '/v1/payment_intents', PAY_FORM, headers)).body['id']).not.toBe(first.body['id']);
  });

  it('holds where the answer got lost', async () => {
    gateway.plane.faults.add({ match: { path: '/v1/payment_intents', method: 'POST' }, kind: 'drop_after', times: 1 });
    const retrying = gateway.client(gateway.plane.credentials.stripe.secretKey, 2);
    const paid = await retrying.paymentIntents.create({
      amount: 2000,
      currency: 'usd',
      payment_method: 'pm_card_visa',
      confirm: true,
    });
    expect(paid.status).toBe('succeeded');
    expect(paid.lastResponse.headers['idempotent-replayed']).toBe('true');
    expect(captures()).toBe(1);
  });

  it('takes keys of up to 255 characters', async () => {
    expect((await gateway.raw('POST', '/v1/customers', '', { 'idempotency-key': 'k'.repeat(256) })).status).toBe(400);
    expect((await gateway.raw('POST', '/v1/customers', '', { 'idempotency-key': 'k'.repeat(255) })).status).toBe(200);
  });
});
