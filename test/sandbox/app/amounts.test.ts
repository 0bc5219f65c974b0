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
afterAll(async () => {
  expect((await control(sandbox, 'GET', '/invariants')).json).toMatchObject({ holds: true });
  await sandbox.close();
});
beforeEach(async () => {
  [alice, bob] = await Promise.all([newCustomer(sandbox), newCustomer(sandbox)]);
});

const send = (method: string, path: string, body?: unknown): Promise<Answer> =>
  call(sandbox.appUrl, method, path, {
    headers: { authorization: `Bearer ${alice.token}` },
    ...(body !== undefined && { body }),
  });
const add = (sku: string, quantity: number): Promise<Answer> => alice.post('/api/cart/items', { sku, quantity });
const coupon = (customer: Customer, code: string): Promise<Answer> => customer.post('/api/cart/coupons', { code });

describe('the catalogue', () => {
  it('has prices in every currency, in smallest units and as decimals that agree', async () => {
    const { json } = await call(sandbox.appUrl, 'GET', '/api/currencies');
    for (const { currency, exponent } of json['items'] as { currency: string; exponent: number }[]) {
      const listed = await call(sandbox.appUrl, 'GET', `/api/catalogue?currency=${currency}`);
      const items = listed.json['items'] as { price: number; decimal: string; currency: string }[];
      expect(items).toHaveLength(5);
      for (const item of items) {
        expect(item.currency).toBe(currency);
        expect(Number(item.decimal).toFixed(exponent)).toBe((item.price / 10 ** exponent).toFixed(exponent));
      }
    }
  });

  it.each(['CHF', 'eur', '', 'EUR&currency=USD'])('refuses the currency "%s"', async (currency) => {
    const answer = await call(sandbox.appUrl, 'GET', `/api/catalogue?currency=${currency}`);
    expect([answer.status, codeOf(answer)]).toEqual([400, 'unknown_currency']);
  });
});

describe('a cart', () => {
  it('lets lines be changed and taken out', async () => {
    await add('tea', 2);
    await add('mug', 1);
    expect((await send('PUT', '/api/cart/items/tea', { quantity: 5 })).json).toMatchObject({ total: 5 * 1009 + 1511 });
    expect((await send('DELETE', '/api/cart/items/tea')).json).toMatchObject({ total: 1511 });
    expect(codeOf(await send('DELETE', '/api/cart/items/tea'))).toBe('not_in_cart');
    expect(codeOf(await send('PUT', '/api/cart/items/tea', { quantity: 1 }))).toBe('not_in_cart');
    expect((await send('PUT', '/api/cart/items/mug', { quantity: 0 })).status).toBe(400);
    expect((await alice.get('/api/cart')).json).toMatchObject({ total: 1511 });
  });

  it('is priced anew in another currency, where tips of the first one do not count', async () => {
    await add('kettle', 1);
    await alice.patch('/api/cart', { tip: 300, shipping: 'standard' });
    expect((await alice.get('/api/cart')).json).toMatchObject({ total: 4999 + 300 + 490 });
    const yen = await alice.patch('/api/cart', { currency: 'JPY' });
    expect(yen.json).toMatchObject({ subtotal: 8170, tip: 0, shipping: 800, total: 8970, currency: 'JPY' });
    const order = await alice.post('/api/checkout', {});
    expect(order.json).toMatchObject({ total: 8970, currency: 'JPY', shipping: 800 });
    const paid = await alice.post('/api/payments', { order: idOf(order), payment_method: 'pm_card_visa' });
    expect(paid.json).toMatchObject({ amount: 8970, captured: 8970, currency: 'JPY' });
  });

  it.each([
    { tip: -1 },
    { donation: -1 },
    { tip: 1.5 },
    { tip: '5' },
    { shipping: 'free' },
    { currency: 'CHF' },
    { currency: null },
    { discount: 5 },
    { shipping_price: 0 },
    { tip: 100_000_000 },
  ])('refuses the change %j and stays as it is', async (change) => {
    await add('tea', 1);
    const before = (await alice.get('/api/cart')).text;
    expect((await alice.patch('/api/cart', change)).status).toBe(400);
    expect((await alice.get('/api/cart')).text).toBe(before);
  });

  it('is not checked out above the largest amount', async () => {
    await add('kettle', 99);
    await alice.patch('/api/cart', { tip: 99_999_999, donation: 99_999_999 });
    expect(codeOf(await alice.post('/api/checkout', {}))).toBe('total_too_large');
    expect((await alice.get('/api/cart')).json).toMatchObject({ items: [{ quantity: 99 }] });
  });

  it('keeps all that is added at the same time', async () => {
    await Promise.all(Array.from({ length: 8 }, () => add('tea', 1)));
    expect((await alice.get('/api/cart')).json).toMatchObject({ items: [{ sku: 'tea', quantity: 8 }], version: 8 });
  });
});

