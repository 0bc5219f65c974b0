import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../../src/sandbox/index.ts';
import { sharedSandbox } from '../shared-sandbox.ts';
import { type PageVisitor, pageVisitor, signedInVisitor, visitorOf } from '../page-visitor.ts';
import { type Customer, call, newCustomer } from '../shop-client.ts';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await sharedSandbox();
});
afterAll(() => sandbox.close());

/** Buys one mug in the pages, with a card that is saved already: the receipt's path. */
async function buy(visitor: PageVisitor): Promise<string> {
  expect(await visitor.submit('/products/mug', '/cart/items', { quantity: '1' })).toMatchObject({
    status: 303,
    location: '/checkout',
  });
  const paid = await visitor.submit('/checkout', '/checkout/pay', { payment_method: 'pm_card_visa' });
  expect(paid.status).toBe(303);
  return paid.location ?? '';
}

describe('a visit without script', () => {
  it('goes from the sign-in over cart and checkout to the receipt, and out again', async () => {
    const visitor = await signedInVisitor(sandbox, 'paula@example.org');
    const receipt = await buy(visitor);
    expect(receipt).toMatch(/^\/receipts\/pay_[0-9a-z]{20}$/u);
    const page = await visitor.get(receipt);
    expect(page.text).toContain('EUR 15.11');
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect((await visitor.get('/orders')).text).toContain('EUR 15.11');
    expect((await visitor.get('/payments')).text).toContain(receipt);
    expect((await visitor.get('/account')).text).toContain('411111******1111');
    expect(await visitor.submit('/account', '/logout', {})).toMatchObject({ status: 303, location: '/' });
    expect(await visitor.get('/account')).toMatchObject({ status: 303, location: '/login?return_url=%2Faccount' });
  });

  it('pays once however often the form is sent', async () => {
    const customer = await newCustomer(sandbox);
    const visitor = visitorOf(sandbox, customer);
    await visitor.submit('/products/tea', '/cart/items', { quantity: '2' });
    const { text } = await visitor.get('/checkout');
    const field = (name: string): string => new RegExp(`name="${name}" value="([^"]+)"`, 'u').exec(text)?.[1] ?? '';
    const form = { form_token: field('form_token'), attempt: field('attempt'), payment_method: 'pm_card_visa' };
    const answers = [await visitor.send('/checkout/pay', form), await visitor.send('/checkout/pay', form)];
    expect(answers.map(({ status }) => status)).toEqual([303, 400]);
    expect(((await customer.get('/api/payments')).json['items'] as unknown[]).length).toBe(1);
  });

  it('leads to the sign-in page and back to where it was asked for, nowhere else', async () => {
    const visitor = pageVisitor(sandbox);
    const { location } = await visitor.get('/payments?q=tea');
    expect(location).toBe('/login?return_url=%2Fpayments%3Fq%3Dtea');
    const fields = { email: 'quinn@example.org', password: 'correct horse', do: 'register' };
    expect((await visitor.submit(location ?? '', '/login', fields)).location).toBe('/payments?q=tea');
    const evil = await pageVisitor(sandbox).get(`/login?return_url=${encodeURIComponent('https://evil.example/')}`);
    expect(evil.text).not.toContain('evil.example');
  });

  it('shows refusals of the API as a page, with their status', async () => {
    const wrong = await pageVisitor(sandbox).submit('/login', '/login', {
      email: 'r@example.org',
      password: 'wrong horse',
    });
    expect(wrong.status).toBe(401);
    expect(wrong.text).toContain('The e-mail address or the password is wrong.');
    expect(wrong.text).not.toContain('wrong horse');
  });
});

