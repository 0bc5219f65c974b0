import { expect } from 'vitest';
import { type PaymentDecoyId, paymentDecoys } from '../../../../src/sandbox/defects/decoys/payments.ts';
import { arrived, charges, deliver, intentEvent, stripeOf, stripeSignature, tryToPay } from '../../gateway-client.ts';
import { type Customer, call, codeOf } from '../../shop-client.ts';
import { describeDecoys, type DecoyProof } from '../describe-decoys.ts';

const statusOf = async (customer: Customer, order: string): Promise<unknown> =>
  (await customer.get(`/api/orders/${order}`)).json['status'];

const proofs: Readonly<Record<PaymentDecoyId, DecoyProof>> = {
  async 'payments.capture_in_part'({ alice }) {
    const path = `/api/payments/${await alice.pay('manual')}`;
    expect((await alice.post(`${path}/capture`, { amount: 400 })).json).toMatchObject({ captured: 400, amount: 1009 });
    expect(codeOf(await alice.post(`${path}/capture`, { amount: 1 }))).toBe('not_capturable');
  },
  async 'payments.capture_replayed'({ alice }) {
    const path = `/api/payments/${await alice.pay('manual')}`;
    const answers = [await alice.post(`${path}/capture`, {}, 'once'), await alice.post(`${path}/capture`, {}, 'once')];
    expect(answers.map(({ status, headers }) => [status, headers.get('idempotent-replayed')])).toEqual([
      [200, null],
      [200, 'true'],
    ]);
    expect((await alice.get(path)).json['captured']).toBe(1009);
  },
  async 'payments.refunds_add_up'({ alice }) {
    const path = `/api/payments/${await alice.pay('automatic')}`;
    for (const amount of [500, 500, 9]) {
      expect((await alice.post(`${path}/refunds`, { amount })).status).toBe(201);
    }
    expect(codeOf(await alice.post(`${path}/refunds`, { amount: 1 }))).toBe('nothing_to_refund');
  },
  async 'payments.refund_after_won_dispute'({ sandbox, alice }) {
    const { answer } = await tryToPay(alice, { payment_method: 'pm_card_createDispute' });
    await arrived(sandbox);
    const path = `/api/payments/${String(answer.json['id'])}/refunds`;
    expect(codeOf(await alice.post(path, { amount: 1009 }))).toBe('payment_disputed');
    const stripe = stripeOf(sandbox);
    const [dispute] = (await stripe.disputes.list()).data;
    const evidence = { uncategorized_text: 'winning_evidence' };
    await stripe.disputes.update(dispute?.id ?? '', { evidence, submit: true });
    sandbox.gateway.tick();
    await arrived(sandbox);
    expect((await alice.get('/api/disputes')).json).toMatchObject({ items: [{ status: 'won', amount: 1009 }] });
    const refund = await alice.post(path, { amount: 1009 });
    expect(refund.status, refund.text).toBe(201);
  },
  async 'payments.saved_card_again'({ sandbox, alice }) {
    const card = { number: '5555555555554444', exp_month: '12', exp_year: '2040', cvc: '123' };
    const token = (await stripeOf(sandbox).tokens.create({ card })).id;
    const saved = await alice.post('/api/payment-methods', { token });
    expect(saved.json).toMatchObject({ brand: 'mastercard', last4: '4444', masked: '************4444' });
    for (let time = 0; time < 2; time += 1) {
      expect((await tryToPay(alice, { payment_method: saved.json['id'] })).answer.status).toBe(201);
    }
  },
  async 'payments.test_token_again'({ alice, other }) {
    for (const customer of [alice, await other()]) {
      expect((await tryToPay(customer, { payment_method: 'pm_card_visa' })).answer.status).toBe(201);
    }
  },
  async 'payments.card_number_length_amount'({ alice }) {
    const answer = await alice.post(
      `/api/payments/${await alice.pay('automatic')}/refunds`,
      '{"amount":4111111111111111}',
    );
    expect([answer.status, codeOf(answer)]).toEqual([400, 'out_of_range']);
    expect(answer.text).not.toContain('4111');
  },
  async 'payments.success_page'({ sandbox, alice }) {
    const order = await alice.order();
    const headers = { authorization: `Bearer ${alice.token}` };
    const answer = await call(sandbox.appUrl, 'GET', `/checkout/success?order=${order}`, { headers });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/orders/${order}`]);
    expect(await statusOf(alice, order)).toBe('pending_payment');
  },
  async 'payments.processing_after_error'({ sandbox, alice }) {
    sandbox.gateway.faults.add({ match: { path: '/v1/payment_intents' }, kind: 'error', status: 500, times: 3 });
    const { order, answer } = await tryToPay(alice, { payment_method: 'pm_card_visa' });
    expect([answer.status, answer.json['status'], await statusOf(alice, order)]).toEqual([
      202,
      'processing',
      'pending_payment',
    ]);
    await sandbox.recoverPayments();
    expect(await statusOf(alice, order)).toBe('paid');
  },
  async 'payments.webhook_redelivered'({ sandbox, alice }) {
    const { order } = await tryToPay(alice, { payment_method: 'pm_card_visa' });
    await arrived(sandbox);
    const { gateway } = sandbox;
    const event = gateway.webhooks.messages().findLast(({ type }) => type === 'payment_intent.succeeded');
    expect(gateway.webhooks.redeliver(event?.eventId ?? '', { times: 2 })).toBe(true);
    await arrived(sandbox);
    const deliveries = gateway.webhooks.deliveries().filter(({ eventId }) => eventId === event?.eventId);
    expect(deliveries.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await alice.get(`/api/orders/${order}`)).json).toMatchObject({ status: 'paid', fulfilments: 1 });
  },
  async 'payments.webhook_at_the_limit'({ sandbox, alice }) {
    const order = await alice.order();
    const intent = { ref: 'pi_limit', status: 'succeeded', amount: 1009, metadata: { order } };
    const body = intentEvent(sandbox, intent);
    expect((await deliver(sandbox, body, stripeSignature(sandbox, body, { age: 302 }))).status).toBe(400);
    expect(await statusOf(alice, order)).toBe('pending_payment');
    expect((await deliver(sandbox, body, stripeSignature(sandbox, body, { age: 298 }))).status).toBe(200);
    expect(await statusOf(alice, order)).toBe('paid');
  },
  async 'payments.webhook_of_nobody'({ sandbox }) {
    const body = intentEvent(sandbox, { ref: 'pi_nobody', status: 'succeeded', amount: 1 });
    expect((await deliver(sandbox, body, stripeSignature(sandbox, body))).status).toBe(200);
  },
  async 'payments.retried_charge'({ sandbox, alice }) {
    const before = charges(sandbox);
    const stripe = stripeOf(sandbox);
    const made = (await stripe.paymentIntents.list({ limit: 100 })).data.length;
    sandbox.gateway.faults.add({ match: { path: '/v1/payment_intents' }, kind: 'drop_after', times: 2 });
    const { answer } = await tryToPay(alice, { payment_method: 'pm_card_visa' });
    expect(answer.status).toBe(201);
    const keys = sandbox.gateway
      .requests()
      .filter(({ path, method }) => path === '/v1/payment_intents' && method === 'POST')
      .map(({ idempotencyKey }) => idempotencyKey);
    expect(charges(sandbox) - before).toBeGreaterThan(1);
    expect(new Set(keys.slice(-2)).size).toBe(1);
    expect((await stripe.paymentIntents.list({ limit: 100 })).data.length - made).toBe(1);
  },
};

describeDecoys(paymentDecoys, proofs);
