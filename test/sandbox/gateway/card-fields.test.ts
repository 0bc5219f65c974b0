import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startStripeGateway, type StripeGateway } from './stripe/stripe-gateway.ts';

let gateway: StripeGateway;

beforeAll(async () => {
  gateway = await startStripeGateway();
});
afterAll(() => gateway.close());
afterEach(() => gateway.plane.reset(1));

const page = (query: Record<string, string>): Promise<Response> =>
  fetch(`${gateway.origin}/elements/card-fields?${new URLSearchParams(query).toString()}`);
const key = (): string => gateway.plane.credentials.stripe.publishableKey;
const CARD = { provider: 'stripe', number: '4242 4242 4242 4242', exp_month: '12', exp_year: '40', cvc: '123' };
const tokenize = (body: object): Promise<Response> =>
  fetch(`${gateway.origin}/elements/card-fields/tokens`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ key: key(), ...body }),
  });

describe('the card fields', () => {
  it('may be framed by the shop that asked for them, and load nothing but their own script and style', async () => {
    const answer = await page({ key: key(), parent: 'http://127.0.0.1:4010' });
    expect(answer.status).toBe(200);
    const policy = String(answer.headers.get('content-security-policy'));
    expect(policy).toContain("default-src 'none'; script-src 'self'");
    expect(policy).toContain('frame-ancestors http://127.0.0.1:4010');
    expect(policy).not.toMatch(/unsafe|nonce/u);
    expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    const html = await answer.text();
    expect(html).toContain('data-parent="http://127.0.0.1:4010"');
    expect(html).not.toMatch(/<script>|style=/u);
    for (const asset of ['/elements/card-fields.js', '/elements/card-fields.css']) {
      expect(html).toContain(asset);
      expect((await fetch(`${gateway.origin}${asset}`)).status).toBe(200);
    }
  });

  it.each([
    ['https://shop.example.com', 400],
    ['http://127.0.0.1:4010/path', 400],
    ['http://127.0.0.1:4010"><script>', 400],
    ['http://127.0.0.1:4010; script-src *', 400],
    ['javascript:alert(1)', 400],
    ['null', 400],
    ['', 400],
  ])('are not for a parent %j', async (parent, status) => {
    const answer = await page({ key: key(), parent });
    expect(answer.status).toBe(status);
    expect(await answer.text()).not.toContain('<');
  });

  it('are not for a key of elsewhere', async () => {
    expect((await page({ key: 'pk_test_other', parent: 'http://127.0.0.1:4010' })).status).toBe(401);
    expect((await tokenize({ ...CARD, key: 'pk_test_other' })).status).toBe(401);
  });

  it('turn a card into a token that pays', async () => {
    const answer = await tokenize(CARD);
    expect(answer.status).toBe(200);
    const { token } = (await answer.json()) as { token: string };
    const method = await gateway.stripe.paymentMethods.create({ type: 'card', card: { token } });
    const paid = await gateway.stripe.paymentIntents.create({
      amount: 900,
      currency: 'eur',
      payment_method: method.id,
      confirm: true,
    });
    expect(paid.status).toBe('succeeded');
  });

  it('say what is wrong with a card without repeating it', async () => {
    const answer = await tokenize({ ...CARD, number: '4242424242424241' });
    expect(answer.status).toBe(402);
    const text = await answer.text();
    expect(text).toContain('Your card number is incorrect.');
    expect(text).not.toContain('4242424242424241');
    for (const body of [
      { ...CARD, number: 4242 },
      { ...CARD, extra: 1 },
      { provider: 'stripe' },
      { ...CARD, provider: 'plaid' },
    ]) {
      expect((await tokenize(body)).status).toBe(400);
    }
    expect((await tokenize({ ...CARD, provider: 'braintree' })).status).toBe(401);
  });
});
