import { describe, expect, it } from 'vitest';
import { draftProfile } from '../../../src/fuzz/draft/draft-profile.ts';
import { readHar } from '../../../src/fuzz/draft/read-har.ts';
import { parseProfile } from '../../../src/fuzz/profile.ts';
import { parseYaml } from '../../../src/util/yaml.ts';

const json = (value: unknown): object => ({ content: { mimeType: 'application/json', text: JSON.stringify(value) } });
function entry(
  method: string,
  url: string,
  body: unknown,
  answer: unknown,
  headers: Record<string, string> = {},
): object {
  return {
    request: {
      method,
      url,
      headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
      ...(body !== undefined && { postData: { mimeType: 'application/json', text: JSON.stringify(body) } }),
    },
    response: { status: 200, ...json(answer) },
  };
}

const BASE = 'https://shop.example.com';
const signedIn = { Authorization: 'Bearer abc.def.ghi' };
const har = JSON.stringify({
  log: {
    entries: [
      {
        request: { method: 'GET', url: `${BASE}/app.js`, headers: [] },
        response: { content: { mimeType: 'text/javascript' } },
      },
      entry('POST', 'https://tracker.example.net/collect', {}, {}),
      entry('POST', `${BASE}/login`, { email: 'me@example.com', password: 'hunter22222' }, { token: 'abc.def.ghi' }),
      entry('GET', `${BASE}/products`, undefined, [{ id: 7, price: 12.5 }]),
      entry('POST', `${BASE}/cart/items`, { product_id: 7, quantity: 1 }, { total: 12.5 }, signedIn),
      entry('POST', `${BASE}/orders`, {}, { id: 'ord-8823', total: 12.5, status: 'open' }, signedIn),
      entry('GET', `${BASE}/orders/ord-8823`, undefined, { id: 'ord-8823', total: 12.5, status: 'open' }, signedIn),
      entry(
        'POST',
        `${BASE}/graphql`,
        {
          query: 'mutation refundPayment($payment: ID!, $amount: Float!) { refund { id } }',
          variables: { payment: 'p1', amount: 3.5 },
        },
        { data: { refund: { id: 'r1' } } },
        signedIn,
      ),
    ],
  },
});

describe('a recording', () => {
  it('is drafted into a profile, ids of paths found by the answers that gave them', () => {
    const { text } = draftProfile(readHar(har, 'a.har'), 'http://127.0.0.1:3000');
    const profile = parseProfile(parseYaml(text, 'p.yml').value, 'p.yml');
    expect(profile.roles.getOrder?.path).toBe('/orders/{order}');
    expect(profile.roles.cartAdd?.body).toEqual({ product_id: '{sku}', quantity: '{quantity}' });
    expect(profile.roles.catalogue?.out).toMatchObject({ items: '', sku: '/id', price: '/price' });
    expect(profile.money.unit).toBe('major');
    expect(profile.auth).toMatchObject({ header: { value: 'Bearer {token}' }, login: { out: { token: '/token' } } });
    expect(profile.target.baseUrl).toBe('http://127.0.0.1:3000');
  });

  it('keeps a GraphQL document with its variables', () => {
    const { text } = draftProfile(readHar(har, 'a.har'), 'http://127.0.0.1:3000');
    const { refund } = parseProfile(parseYaml(text, 'p.yml').value, 'p.yml').roles;
    expect(refund?.graphql).toContain('mutation refundPayment');
    expect(refund?.body).toEqual({ payment: '{payment}', amount: '{amount}' });
    expect(refund?.fields['amount']).toBe('/amount');
  });

  it('puts no secret of the recording into the draft', () => {
    const { text } = draftProfile(readHar(har, 'a.har'), 'http://127.0.0.1:3000');
    for (const secret of ['hunter22222', 'abc.def.ghi', 'me@example.com']) expect(text).not.toContain(secret);
  });

  it.each(['', '[]', '{"log":{"entries":[1,{"request":3}]}}', '{"log":7}'])('%j is refused', (text) => {
    expect(() => readHar(text, 'a.har')).toThrow(
      expect.objectContaining({ code: 'payments/bad-document', class: 'usage' }),
    );
  });
});