describe('a payment that does not go through at once', () => {
  it('is tried again from the order after a decline', async () => {
    const customer = await newCustomer(sandbox);
    const visitor = visitorOf(sandbox, customer);
    await visitor.submit('/products/tea', '/cart/items', { quantity: '1' });
    const declined = await visitor.submit('/checkout', '/checkout/pay', { payment_method: 'pm_card_chargeDeclined' });
    expect([declined.status, declined.text.includes('declined')]).toEqual([402, true]);
    const order = /href="(\/orders\/ord_[0-9a-z]{20})"/u.exec((await visitor.get('/orders')).text)?.[1] ?? '';
    const pay = /href="(\/checkout\?order=[^"]+)"/u.exec((await visitor.get(order)).text)?.[1] ?? '';
    const paid = await visitor.submit(pay, '/checkout/pay', { payment_method: 'pm_card_visa' });
    expect((await visitor.get(paid.location ?? '')).text).toContain('succeeded');
    const foreign = await visitorOf(sandbox, await newCustomer(sandbox)).get(pay);
    expect(foreign.status).toBe(404);
  });

  it('leads to the bank and back where the cardholder is asked', async () => {
    const customer = await newCustomer(sandbox);
    const visitor = visitorOf(sandbox, customer);
    await visitor.submit('/products/tea', '/cart/items', { quantity: '1' });
    const asked = await visitor.submit('/checkout', '/checkout/pay', {
      payment_method: 'pm_card_authenticationRequired',
    });
    const receipt = asked.location ?? '';
    const { text } = await visitor.get(receipt);
    const bank = /<a href="([^"]+)">answer it/u.exec(text)?.[1] ?? '';
    expect(new URL(bank).origin).toBe(sandbox.gatewayUrl);
    const path = receipt.replace('/receipts/', '/payments/');
    expect((await visitor.submit(receipt, `${path}/confirm`, {})).status).toBe(409);
    const client_secret = new URL(bank).searchParams.get('client_secret') ?? '';
    const answer = new URLSearchParams({ client_secret, outcome: 'succeeded' });
    expect((await fetch(bank, { method: 'POST', body: answer })).status).toBe(200);
    await visitor.send(`${path}/confirm`, { form_token: /form_token" value="([^"]+)"/u.exec(text)?.[1] ?? '' });
    expect((await visitor.get(receipt)).text).toMatch(/<dd>succeeded/u);
  });
});

describe('the receipt', () => {
  let paula: Customer;
  let id: string;
  beforeAll(async () => {
    paula = await newCustomer(sandbox);
    id = await paula.pay('automatic');
  });

  it('is its owner’s alone', async () => {
    const foreign = await visitorOf(sandbox, await newCustomer(sandbox)).get(`/receipts/${id}`);
    expect([foreign.status, foreign.text.includes('EUR')]).toEqual([404, false]);
    expect((await pageVisitor(sandbox).get(`/receipts/${id}`)).status).toBe(303);
  });

  it('gives money back by its form', async () => {
    const visitor = visitorOf(sandbox, paula);
    const refund = (amount: string) => visitor.submit(`/receipts/${id}`, `/payments/${id}/refund`, { amount });
    expect((await refund('3.50')).location).toBe(`/receipts/${id}`);
    expect((await paula.get(`/api/payments/${id}`)).json).toMatchObject({ refunded: 350 });
    for (const amount of ['', '-1', '1.005', '1e3', '0x10', 'ten'])
      expect([amount, (await refund(amount)).status]).toEqual([amount, 400]);
    expect((await paula.get(`/api/payments/${id}`)).json).toMatchObject({ refunded: 350 });
  });

  it('takes no form of another site, of another session, or without its token', async () => {
    const visitor = visitorOf(sandbox, paula);
    const page = await visitor.get(`/receipts/${id}`);
    const token = /name="form_token" value="([^"]+)"/u.exec(page.text)?.[1] ?? '';
    const send = async (form_token: string, headers: Record<string, string> = {}): Promise<number> =>
      (await visitor.send(`/payments/${id}/refund`, { amount: '0.01', form_token }, headers)).status;
    const strangers = await visitorOf(sandbox, await newCustomer(sandbox)).get('/checkout');
    const foreignToken = /name="form_token" value="([^"]+)"/u.exec(strangers.text)?.[1] ?? 'none';
    expect(await send('')).toBe(403);
    expect(await send(foreignToken)).toBe(403);
    expect(await send(token, { origin: 'https://evil.example' })).toBe(403);
    expect(await send(token, { origin: 'null' })).toBe(403);
    expect(await send(token, { origin: 'null', 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await send(token, { 'sec-fetch-site': 'same-site' })).toBe(403);
    expect((await paula.get(`/api/payments/${id}`)).json).toMatchObject({ refunded: 350 });
    // As browsers send it from a page whose policy is no-referrer.
    expect(await send(token, { origin: 'null', 'sec-fetch-site': 'same-origin' })).toBe(303);
  });

  it('keeps forms out of the API, and JSON out of the pages', async () => {
    const headers = { authorization: `Bearer ${paula.token}`, 'content-type': 'application/x-www-form-urlencoded' };
    const form = await call(sandbox.appUrl, 'POST', `/api/payments/${id}/refunds`, { headers, body: 'amount=1' });
    expect(form.status).toBe(415);
    const twice = await fetch(`${sandbox.appUrl}/login`, {
      method: 'POST',
      body: 'email=a&email=b',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(twice.status).toBe(400);
  });
});

