import { describe, expect, it } from 'vitest';
import { draftProfile } from '../../../src/fuzz/draft/draft-profile.ts';
import { readPostman } from '../../../src/fuzz/draft/read-postman.ts';
import { parseProfile } from '../../../src/fuzz/profile.ts';
import { parseYaml } from '../../../src/util/yaml.ts';

const collection = JSON.stringify({
  info: { name: 'Wallet: "app"' },
  auth: { type: 'bearer' },
  item: [
    {
      name: 'Accounts',
      item: [
        {
          name: 'Sign in',
          request: {
            method: 'POST',
            auth: { type: 'noauth' },
            url: { path: ['login'] },
            body: { mode: 'raw', raw: '{"email":"{{mail}}","password":"{{pass}}"}' },
          },
          response: [{ code: 200, body: '{"access_token":"x"}' }],
        },
      ],
    },
    {
      name: 'Deposit',
      request: {
        method: 'POST',
        url: '{{base}}/wallet/deposits',
        body: { mode: 'raw', raw: '{"amount": {{amount}} }' },
      },
    },
    {
      name: 'Balance',
      request: { method: 'GET', url: { raw: 'https://api.example.com/wallet' } },
      response: [{ code: 200, body: '{"id":"w","balance":500}' }],
    },
    {
      name: 'Refund',
      request: {
        method: 'POST',
        url: { path: ['payments', ':id', 'refunds'] },
        body: { mode: 'urlencoded', urlencoded: [{ key: 'amount', value: '5' }] },
      },
    },
  ],
});

describe('a Postman collection', () => {
  it('is drafted into a profile, folders, variables and forms included', () => {
    const { text } = draftProfile(readPostman(collection, 'c.json'), 'http://127.0.0.1:3000');
    const { name, roles, auth } = parseProfile(parseYaml(text, 'p.yml').value, 'p.yml');
    expect(name).toBe('Wallet: "app"');
    expect(auth?.login).toMatchObject({ path: '/login', out: { token: '/access_token' } });
    expect(roles.topUp).toMatchObject({ path: '/wallet/deposits', body: { amount: '{amount}' } });
    expect(roles.wallet).toMatchObject({ path: '/wallet', out: { balance: '/balance' } });
    expect(roles.refund).toMatchObject({ path: '/payments/{payment}/refunds', encoding: 'form' });
  });

  it.each(['', '{}', '{"item":[{"request":{"url":5}}]}'])('%j is refused', (text) => {
    expect(() => readPostman(text, 'c.json')).toThrow(expect.objectContaining({ code: 'payments/bad-document' }));
  });
});
