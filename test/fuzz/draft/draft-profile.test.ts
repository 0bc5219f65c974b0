import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draftProfile } from '../../../src/fuzz/draft/draft-profile.ts';
import { readOpenapi } from '../../../src/fuzz/draft/read-openapi.ts';
import { parseProfile, type Profile } from '../../../src/fuzz/profile.ts';
import { parseYaml } from '../../../src/util/yaml.ts';

const schema = (properties: object): object => ({
  content: { 'application/json': { schema: { type: 'object', properties } } },
});
const ok = (properties: object): object => ({ responses: { 200: { description: 'ok', ...schema(properties) } } });
const integer = { type: 'integer' };
const text = { type: 'string' };

async function draft(paths: object, more: object = {}): Promise<Profile> {
  const document = JSON.stringify({ openapi: '3.1.0', info: { title: 't', version: '1' }, paths, ...more });
  const drafted = draftProfile(await readOpenapi(document, 'o.json'), 'http://127.0.0.1:3000');
  return parseProfile(parseYaml(drafted.text, 'p.yml').value, 'p.yml', { environment: { APP_API_KEY: 'test' } });
}

describe('a draft from OpenAPI', () => {
  it('tells paying at once from authorising by the field that does', async () => {
    const body = { requestBody: schema({ amount: integer, capture_method: { enum: ['automatic', 'manual'] } }) };
    const { roles } = await draft({ '/charges': { post: { ...body, ...ok({ id: text, status: text }) } } });
    expect(roles.pay?.body).toEqual({ amount: '{amount}', capture_method: 'automatic' });
    expect(roles.authorize?.body).toEqual({ amount: '{amount}', capture_method: 'manual' });
    expect(roles.pay?.fields['capture']).toBe('/capture_method');
  });

  it('finds amounts in nested bodies and answers, and refunds that name their payment in the body', async () => {
    const amount = {
      type: 'object',
      properties: { value: integer, currency: { type: 'string', enum: ['USD', 'EUR'] } },
    };
    const { roles, money } = await draft({
      '/v1/refunds': {
        post: {
          requestBody: schema({ payment_id: text, amount }),
          ...ok({ data: { type: 'object', properties: { id: text, amount } } }),
        },
      },
    });
    expect(roles.refund?.body).toEqual({
      payment_id: '{payment}',
      amount: { value: '{amount}', currency: '{currency}' },
    });
    expect(roles.refund?.out).toMatchObject({ id: '/data/id', amount: '/data/amount/value' });
    expect(money).toMatchObject({ unit: 'minor', currency: 'USD' });
  });

  it('reads status texts by what they mean', async () => {
    const status = {
      type: 'string',
      enum: ['REQUIRES_CAPTURE', 'SUCCEEDED', 'CANCELED', 'requires_action', 'declined'],
    };
    const { states } = await draft({ '/payments/{id}': { get: ok({ id: text, status, amount: integer }) } });
    expect(states).toMatchObject({ authorized: ['REQUIRES_CAPTURE'], paid: ['SUCCEEDED'], canceled: ['CANCELED'] });
    expect(states).toMatchObject({ action: ['requires_action'], failed: ['declined'] });
  });

  it.each([
    [{ type: 'http', scheme: 'basic' }, { basic: true }],
    [{ type: 'apiKey', in: 'header', name: 'X-Api-Key' }, undefined],
  ])('sees how users are known (%#)', async (scheme, auth) => {
    const more = { components: { securitySchemes: { s: scheme } }, security: [{ s: [] }] };
    const profile = await draft({ '/wallet': { get: ok({ balance: integer }) } }, more);
    expect(profile.auth).toEqual(auth);
    expect(profile.headers).toEqual(auth === undefined ? { 'X-Api-Key': 'test' } : {});
  });

  it('says what it could not map', async () => {
    const document = JSON.stringify({
      openapi: '3.0.0',
      info: {},
      paths: { '/loans/{id}/repay': { post: {} }, '/wallet': { get: {} } },
    });
    const { unmapped, unused, text: yaml } = draftProfile(await readOpenapi(document, 'o.json'), 'http://127.0.0.1:1');
    expect(unmapped).toContain('refund');
    expect(unused).toEqual(['POST /loans/{id}/repay']);
    expect(yaml).toContain('#   POST /loans/{id}/repay');
  });

  it('makes a profile of whatever a document says, and nothing in it escapes', async () => {
    const names = fc.string({ maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(names, names, fc.jsonValue({ maxDepth: 2 }), async (title, name, example) => {
        const document = {
          openapi: '3.0.3',
          info: { title: `x${title}` },
          servers: [{ url: 'https://api.stripe.com' }],
          paths: {
            '/payments': {
              post: {
                requestBody: schema({ [`a${name}`]: { type: 'string', example }, amount: integer }),
                responses: {},
              },
            },
          },
        };
        const { text: yaml } = draftProfile(await readOpenapi(JSON.stringify(document), 'o'), 'http://127.0.0.1:9');
        const { target } = parseProfile(parseYaml(yaml, 'p.yml').value, 'p.yml', { environment: {} });
        expect(target.baseUrl).toBe('http://127.0.0.1:9');
      }),
      { numRuns: 60 },
    );
  });

  it.each(['', 'nonsense: [', '{"paths":{}}', '[]', '{"openapi":"3.0.0","paths":{"/a":{"$ref":"#/paths/~1a"}}}'])(
    '%j is refused',
    async (document) => {
      await expect(readOpenapi(document, 'o.json')).rejects.toMatchObject({
        code: 'payments/bad-document',
        class: 'usage',
      });
    },
  );
});
