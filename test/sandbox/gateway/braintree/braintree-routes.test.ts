import { describe, expect, it } from 'vitest';
import { merchantOfFile, rawRequest } from './test-merchant.ts';

const merchant = merchantOfFile();

describe('bad input', () => {
  it.each(
    (
      [
        ['{"transaction":{"type":"sale","amount":{"a":1},"payment_method_nonce":"fake-valid-nonce"}}', 422],
        ['{"transaction":{"type":"sale","amount":1e400,"payment_method_nonce":"fake-valid-nonce"}}', 422],
        ['{"transaction":{"type":"sale","amount":"1","amount":"2","payment_method_nonce":"fake-valid-nonce"}}', 400],
        ['{"transaction":{"type":"sale","amount":"1","payment_method_nonce":["fake-valid-nonce"]}}', 403],
        ['{"transaction":{"type":"sale","amount":"1","colour":"4111111111111111"}}', 403],
        ['{"transaction":{"type":"sale","amount":"1","payment_method_nonce":"4111111111111111"}}', 422],
        ['{"transaction":{"type":"loan","amount":"1","payment_method_nonce":"fake-valid-nonce"}}', 422],
        [
          '{"transaction":{"type":"sale","amount":"1","payment_method_nonce":"fake-valid-nonce","custom_fields":{"<a>":"b"}}}',
          422,
        ],
        ['{"transaction":[]}', 403],
        ['[]', 403],
        ['{', 400],
        ['{"transaction":null}', 422],
        [`{"transaction":{"order_id":"${'x'.repeat(300_000)}"}}`, 413],
      ] as const
    ).map(([body, status]) => [body.slice(0, 80), status, body] as const),
  )('%s is answered %i in XML, and nothing happens', async (_shown, status, body) => {
    const answer = await rawRequest(merchant, 'POST', '/transactions', body);
    expect(answer.status).toBe(status);
    expect(answer.text).toMatch(/^<\?xml .*<api-error-response>/su);
    expect(answer.text).not.toMatch(/4111111111111111|\bat .*:\d+:\d+/u);
    expect(merchant.plane.journal()).toEqual([]);
  });

  it('names missing and wrong credentials, unknown paths and foreign ids', async () => {
    const json = { 'content-type': 'application/json', 'x-apiversion': '6' };
    expect((await rawRequest(merchant, 'GET', '/transactions/x', undefined, json)).status).toBe(401);
    const wrong = { ...json, authorization: `Basic ${Buffer.from('a:b').toString('base64')}` };
    expect((await rawRequest(merchant, 'GET', '/transactions/x', undefined, wrong)).status).toBe(401);
    expect((await rawRequest(merchant, 'GET', '/nothing/here', undefined)).status).toBe(404);
    await expect(merchant.client.transaction.find('nothing')).rejects.toMatchObject({ type: 'notFoundError' });
    const text = await rawRequest(merchant, 'POST', '/transactions', '<xml/>', {
      ...wrong,
      'content-type': 'text/xml',
    });
    expect(text.status).toBe(401);
  });
});
