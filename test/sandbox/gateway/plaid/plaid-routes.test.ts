import { CountryCode } from 'plaid';
import { describe, expect, it } from 'vitest';
import { ALL, bankOfFile, rawPost } from './test-bank.ts';

const bank = bankOfFile();

describe('bad input', () => {
  it.each(
    [
      ['{"access_token":1}', 'INVALID_FIELD'],
      ['{"access_token":""}', 'INVALID_FIELD'],
      ['{"access_token":["a"]}', 'INVALID_FIELD'],
      ['{}', 'MISSING_FIELDS'],
      ['', 'MISSING_FIELDS'],
      ['{"access_token":"x","color":"red"}', 'UNKNOWN_FIELDS'],
      ['{"access_token":"x","__proto__":{}}', 'UNKNOWN_FIELDS'],
      ['{"access_token":"x","access_token":"y"}', 'INVALID_BODY'],
      ['{"access_token":1e400}', 'INVALID_BODY'],
      ['[]', 'INVALID_BODY'],
      ['{', 'INVALID_BODY'],
      [`{"access_token":"${'x'.repeat(300_000)}"}`, 'REQUEST_TOO_LARGE'],
      ['{"access_token":"access-sandbox-4111111111111111"}', 'INVALID_ACCESS_TOKEN'],
    ].map(([body = '', code]) => [body.slice(0, 60), code, body]),
  )('%s is %s', async (_shown, code, body = '') => {
    const { status, json, text } = await rawPost(bank, '/accounts/get', body);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(json).toMatchObject({ error_code: code, request_id: expect.any(String) });
    expect(Object.keys(json)).toEqual(
      expect.arrayContaining(['error_type', 'error_code', 'error_message', 'display_message']),
    );
    expect(text).not.toMatch(/4111111111111111|\bat .*:\d+:\d+/u);
  });

  it('names wrong credentials, and does not repeat them', async () => {
    const wrong = await rawPost(bank, '/accounts/get', '{"access_token":"x"}', { 'plaid-secret': 'not-the-secret' });
    expect(wrong.json).toMatchObject({ error_code: 'INVALID_API_KEYS' });
    expect(wrong.text).not.toContain('not-the-secret');
    const { clientId, secret } = bank.plane.credentials.plaid;
    const inBody = await fetch(`${bank.origin}/institutions/get_by_id`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ client_id: clientId, secret, institution_id: 'ins_109511', country_codes: ['US'] }),
    });
    expect(await inBody.json()).toMatchObject({ institution: { name: 'Tartan Bank' } });
  });

  it('masks a card number where it must keep text', async () => {
    const token = (
      await bank.client.linkTokenCreate({
        user: { client_user_id: 'u' },
        client_name: 'Shop 4111 1111 1111 1111',
        products: ALL,
        country_codes: [CountryCode.Us],
        language: 'en',
      })
    ).data.link_token;
    const { metadata } = (await bank.client.linkTokenGet({ link_token: token })).data;
    expect(metadata.client_name).toBe('Shop 411111******1111');
  });
});
