import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../../src/sandbox/index.ts';
import { sharedSandbox } from '../shared-sandbox.ts';
import { type Customer, call, codeOf, newCustomer } from '../shop-client.ts';

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

describe('bad input', () => {
  let payment: string;

  beforeAll(async () => {
    await meet();
    payment = `/api/payments/${await alice.pay('manual')}`;
    await alice.topUp(500);
  });

  const cases: readonly (readonly [
    what: string,
    method: 'post' | 'patch',
    path: string,
    body: unknown,
    status: number,
  ])[] = [
    ['a number as text', 'post', '/api/cart/items', { sku: 'tea', quantity: '1' }, 400],
    ['a boolean for a number', 'post', '/api/cart/items', { sku: 'tea', quantity: true }, 400],
    ['a list for a number', 'post', '/api/cart/items', { sku: 'tea', quantity: [1] }, 400],
    ['null for a number', 'post', '/api/cart/items', { sku: 'tea', quantity: null }, 400],
    ['no quantity', 'post', '/api/cart/items', { sku: 'tea' }, 400],
    ['quantity 0', 'post', '/api/cart/items', { sku: 'tea', quantity: 0 }, 400],
    ['quantity -1', 'post', '/api/cart/items', { sku: 'tea', quantity: -1 }, 400],
    ['quantity 100', 'post', '/api/cart/items', { sku: 'tea', quantity: 100 }, 400],
    ['a fraction', 'post', '/api/cart/items', '{"sku":"tea","quantity":1.5}', 400],
    ['an exponent', 'post', '/api/cart/items', '{"sku":"tea","quantity":1e1}', 400],
    ['a price', 'post', '/api/cart/items', { sku: 'tea', quantity: 1, price: 1 }, 400],
    ['a price as text', 'post', '/api/cart/items', { sku: 'tea', quantity: 1, price: '1' }, 400],
    ['a field that repeats', 'post', '/api/cart/items', '{"sku":"tea","quantity":1,"quantity":2}', 400],
    ['__proto__', 'post', '/api/cart/items', '{"sku":"tea","quantity":1,"__proto__":{"price":1}}', 400],
    ['an unknown product', 'post', '/api/cart/items', { sku: 'gold', quantity: 1 }, 404],
    ['a product that is SQL', 'post', '/api/cart/items', { sku: "tea' or '1'='1", quantity: 1 }, 400],
    ['a list as body', 'post', '/api/cart/items', [{ sku: 'tea', quantity: 1 }], 400],
    ['null as body', 'post', '/api/cart/items', 'null', 400],
    ['half a body', 'post', '/api/cart/items', '{"sku":"tea"', 400],
    ['NUL in text', 'patch', 'PAYMENT', { description: 'a\0b' }, 400],
    ['a status', 'patch', 'PAYMENT', { status: 'succeeded' }, 400],
    ['a status beside a description', 'patch', 'PAYMENT', { description: 'x', status: 'succeeded' }, 400],
    ['captured', 'patch', 'PAYMENT', { description: 'x', captured: 1 }, 400],
    ['a capture of text', 'post', 'PAYMENT/capture', { amount: '1' }, 400],
    ['a capture of nothing', 'post', 'PAYMENT/capture', { amount: 0 }, 400],
    ['a capture above 2^53', 'post', 'PAYMENT/capture', '{"amount":9007199254740993}', 400],
    ['a refund below zero', 'post', 'PAYMENT/refunds', { amount: -1 }, 400],
    ['a cancellation with a field', 'post', 'PAYMENT/cancel', { amount: 1 }, 400],
    ['a checkout with a total', 'post', '/api/checkout', { total: 1 }, 400],
    ['an unknown payment method', 'post', '/api/wallet/top-ups', { amount: 1, payment_method: 'pm_gold' }, 400],
    ['a top-up of nothing', 'post', '/api/wallet/top-ups', { amount: 0, payment_method: 'pm_card_visa' }, 400],
    ['a top-up too large', 'post', '/api/wallet/top-ups', { amount: 100_000_000, payment_method: 'pm_card_visa' }, 400],
    ['a transfer of nothing', 'post', '/api/wallet/transfers', { to: 'BOB', amount: 0 }, 400],
    ['a transfer below zero', 'post', '/api/wallet/transfers', { to: 'BOB', amount: -5 }, 400],
    ['a transfer to nobody', 'post', '/api/wallet/transfers', { to: 'usr_00000000000000000000', amount: 1 }, 404],
    ['a transfer to a list', 'post', '/api/wallet/transfers', { to: ['BOB'], amount: 1 }, 400],
    ['an oversized body', 'post', '/api/cart/items', { sku: 'x'.repeat(70_000), quantity: 1 }, 413],
  ];

  it.each(cases)('%s is refused and changes nothing', async (_what, method, place, body, status) => {
    const state = async (): Promise<string[]> =>
      Promise.all(
        ['/api/cart', payment, `${payment}/refunds`, '/api/wallet', '/api/wallet/transfers'].map(
          async (url) => (await alice.get(url)).text,
        ),
      );
    const before = await state();
    const sent = typeof body === 'string' ? body : JSON.stringify(body).replaceAll('BOB', bob.id);
    const answer = await alice[method](place.replace('PAYMENT', payment), sent);
    expect(answer.status).toBe(status);
    expect(answer.json).toEqual({ error: { code: expect.stringMatching(/^[a-z_]+$/u), message: expect.any(String) } });
    expect(await state()).toEqual(before);
  });

  it('takes no other content type than JSON, and no body as an empty one', async () => {
    const authorization = `Bearer ${alice.token}`;
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/xml', 'multipart/form-data']) {
      const headers = { authorization, 'content-type': type };
      expect((await call(sandbox.appUrl, 'POST', '/api/cart/items', { body: '{}', headers })).status).toBe(415);
    }
    const empty = await call(sandbox.appUrl, 'POST', '/api/checkout', { headers: { authorization } });
    expect(codeOf(empty)).toBe('empty_cart');
    const typed = { authorization, 'content-type': 'application/json' };
    expect(codeOf(await call(sandbox.appUrl, 'POST', '/api/checkout', { headers: typed }))).toBe('empty_cart');
  });

  it('says 401 before it looks at a body', async () => {
    expect((await call(sandbox.appUrl, 'POST', '/api/wallet/transfers', { body: '{"broken"' })).status).toBe(401);
  });
});