describe('a coupon', () => {
  it('is refused where it is unknown, expired or malformed', async () => {
    await add('tea', 1);
    const codes = await Promise.all(
      ['NOSUCH', 'LASTYEAR20', 'welcome10', "' or 1=1--"].map((code) => coupon(alice, code)),
    );
    expect(codes.map(codeOf)).toEqual(['unknown_coupon', 'coupon_expired', 'invalid_value', 'invalid_value']);
    expect((await alice.post('/api/cart/coupons', { code: 'WELCOME10', date: '2020-01-01' })).status).toBe(400);
    expect((await alice.get('/api/cart')).json).toMatchObject({ discount: 0, coupons: [] });
  });

  it('is redeemed once by a customer, whatever is sent at once', async () => {
    await add('kettle', 1);
    await Promise.all(Array.from({ length: 5 }, () => coupon(alice, 'WELCOME10')));
    const answers = await Promise.all(Array.from({ length: 3 }, () => alice.post('/api/checkout', {})));
    expect(statusesOf(answers)).toEqual([201, 400, 400]);
    expect(answers.find(({ status }) => status === 201)?.json).toMatchObject({ discount: 500, coupons: ['WELCOME10'] });
    await add('kettle', 1);
    expect(codeOf(await coupon(alice, 'WELCOME10'))).toBe('coupon_used');
  });

  it('that one customer alone can have goes to one, and the others hear so and can go on without', async () => {
    const customers = [alice, bob, await newCustomer(sandbox)];
    for (const customer of customers) {
      await customer.post('/api/cart/items', { sku: 'kettle', quantity: 1 });
      await coupon(customer, 'EARLYBIRD');
    }
    const answers = await Promise.all(customers.map((customer) => customer.post('/api/checkout', {})));
    expect(statusesOf(answers)).toEqual([201, 409, 409]);
    const late = customers[answers.findIndex(({ status }) => status === 409)] ?? bob;
    expect(codeOf(await late.post('/api/checkout', {}))).toBe('coupon_exhausted');
    const headers = { authorization: `Bearer ${late.token}` };
    const without = await call(sandbox.appUrl, 'DELETE', '/api/cart/coupons/EARLYBIRD', { headers });
    expect(without.json).toMatchObject({ coupons: [], total: 4999 });
    idOf(await late.post('/api/checkout', {}));
  });

  it('ends by the clock, in the cart too', async () => {
    await add('kettle', 1);
    await coupon(alice, 'WELCOME10');
    sandbox.clock.advance(31 * 24 * 3_600_000);
    const later = await alice.signInAgain();
    expect(codeOf(await later.post('/api/checkout', {}))).toBe('coupon_expired');
    expect(codeOf(await coupon(later, 'FIVEOFF'))).toBe('coupon_expired');
    sandbox.clock.reset();
  });

  it('never lowers the items below nothing, and an order of nothing is none', async () => {
    await add('strainer', 1);
    await coupon(alice, 'FIVEOFF');
    await coupon(alice, 'FRIENDS25');
    expect((await alice.get('/api/cart')).json).toMatchObject({ discount: 500 + 176, total: 27 });
    await alice.patch('/api/cart', { currency: 'JPY' });
    expect((await alice.get('/api/cart')).json).toMatchObject({ discount: 800 + 288, total: 62 });
  });
});

