import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../../src/sandbox/index.ts';
import { arrived, refOf, stripeOf, tryToPay } from '../gateway-client.ts';
import { type Answer, type Customer, call, codeOf, control, idOf, newCustomer, signInStaff } from '../shop-client.ts';

let sandbox: Sandbox;
let alice: Customer;

const retry = { attempts: 2, base: 5, cap: 10, random: () => 0.5 };
const breaker = { timeout: 2000, errorPercentage: 50, reset: 30_000, volume: 100 };

beforeAll(async () => {
  sandbox = await startSandbox({ settings: { retry, breaker, refundApprovalAbove: 5000n } });
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  sandbox.gateway.faults.clear();
  alice = await newCustomer(sandbox);
});

const read = async (path: string): Promise<Answer['json']> => (await alice.get(path)).json;
const invariants = async (): Promise<unknown> => (await control(sandbox, 'GET', '/invariants')).json['holds'];

describe.each([
  ['stripe', 'pm_card_visa', 'pm_card_chargeDeclined'],
  ['braintree', 'fake-valid-nonce', 'fake-processor-declined-visa-nonce'],
] as const)('payments through %s', (provider, good, bad) => {
  const pay = (capture: string, payment_method: string = good): ReturnType<typeof tryToPay> =>
    tryToPay(alice, { provider, payment_method, capture });

  it('are authorised, captured in part, and refunded to the card', async () => {
    const { order, answer } = await pay('manual');
    const path = `/api/payments/${idOf(answer)}`;
    expect(answer.json).toMatchObject({ status: 'requires_capture', provider, captured: 0 });
    expect((await alice.post(`${path}/capture`, { amount: 900 })).json).toMatchObject({ captured: 900 });
    expect(await read(`/api/orders/${order}`)).toMatchObject({ status: 'paid', fulfilments: 1 });
    const refund = await alice.post(`${path}/refunds`, { amount: 900 });
    expect(refund.json).toMatchObject({ status: 'succeeded', amount: 900, destination: 'original' });
    expect(await read(`/api/orders/${order}`)).toMatchObject({ status: 'refunded' });
    await arrived(sandbox);
    expect(await read(path)).toMatchObject({ status: 'succeeded', captured: 900, refunded: 900 });
    expect(await invariants()).toBe(true);
  });

  it('can be cancelled, at the gateway too', async () => {
    const { answer } = await pay('manual');
    const path = `/api/payments/${idOf(answer)}`;
    expect((await alice.post(`${path}/cancel`, {})).json).toMatchObject({ status: 'canceled' });
    expect(codeOf(await alice.post(`${path}/capture`, {}))).toBe('not_capturable');
    expect(sandbox.gateway.journal().at(-1)).toMatchObject({ provider, kind: 'void' });
  });

  it('leave the order open when the card is declined', async () => {
    const { order, answer } = await pay('automatic', bad);
    expect([answer.status, codeOf(answer)]).toEqual([402, 'card_declined']);
    expect(await read(`/api/orders/${order}`)).toMatchObject({ status: 'pending_payment' });
    const again = await alice.post('/api/payments', { order, provider, payment_method: good });
    expect(again.json).toMatchObject({ status: 'succeeded' });
  });

  it('are charged once when they are sent many times at once', async () => {
    const order = await alice.order();
    const before = sandbox.gateway.journal().length;
    const body = { order, provider, payment_method: good };
    const answers = await Promise.all(Array.from({ length: 5 }, () => alice.post('/api/payments', body)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    const captures = sandbox.gateway
      .journal()
      .slice(before)
      .filter(({ kind }) => kind === 'capture');
    expect(captures.length).toBeLessThanOrEqual(1);
    expect(await read(`/api/orders/${order}`)).toMatchObject({ status: 'paid', fulfilments: 1 });
  });

  it('are charged once when the answer gets lost, and known after all', async () => {
    sandbox.gateway.webhooks.hold();
    sandbox.gateway.faults.add({ match: { provider, method: 'POST' }, kind: 'drop_after', times: 4 });
    const { order, answer } = await pay('automatic');
    expect([answer.status, answer.json['status']]).toEqual([202, 'processing']);
    expect(codeOf(await alice.post('/api/payments', { order, provider, payment_method: good }))).toBe(
      'order_has_payment',
    );
    sandbox.gateway.faults.clear();
    await sandbox.recoverPayments();
    sandbox.gateway.webhooks.release();
    await arrived(sandbox);
    expect(await read(`/api/orders/${order}`)).toMatchObject({ status: 'paid', fulfilments: 1 });
    expect(await read(`/api/payments/${String(answer.json['id'])}`)).toMatchObject({ captured: 1009 });
  });

  it('are not made while the gateway does not answer in time', async () => {
    sandbox.gateway.faults.add({ match: { provider }, kind: 'timeout', times: 1 });
    const { order, answer } = await pay('automatic');
    expect([answer.status, await read(`/api/orders/${order}`)]).toMatchObject([202, { status: 'pending_payment' }]);
  });

  it('are refused with 503, and possible again, where the gateway turns them away', async () => {
    sandbox.gateway.faults.add({ match: { provider }, kind: 'rate_limit', times: 2 });
    const order = await alice.order();
    const body = { order, provider, payment_method: good };
    const answer = await alice.post('/api/payments', body, 'same key');
    expect([answer.status, codeOf(answer)]).toEqual([503, 'gateway_unavailable']);
    expect((await alice.post('/api/payments', body, 'same key')).status).toBe(201);
  });

  it('take a capture and a refund whose answers got lost over later, once', async () => {
    const { answer } = await pay('manual');
    const path = `/api/payments/${idOf(answer)}`;
    sandbox.gateway.faults.add({ match: { provider }, kind: 'drop_after', times: 4 });
    expect((await alice.post(`${path}/capture`, {})).status).toBe(202);
    sandbox.gateway.faults.clear();
    await sandbox.recoverPayments();
    expect(await read(path)).toMatchObject({ status: 'succeeded', captured: 1009 });
    sandbox.gateway.faults.add({ match: { provider }, kind: 'error', status: 500, times: 2 });
    expect((await alice.post(`${path}/refunds`, { amount: 1009 })).json).toMatchObject({ status: 'pending' });
    expect(codeOf(await alice.post(`${path}/refunds`, { amount: 1 }))).toBe('nothing_to_refund');
    await sandbox.recoverPayments();
    await arrived(sandbox);
    expect(await read(path)).toMatchObject({ captured: 1009, refunded: 1009 });
    expect(await invariants()).toBe(true);
  });
});

async function challenge(payment: string, outcome: string): Promise<void> {
  const ref = await refOf(sandbox, payment);
  const { client_secret } = await stripeOf(sandbox).paymentIntents.retrieve(ref);
  const query = new URLSearchParams({ client_secret: client_secret ?? '' }).toString();
  const answer = await fetch(`${sandbox.gatewayUrl}/stripe/three-d-secure/${ref}?${query}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ client_secret: client_secret ?? '', outcome }).toString(),
    redirect: 'manual',
  });
  expect(answer.status).toBeLessThan(400);
}

describe('3-D Secure', () => {
  it('keeps an order unpaid until the cardholder has proved who they are', async () => {
    const { order, answer } = await tryToPay(alice, { payment_method: 'pm_card_threeDSecure2Required' });
    const path = `/api/payments/${idOf(answer)}`;
    expect(answer.json).toMatchObject({ status: 'requires_action', next_action: expect.any(String) });
    expect(codeOf(await alice.post(`${path}/confirm`, {}))).toBe('authentication_required');
    expect(await read(`/api/orders/${order}`)).toMatchObject({ status: 'pending_payment' });
    await challenge(idOf(answer), 'succeeded');
    await arrived(sandbox);
    expect(await read(`/api/orders/${order}`)).toMatchObject({ status: 'paid', fulfilments: 1 });
    expect(codeOf(await alice.post(`${path}/confirm`, {}))).toBe('not_confirmable');
  });

  it('frees the order when the challenge fails', async () => {
    const { order, answer } = await tryToPay(alice, { payment_method: 'pm_card_threeDSecure2Required' });
    await challenge(idOf(answer), 'failed');
    await arrived(sandbox);
    expect(await read(`/api/payments/${idOf(answer)}`)).toMatchObject({ status: 'failed', captured: 0 });
    expect((await alice.post('/api/payments', { order, payment_method: 'pm_card_visa' })).status).toBe(201);
  });
});

describe('large refunds', () => {
  it('wait for a second person from finance', async () => {
    const order = await alice.order('kettle', 2);
    const body = { order, payment_method: 'pm_card_visa' };
    const path = `/api/payments/${idOf(await alice.post('/api/payments', body))}`;
    const asked = await alice.post(`${path}/refunds`, { amount: 9998 });
    expect([asked.status, asked.json['status']]).toEqual([202, 'pending_approval']);
    expect(codeOf(await alice.post(`${path}/refunds`, { amount: 1 }))).toBe('nothing_to_refund');
    const approve = `/api/refunds/${String(asked.json['id'])}/approve`;
    expect((await alice.post(approve, {})).status).toBe(403);
    expect(await read(path)).toMatchObject({ refunded: 0 });
    const finance = await signInStaff(sandbox, 'finance');
    expect((await finance('POST', approve, {})).json).toMatchObject({ status: 'succeeded', amount: 9998 });
    expect(codeOf(await finance('POST', approve, {}))).toBe('not_waiting');
    expect(await read(path)).toMatchObject({ refunded: 9998 });
  });
});

describe('refunds that the bank decides', () => {
  it('come back to the books when the bank refuses them', async () => {
    const { answer } = await tryToPay(alice, { payment_method: 'pm_card_refundFail' });
    const path = `/api/payments/${idOf(answer)}`;
    expect((await alice.post(`${path}/refunds`, { amount: 1009 })).status).toBe(201);
    sandbox.clock.advance(3_600_000);
    sandbox.gateway.tick();
    await arrived(sandbox);
    alice = await alice.signInAgain();
    expect(await read(path)).toMatchObject({ captured: 1009, refunded: 0 });
    expect(await read(`${path}/refunds`)).toMatchObject({ items: [{ status: 'failed' }] });
    expect(await invariants()).toBe(true);
  });
});

describe('bad input', () => {
  it.each([
    ['a card number as payment method', { payment_method: '4111111111111111' }, 'unknown_payment_method'],
    ['a card', { payment_method: 'pm_card_visa', card: { number: '4111111111111111' } }, 'unknown_field'],
    ['an unknown provider', { payment_method: 'pm_card_visa', provider: 'cash' }, 'invalid_value'],
    ['an unknown method', { payment_method: 'pm_0000000000000000' }, 'unknown_payment_method'],
    ['an unknown nonce', { payment_method: 'no-such-nonce', provider: 'braintree' }, 'unknown_payment_method'],
    ['a consumed nonce', { payment_method: 'fake-consumed-nonce', provider: 'braintree' }, 'token_already_used'],
    ['SQL', { payment_method: "' or 1=1 --" }, 'unknown_payment_method'],
    ['a path', { payment_method: '../customers' }, 'unknown_payment_method'],
  ])('%s is refused without an echo and without effect', async (_what, body, code) => {
    const { order, answer } = await tryToPay(alice, body);
    expect([answer.status, codeOf(answer)]).toEqual([400, code]);
    expect(answer.text).not.toContain('4111');
    expect(await read(`/api/orders/${order}`)).toMatchObject({ status: 'pending_payment', fulfilments: 0 });
  });

  it.each(['/confirm', '/capture', '/cancel'])('%s of a foreign payment is unknown', async (suffix) => {
    const payment = await alice.pay('manual');
    const bob = await newCustomer(sandbox);
    const answer = await bob.post(`/api/payments/${payment}${suffix}`, {});
    expect([answer.status, codeOf(answer)]).toEqual([404, 'unknown_payment']);
  });

  it('does not complete an order with the payment of another', async () => {
    const payment = await alice.pay('automatic', 'strainer');
    const order = await alice.order('kettle');
    expect(codeOf(await alice.post(`/api/orders/${order}/complete`, { payment }))).toBe('other_order');
    const answer = await call(sandbox.appUrl, 'GET', `/checkout/success?order=${order}`);
    expect(answer.status).toBe(401);
  });
});
