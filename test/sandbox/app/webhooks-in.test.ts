import { createHash, createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../../src/sandbox/index.ts';
import { arrived, deliver, intentEvent, stripeOf, stripeSignature, tryToPay } from '../gateway-client.ts';
import { type Answer, type Customer, call, codeOf, control, idOf, newCustomer } from '../shop-client.ts';

let sandbox: Sandbox;
let alice: Customer;
const received: string[] = [];
const receiver = createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8').on('data', (text: string) => (body += text));
  request.on('end', () => {
    received.push(body);
    response.writeHead(received.length === 1 ? 500 : 200).end();
  });
});

beforeAll(async () => {
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  const { port } = receiver.address() as AddressInfo;
  sandbox = await startSandbox({ settings: { webhookReceivers: [`http://127.0.0.1:${port}`] } });
});
afterAll(async () => {
  await sandbox.close();
  receiver.closeAllConnections();
  receiver.close();
});
beforeEach(async () => {
  alice = await newCustomer(sandbox);
});

const statusOf = async (order: string): Promise<unknown> => (await alice.get(`/api/orders/${order}`)).json['status'];

describe('webhooks of Stripe', () => {
  it('pay for an order that a link of the gateway was paid for, once', async () => {
    const order = await alice.order();
    await stripeOf(sandbox).paymentIntents.create({
      amount: 1009,
      currency: 'eur',
      payment_method: 'pm_card_visa',
      confirm: true,
      automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
      metadata: { order },
    });
    await arrived(sandbox);
    expect((await alice.get(`/api/orders/${order}`)).json).toMatchObject({ status: 'paid', fulfilments: 1 });
  });

  it.each([
    ['an amount that is too low', { amount: 1008 }],
    ['an amount that is too high', { amount: 1010 }],
    ['another order', { metadata: { order: 'ord_00000000000000000000' } }],
    ['no order', { metadata: {} }],
    ['an intent that did not succeed', { status: 'processing' }],
    ['another account', { account: 'acct_1' }],
  ])('have no effect with %s', async (_what, difference) => {
    const order = await alice.order();
    const intent = { ref: `pi_${order}`, status: 'succeeded', amount: 1009, metadata: { order }, ...difference };
    const body = intentEvent(sandbox, intent);
    const answer = await deliver(sandbox, body, stripeSignature(sandbox, body));
    expect([answer.status, await statusOf(order)]).toEqual([200, 'pending_payment']);
  });

  it.each([
    ['no signature', () => undefined],
    ['an empty one', () => ''],
    ['that of another secret', (body: string) => stripeSignature(sandbox, body, { secret: 'whsec_other' })],
    ['that of an empty secret', (body: string) => stripeSignature(sandbox, body, { secret: '' })],
    ['that of another body', (body: string) => stripeSignature(sandbox, `${body} `)],
    ['one that is too old', (body: string) => stripeSignature(sandbox, body, { age: 303 })],
    ['one of the future', (body: string) => stripeSignature(sandbox, body, { age: -303 })],
    ['half of one', (body: string) => stripeSignature(sandbox, body).slice(0, 40)],
    ['no time', (body: string) => stripeSignature(sandbox, body).replace(/t=\d+/u, 't=NaN')],
  ])('are refused with %s, without effect', async (_what, signature) => {
    const order = await alice.order();
    const body = intentEvent(sandbox, { ref: `pi_${order}`, status: 'succeeded', amount: 1009, metadata: { order } });
    const answer = await deliver(sandbox, body, signature(body));
    expect([answer.status, codeOf(answer)]).toEqual([400, 'invalid_signature']);
    expect(await statusOf(order)).toBe('pending_payment');
  });

  it('do not undo a payment when they come in the wrong order', async () => {
    const { order, answer } = await tryToPay(alice, { payment_method: 'pm_card_visa' });
    await arrived(sandbox);
    const { webhooks } = sandbox.gateway;
    const ids = webhooks.messages().map(({ eventId }) => eventId);
    expect(await webhooks.redeliverInOrder(ids.toReversed())).toBe(true);
    const metadata = { order, payment: String(answer.json['id']) };
    const [intent] = (await stripeOf(sandbox).paymentIntents.list()).data;
    const late = { type: 'payment_intent.canceled', status: 'canceled', ref: intent?.id ?? '', amount: 1009, metadata };
    const body = intentEvent(sandbox, late);
    expect((await deliver(sandbox, body, stripeSignature(sandbox, body))).status).toBe(200);
    expect((await alice.get(`/api/orders/${order}`)).json).toMatchObject({ status: 'paid', fulfilments: 1 });
  });

  it('tell of a dispute, which the shop loses', async () => {
    const { answer } = await tryToPay(alice, { payment_method: 'pm_card_createDispute' });
    await arrived(sandbox);
    const stripe = stripeOf(sandbox);
    const [dispute] = (await stripe.disputes.list()).data;
    await stripe.disputes.close(dispute?.id ?? '');
    sandbox.gateway.tick();
    await arrived(sandbox);
    const { items } = (await alice.get('/api/disputes')).json as { items: readonly { status: string }[] };
    expect(items).toMatchObject([{ payment: answer.json['id'], amount: 1009, currency: 'EUR', status: 'lost' }]);
    expect((await (await newCustomer(sandbox)).get('/api/disputes')).json).toMatchObject({ items: [] });
    expect((await control(sandbox, 'GET', '/invariants')).json).toMatchObject({ holds: true });
  });
});

