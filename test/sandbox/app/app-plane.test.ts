import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../../src/sandbox/index.ts';
import { sharedSandbox } from '../shared-sandbox.ts';
import { type Answer, type Customer, call, codeOf, control, idOf, newCustomer, statusesOf } from '../shop-client.ts';

let sandbox: Sandbox;
let alice: Customer;
let bob: Customer;

beforeAll(async () => {
  sandbox = await sharedSandbox();
});
afterAll(() => sandbox.close());

async function meet(): Promise<void> {
  [alice, bob] = await Promise.all([newCustomer(sandbox), newCustomer(sandbox)]);
}

describe('accounts', () => {
  it('give a session that works as bearer token and as cookie, and no other', async () => {
    const credentials = { email: 'Carol@Example.org', password: 'correct horse' };
    const registered = await call(sandbox.appUrl, 'POST', '/api/register', { body: credentials });
    expect(registered.json).toEqual({ id: expect.stringMatching(/^usr_[0-9a-z]{20}$/u), email: 'carol@example.org' });
    const signedIn = await call(sandbox.appUrl, 'POST', '/api/login', { body: credentials });
    expect(signedIn.json).toEqual({ token: expect.any(String), expires_in: 3600 });
    const cookie = signedIn.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^session=[\w-]+; Path=\/; HttpOnly; SameSite=Strict$/u);
    const ask = async (headers: Record<string, string>): Promise<number> =>
      (await call(sandbox.appUrl, 'GET', '/api/cart', { headers })).status;
    const token = String(signedIn.json['token']);
    expect(await ask({ authorization: `Bearer ${token}` })).toBe(200);
    expect(await ask({ cookie: `session=${token}` })).toBe(200);
    expect(await ask({ cookie: `session=${token}; session=${token}` })).toBe(401);
    expect(await ask({ authorization: `Bearer ${token}x` })).toBe(401);
    expect(await ask({ authorization: token })).toBe(401);
    expect(await ask({})).toBe(401);
  });

  it('refuse a second account for an address, a wrong password and an unknown address', async () => {
    const body = { email: 'dora@example.org', password: 'correct horse' };
    idOf(await call(sandbox.appUrl, 'POST', '/api/register', { body }));
    const again = await call(sandbox.appUrl, 'POST', '/api/register', { body: { ...body, email: 'DORA@example.org' } });
    expect([again.status, codeOf(again)]).toEqual([409, 'email_taken']);
    const wrong = await call(sandbox.appUrl, 'POST', '/api/login', { body: { ...body, password: 'wrong horse' } });
    const unknown = await call(sandbox.appUrl, 'POST', '/api/login', {
      body: { ...body, email: 'nobody@example.org' },
    });
    expect([wrong.status, wrong.text]).toEqual([401, unknown.text]);
  });
});

describe('cart and checkout', () => {
  beforeEach(meet);

  it('add up catalogue prices and empty the cart into an order', async () => {
    await alice.post('/api/cart/items', { sku: 'tea', quantity: 2 });
    const cart = await alice.post('/api/cart/items', { sku: 'mug', quantity: 1 });
    expect(cart.json).toMatchObject({
      items: [
        { sku: 'tea', quantity: 2, unit_price: 1009 },
        { sku: 'mug', quantity: 1, unit_price: 1511 },
      ],
      total: 3529,
      currency: 'EUR',
    });
    const order = await alice.post('/api/checkout', {});
    expect(order).toMatchObject({ status: 201, json: { ...cart.json, status: 'pending_payment', version: 1 } });
    expect((await alice.get(`/api/orders/${idOf(order)}`)).json).toEqual(order.json);
    expect((await alice.get('/api/cart')).json).toMatchObject({ items: [], total: 0 });
    expect(codeOf(await alice.post('/api/checkout', {}))).toBe('empty_cart');
  });

  it('turn one cart into one order, however many checkouts are sent at once', async () => {
    await alice.post('/api/cart/items', { sku: 'tea', quantity: 1 });
    const answers = await Promise.all(Array.from({ length: 5 }, () => alice.post('/api/checkout', {})));
    expect(statusesOf(answers)).toEqual([201, 400, 400, 400, 400]);
  });

  it('keep a quantity within 99 over several additions', async () => {
    await alice.post('/api/cart/items', { sku: 'tea', quantity: 90 });
    expect(codeOf(await alice.post('/api/cart/items', { sku: 'tea', quantity: 10 }))).toBe('out_of_range');
    expect((await alice.get('/api/cart')).json).toMatchObject({ items: [{ quantity: 90 }] });
  });
});