describe('the card fields', () => {
  it('are a frame of the gateway, which the page’s policy alone allows', async () => {
    const customer = await newCustomer(sandbox);
    await customer.post('/api/cart/items', { sku: 'tea', quantity: 1 });
    const { text, headers } = await visitorOf(sandbox, customer).get('/checkout');
    const source = (/<iframe[^>]*src="([^"]+)"/u.exec(text)?.[1] ?? '').replaceAll('&amp;', '&');
    expect(new URL(source).origin).toBe(sandbox.gatewayUrl);
    expect(headers.get('content-security-policy')).toContain(`frame-src ${sandbox.gatewayUrl};`);
    expect(text).not.toMatch(/name="(?:number|cvc)"/u);
    const frame = await fetch(source);
    expect([frame.status, frame.headers.get('content-security-policy')]).toEqual([
      200,
      expect.stringContaining(`frame-ancestors ${sandbox.appUrl}`),
    ]);
  });
});

describe('the shop set up for direct post', () => {
  it('has a form that is sent to the gateway, says SAQ A-EP, and pays with the token that comes back', async () => {
    const direct = await startSandbox({ settings: { cardFields: 'direct-post' } });
    try {
      const customer = await newCustomer(direct);
      await customer.post('/api/cart/items', { sku: 'tea', quantity: 1 });
      const visitor = visitorOf(direct, customer);
      const { text, headers } = await visitor.get('/checkout');
      expect(text).toContain('SAQ A-EP');
      expect(text).not.toContain('<iframe');
      expect(headers.get('content-security-policy')).toContain(`form-action 'self' ${direct.gatewayUrl};`);
      const card = { number: '4242 4242 4242 4242', exp_month: '12', exp_year: '2034', cvc: '123' };
      const sent = await visitor.submit('/checkout', `${direct.gatewayUrl}/elements/direct-post`, card);
      const back = new URL(sent.location ?? '', direct.gatewayUrl);
      expect([sent.status, back.origin, back.href.includes('4242')]).toEqual([303, direct.appUrl, false]);
      const ready = await visitor.get(`${back.pathname}${back.search}`);
      const method = /value="([\w-]+)" required checked/u.exec(ready.text)?.[1] ?? '';
      const paid = await visitor.submit('/checkout', '/checkout/pay', { payment_method: method });
      expect(paid.location, paid.text).toMatch(/^\/receipts\/pay_/u);
      expect((await visitor.get(paid.location ?? '')).text).toContain('succeeded');
    } finally {
      await direct.close();
    }
  });
});