describe('a quote', () => {
  it('fixes what an order costs in another currency, once and for a quarter of an hour', async () => {
    const order = await alice.order('kettle');
    const quote = await alice.post('/api/quotes', { order, currency: 'KWD' });
    expect(quote).toMatchObject({ status: 201, json: { order, base_amount: 4999, base_currency: 'EUR' } });
    const { amount, rate } = quote.json as { amount: number; rate: string };
    // 49.99 units at the rate, three decimals of which the last is zero.
    expect([amount % 10, Math.abs(amount - 49_990 * Number(rate)) <= 5]).toEqual([0, true]);
    const accepted = await alice.post(`/api/quotes/${idOf(quote)}/accept`, {});
    expect(accepted.json).toMatchObject({ id: order, total: amount, currency: 'KWD', base_currency: 'EUR' });
    expect(codeOf(await alice.post(`/api/quotes/${idOf(quote)}/accept`, {}))).toBe('quote_used');
    expect(codeOf(await alice.post('/api/quotes', { order, currency: 'EUR' }))).toBe('order_quoted');
    const paid = await alice.post('/api/payments', { order, payment_method: 'pm_card_visa' });
    expect(paid.json).toMatchObject({ amount, currency: 'KWD', captured: amount });
  });

  it('turns the cart into an order as it was quoted, unless the cart has changed since', async () => {
    await add('tea', 3);
    const stale = await alice.post('/api/quotes', { currency: 'USD' });
    await add('tea', 1);
    const refused = await alice.post(`/api/quotes/${idOf(stale)}/accept`, {});
    expect([refused.status, codeOf(refused)]).toEqual([409, 'quote_stale']);
    expect((await alice.get('/api/cart')).json).toMatchObject({ items: [{ quantity: 4 }] });
    const quote = await alice.post('/api/quotes', { currency: 'USD' });
    const answers = await Promise.all([1, 2, 3].map(() => alice.post(`/api/quotes/${idOf(quote)}/accept`, {})));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    const order = answers.find(({ status }) => status === 201)?.json;
    expect(order).toMatchObject({ total: quote.json['amount'], currency: 'USD', subtotal: 4036 });
  });

  it('belongs to who asked for it, and to an order of theirs', async () => {
    const order = await alice.order();
    const quote = idOf(await alice.post('/api/quotes', { order, currency: 'GBP' }));
    expect((await bob.get(`/api/quotes/${quote}`)).status).toBe(404);
    expect((await bob.post(`/api/quotes/${quote}/accept`, {})).status).toBe(404);
    expect((await bob.post('/api/quotes', { order, currency: 'GBP' })).status).toBe(404);
    expect((await bob.post('/api/quotes/qt_x/accept', {})).status).toBe(404);
    expect(codeOf(await bob.post('/api/quotes', { currency: 'GBP' }))).toBe('empty_cart');
  });

  it('is not to be had once the payment has begun, and one from before does not count', async () => {
    const order = await alice.order();
    const quote = idOf(await alice.post('/api/quotes', { order, currency: 'GBP' }));
    await alice.post('/api/payments', { order, payment_method: 'pm_card_visa', capture: 'manual' });
    expect(codeOf(await alice.post('/api/quotes', { order, currency: 'GBP' }))).toBe('order_frozen');
    expect(codeOf(await alice.post(`/api/quotes/${quote}/accept`, {}))).toBe('order_frozen');
    expect((await alice.get(`/api/orders/${order}`)).json).toMatchObject({ total: 1009, currency: 'EUR' });
  });
});

describe('a payment', () => {
  it('is of the order and its currency, not of what the client says', async () => {
    const order = await alice.order('kettle');
    const pay = (extra: object): Promise<Answer> =>
      alice.post('/api/payments', { order, payment_method: 'pm_card_visa', ...extra });
    expect(codeOf(await pay({ currency: 'JPY' }))).toBe('currency_mismatch');
    expect((await pay({ amount: 1 })).status).toBe(400);
    expect((await pay({ currency: 'CHF' })).status).toBe(400);
    expect((await pay({ currency: 'EUR' })).json).toMatchObject({ captured: 4999, currency: 'EUR' });
  });

  it('is refused below the minimum charge', async () => {
    await add('strainer', 1);
    await coupon(alice, 'FIVEOFF');
    await coupon(alice, 'FRIENDS25');
    const order = idOf(await alice.post('/api/checkout', {}));
    const refused = await alice.post('/api/payments', { order, payment_method: 'pm_card_visa' });
    expect([refused.status, codeOf(refused)]).toEqual([400, 'amount_too_small']);
    const grown = await alice.post(`/api/orders/${order}/items`, { sku: 'tin', quantity: 1 });
    // The quarter is off of both articles now.
    expect(grown.json).toMatchObject({ subtotal: 1560, discount: 390 + 500, total: 670 });
    idOf(await alice.post('/api/payments', { order, payment_method: 'pm_card_visa' }));
  });
});