describe('payments', () => {
  beforeEach(meet);

  it('capture at once, once per order', async () => {
    const order = await alice.order('kettle');
    const body = { order, payment_method: 'pm_card_visa', capture: 'automatic' };
    const answers = await Promise.all(Array.from({ length: 5 }, () => alice.post('/api/payments', body)));
    expect(statusesOf(answers)).toEqual([201, 409, 409, 409, 409]);
    const payment = answers.find(({ status }) => status === 201)?.json;
    expect(payment).toMatchObject({ order, status: 'succeeded', amount: 4999, captured: 4999, refunded: 0 });
    const shown = await alice.get(`/api/orders/${order}`);
    expect(shown.json).toMatchObject({ status: 'paid', payment: payment?.['id'] });
  });

  it('leave nothing behind where the card is declined', async () => {
    const order = await alice.order();
    const declined = await alice.post('/api/payments', { order, payment_method: 'pm_card_chargeDeclined' });
    expect([declined.status, codeOf(declined)]).toEqual([402, 'card_declined']);
    expect((await alice.get('/api/payment-methods')).json).toEqual({ items: [] });
    idOf(await alice.post('/api/payments', { order, payment_method: 'pm_card_visa' }));
  });

  it('capture an authorised amount or less, once', async () => {
    const id = await alice.pay('manual', 'mug');
    const capture = (body: object) => alice.post(`/api/payments/${id}/capture`, body);
    expect(codeOf(await capture({ amount: 1512 }))).toBe('amount_too_large');
    const answers = await Promise.all([capture({ amount: 1000 }), capture({ amount: 1000 }), capture({})]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(codeOf(await capture({ amount: 1 }))).toBe('not_capturable');
    expect(codeOf(await alice.post(`/api/payments/${id}/cancel`, {}))).toBe('not_cancelable');
  });

  it('can be cancelled before the capture, and the order paid anew', async () => {
    const order = await alice.order();
    const body = { order, payment_method: 'pm_card_visa', capture: 'manual' };
    const first = idOf(await alice.post('/api/payments', body));
    expect((await alice.post(`/api/payments/${first}/cancel`, {})).json).toMatchObject({
      status: 'canceled',
      captured: 0,
    });
    expect(codeOf(await alice.post(`/api/payments/${first}/capture`, {}))).toBe('not_capturable');
    expect((await alice.get(`/api/orders/${order}`)).json).toMatchObject({ status: 'pending_payment' });
    idOf(await alice.post('/api/payments', body));
  });

  it('take a description, and no card number in it', async () => {
    const path = `/api/payments/${await alice.pay('automatic')}`;
    expect((await alice.patch(path, { description: 'Gift' })).json).toMatchObject({ description: 'Gift' });
    expect(codeOf(await alice.patch(path, { description: 'my 4111 1111 1111 1111' }))).toBe('card_number_in_text');
    expect((await alice.get(path)).json).toMatchObject({ description: 'Gift', status: 'succeeded' });
  });
});

describe('refunds', () => {
  beforeEach(meet);

  it('give back what was captured, in parts, and no more', async () => {
    const id = await alice.pay('automatic');
    const refund = (amount: number) => alice.post(`/api/payments/${id}/refunds`, { amount });
    expect(codeOf(await refund(1010))).toBe('amount_too_large');
    const first = await refund(600);
    expect(first.json).toEqual({
      id: idOf(first),
      payment: id,
      amount: 600,
      currency: 'EUR',
      status: 'succeeded',
      destination: 'original',
    });
    expect(codeOf(await refund(600))).toBe('amount_too_large');
    const order = String((await alice.get(`/api/payments/${id}`)).json['order']);
    expect((await alice.get(`/api/orders/${order}`)).json).toMatchObject({ status: 'partially_refunded' });
    const second = await refund(409);
    expect(codeOf(await refund(1))).toBe('nothing_to_refund');
    expect((await alice.get(`/api/payments/${id}/refunds`)).json).toEqual({ items: [first.json, second.json] });
    expect((await alice.get(`/api/orders/${order}`)).json).toMatchObject({ status: 'refunded' });
  });

  it('are refused before the capture', async () => {
    const id = await alice.pay('manual');
    expect(codeOf(await alice.post(`/api/payments/${id}/refunds`, { amount: 1 }))).toBe('nothing_to_refund');
  });

  it('stay within the captured amount when sent at once', async () => {
    const id = await alice.pay('automatic');
    await Promise.all(Array.from({ length: 8 }, () => alice.post(`/api/payments/${id}/refunds`, { amount: 1009 })));
    expect((await alice.get(`/api/payments/${id}`)).json).toMatchObject({ captured: 1009, refunded: 1009 });
  });
});

const sendAll = (from: Customer, to: Customer): Promise<Answer> =>
  from.post('/api/wallet/transfers', { to: to.id, amount: 1000 });

describe('wallets', () => {
  beforeEach(meet);

  it('move money from one to the other and list it for both', async () => {
    await alice.topUp(1000);
    const sent = await alice.post('/api/wallet/transfers', { to: bob.id, amount: 300 });
    expect(sent.json).toEqual({
      id: idOf(sent),
      from: alice.id,
      to: bob.id,
      amount: 300,
      currency: 'EUR',
      balance: 700,
    });
    expect([await alice.balance(), await bob.balance()]).toEqual([700, 300]);
    const { balance: _balance, ...shown } = sent.json;
    for (const customer of [alice, bob]) {
      expect((await customer.get('/api/wallet/transfers')).json).toEqual({ items: [shown] });
    }
    expect(codeOf(await alice.post('/api/wallet/transfers', { to: bob.id, amount: 701 }))).toBe('insufficient_funds');
    expect(codeOf(await alice.post('/api/wallet/transfers', { to: alice.id, amount: 1 }))).toBe('same_wallet');
  });

  it('cannot be overdrawn by transfers sent at once, nor lock each other out', async () => {
    await alice.topUp(1000);
    await bob.topUp(1000);
    const answers = await Promise.all([1, 2, 3, 4].flatMap(() => [sendAll(alice, bob), sendAll(bob, alice)]));
    for (const { status } of answers) expect([201, 402]).toContain(status);
    expect((await alice.balance()) + (await bob.balance())).toBe(2000);
    expect((await control(sandbox, 'GET', '/invariants')).json).toMatchObject({ holds: true });
  });

  it('are not filled by a declined card', async () => {
    const answer = await alice.post('/api/wallet/top-ups', { amount: 100, payment_method: 'pm_card_chargeDeclined' });
    expect([answer.status, await alice.balance()]).toEqual([402, 0]);
  });

  it('show a saved card without its number', async () => {
    await alice.topUp(100);
    expect((await alice.get('/api/payment-methods')).json).toEqual({
      items: [{ id: 'pm_card_visa', brand: 'visa', last4: '1111', masked: '411111******1111' }],
    });
  });
});

describe('foreign and unknown ids', () => {
  beforeAll(meet);

  it('answer alike, with 404 and without effect', async () => {
    const payment = await alice.pay('manual');
    const order = await alice.order();
    const ghost = 'pay_00000000000000000000';
    for (const [verb, suffix, body] of [
      ['get', '', undefined],
      ['get', '/refunds', undefined],
      ['patch', '', { description: 'mine' }],
      ['post', '/capture', {}],
      ['post', '/cancel', {}],
      ['post', '/refunds', { amount: 1 }],
    ] as const) {
      const [foreign, unknown] = await Promise.all(
        [payment, ghost].map((id) => bob[verb](`/api/payments/${id}${suffix}`, body)),
      );
      expect([foreign?.status, foreign?.text]).toEqual([404, unknown?.text]);
    }
    const pay = await bob.post('/api/payments', { order, payment_method: 'pm_card_visa', capture: 'automatic' });
    expect([pay.status, codeOf(pay)]).toEqual([404, 'unknown_order']);
    expect((await bob.get(`/api/orders/${order}`)).status).toBe(404);
    expect((await alice.get(`/api/payments/${payment}`)).json).toMatchObject({
      status: 'requires_capture',
      description: null,
    });
  });

  it.each(['%00', '%27%20or%201=1--', 'pay_%00', '..%2f..', `pay_${'a'.repeat(90)}`, '%F0%9F%92%B8'])(
    'take %s as unknown',
    async (id) => {
      expect((await alice.get(`/api/payments/${id}`)).status).toBe(404);
      expect((await alice.get(`/api/orders/${id}`)).status).toBe(404);
    },
  );
});