const postForm = (body: string): Promise<Answer> =>
  call(sandbox.appUrl, 'POST', '/webhooks/braintree', {
    body,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });

describe('webhooks of Braintree', () => {
  it('are verified by the SDK, counted once, and refused when changed', async () => {
    const { answer } = await tryToPay(alice, { provider: 'braintree', payment_method: 'fake-valid-nonce' });
    idOf(answer);
    sandbox.gateway.trigger('braintree', 'transaction_settled');
    await arrived(sandbox);
    const message = sandbox.gateway.webhooks.messages().findLast(({ provider }) => provider === 'braintree');
    const statuses = sandbox.gateway.webhooks.deliveries().filter(({ provider }) => provider === 'braintree');
    expect(statuses.map(({ status }) => status)).not.toContain(400);
    const body = message?.body ?? '';
    expect((await postForm(body)).status).toBe(200);
    const form = new URLSearchParams(body);
    form.set('bt_payload', Buffer.from('<notification/>').toString('base64'));
    expect(codeOf(await postForm(form.toString()))).toBe('invalid_signature');
    expect(codeOf(await postForm(`${body}&${body}`))).toBe('missing_field');
    expect(codeOf(await postForm(''))).toMatch(/^(?:missing_field|invalid_webhook)$/u);
  });

  it('answer the challenge, and nothing that is none', async () => {
    const { publicKey, privateKey } = sandbox.gateway.credentials.braintree;
    const challenge = 'a'.repeat(32);
    const key = createHash('sha1').update(privateKey).digest();
    const path = '/webhooks/braintree?bt_challenge=';
    const answer = await call(sandbox.appUrl, 'GET', `${path}${challenge}`);
    expect(answer.text).toBe(`${publicKey}|${createHmac('sha1', key).update(challenge).digest('hex')}`);
    expect((await call(sandbox.appUrl, 'GET', `${path}<script>`)).status).toBe(400);
  });
});

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('webhooks of Plaid', () => {
  const body = JSON.stringify({ webhook_type: 'ITEM', webhook_code: 'ERROR', item_id: 'item-x' }, undefined, 2);
  const post = (token: string | undefined): Promise<Answer> =>
    call(sandbox.appUrl, 'POST', '/webhooks/plaid', {
      body,
      headers: token === undefined ? {} : { 'plaid-verification': token },
    });

  it('of the gateway are taken', async () => {
    sandbox.gateway.trigger('plaid', 'SYNC_UPDATES_AVAILABLE');
    await arrived(sandbox);
    const deliveries = sandbox.gateway.webhooks.deliveries().filter(({ provider }) => provider === 'plaid');
    for (const { status } of deliveries) expect(status).toBe(200);
    const message = sandbox.gateway.webhooks.messages().findLast(({ provider }) => provider === 'plaid');
    if (message === undefined) return;
    const headers = typeof message.headers === 'function' ? message.headers() : message.headers;
    const changed = message.body.replace('SYNC', 'SINK');
    const answer = await call(sandbox.appUrl, 'POST', '/webhooks/plaid', { body: changed, headers });
    expect(codeOf(answer)).toBe('invalid_signature');
  });

  it.each([
    ['no token', () => undefined],
    ['an unsigned one', () => `${part({ alg: 'none' })}.${part({ iat: 1 })}.`],
    ['one of another algorithm', () => `${part({ alg: 'HS256', kid: 'x' })}.${part({ iat: 1 })}.AAAA`],
    ['one of an unknown key', () => foreignToken()],
    ['something else', () => 'nothing.at.all'],
  ])('are refused with %s', async (_what, token) => {
    expect(codeOf(await post(token()))).toBe('invalid_signature');
  });

  function foreignToken(): string {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const iat = Math.floor(sandbox.clock.now().getTime() / 1000);
    const claims = { iat, request_body_sha256: createHash('sha256').update(body).digest('hex') };
    const signed = `${part({ alg: 'ES256', kid: 'made-up', typ: 'JWT' })}.${part(claims)}`;
    const signature = sign('sha256', Buffer.from(signed), { key: privateKey, dsaEncoding: 'ieee-p1363' });
    return `${signed}.${signature.toString('base64url')}`;
  }
});

describe('webhooks of the shop', () => {
  it('are sent, signed, again after an error, with the payment that was committed', async () => {
    const { port } = receiver.address() as AddressInfo;
    const endpoint = await alice.post('/api/webhook-endpoints', { url: `http://127.0.0.1:${port}/events` });
    const secret = String(endpoint.json['secret']);
    expect(secret).toMatch(/^whsec_/u);
    received.length = 0;
    const payment = await alice.pay('automatic');
    await new Promise((resolve) => setTimeout(resolve, 50));
    await sandbox.outboxIdle();
    expect(received).toHaveLength(2);
    expect(received[0]).toBe(received[1]);
    expect(JSON.parse(received[1] ?? '')).toMatchObject({ type: 'payment.succeeded', data: { id: payment } });
    const entries = (await sandbox.outbox()).filter(({ account }) => account === alice.id);
    expect(entries).toMatchObject([{ status: 'delivered', attempts: 2 }]);
  });
});
