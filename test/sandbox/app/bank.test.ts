import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../../src/sandbox/index.ts';
import { linkBank, logIn, startLink } from '../bank-client.ts';
import { arrived } from '../gateway-client.ts';
import {
  type Answer,
  call,
  codeOf,
  control,
  type Customer,
  idOf,
  newCustomer,
  type Row,
  rowsOf,
} from '../shop-client.ts';

let sandbox: Sandbox;
let alice: Customer;

beforeAll(async () => {
  sandbox = await startSandbox({ settings: { retry: { attempts: 2, base: 1, cap: 1, random: () => 0 } } });
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  sandbox.gateway.faults.clear();
  alice = await newCustomer(sandbox);
});

async function itemsOf(path: string): Promise<readonly Row[]> {
  const answer = await alice.get(path);
  expect(answer.status, answer.text).toBe(200);
  return answer.json['items'] as readonly Row[];
}

function askProvider(path: string, body: object): Promise<Answer> {
  const { clientId, secret } = sandbox.gateway.credentials.plaid;
  const headers = { 'plaid-client-id': clientId, 'plaid-secret': secret };
  return call(sandbox.gatewayUrl, 'POST', path, { body, headers });
}

describe('linking a bank', () => {
  it('gives masked accounts with their balances, and keeps numbers, balances and the access token sealed', async () => {
    const answer = await linkBank(sandbox, alice);
    const id = idOf(answer);
    expect(answer.json).toMatchObject({ institution: 'First Platypus Bank', status: 'linked' });
    const accounts = await itemsOf('/api/bank/accounts');
    expect(accounts).toHaveLength(3);
    for (const { account, current, currency } of accounts) {
      expect(account).toMatch(/^\*{8}\d{4}$/u);
      expect(Number.isInteger(current)).toBe(true);
      expect(currency).toBe('USD');
    }
    const [link] = (await rowsOf(sandbox, 'bank_links')).filter((row) => row['id'] === id);
    expect(link?.['access_token']).toMatch(/^1:1:/u);
    for (const row of (await rowsOf(sandbox, 'bank_accounts')).filter(({ link: of }) => of === id)) {
      expect(row['current_balance']).toMatch(/^1:1:/u);
      if (row['number'] !== null)
        expect([row['number'], row['routing']]).toEqual(Array(2).fill(expect.stringMatching(/^1:1:/u)));
    }
    const everything = (await control(sandbox, 'GET', '/database')).text;
    expect(everything).not.toContain('access-sandbox');
    expect((await control(sandbox, 'GET', '/log')).text).not.toContain('access-sandbox');
  });

  it('is refused for a public token of somebody else, for a foreign link token, and for one that is used', async () => {
    const bob = await newCustomer(sandbox);
    const bobs = await startLink(bob);
    const stolen = await logIn(sandbox, bobs);
    const own = await startLink(alice);
    for (const link_token of [own, bobs, 'link-sandbox-unknown']) {
      const answer = await alice.post('/api/bank/links', { link_token, public_token: stolen });
      expect([answer.status, codeOf(answer)]).toEqual([400, 'invalid_bank_token']);
    }
    expect((await bob.post('/api/bank/links', { link_token: bobs, public_token: stolen })).status).toBe(201);
    expect((await bob.post('/api/bank/links', { link_token: bobs, public_token: stolen })).status).toBe(400);
    expect(await itemsOf('/api/bank/links')).toEqual([]);
  });

  it('is refused once the link token is four hours old', async () => {
    const link_token = await startLink(alice);
    const public_token = await logIn(sandbox, link_token);
    sandbox.clock.advance(4 * 3_600_000 + 1000);
    const later = await alice.signInAgain();
    expect((await later.post('/api/bank/links', { link_token, public_token })).status).toBe(400);
  });

  it('links once under one Idempotency-Key', async () => {
    const link_token = await startLink(alice);
    const body = { link_token, public_token: await logIn(sandbox, link_token) };
    const first = await alice.post('/api/bank/links', body, 'k');
    expect((await alice.post('/api/bank/links', body, 'k')).text).toBe(first.text);
    expect(await itemsOf('/api/bank/links')).toHaveLength(1);
  });

  it.each([
    [{}, 'missing_field'],
    [{ link_token: 'x', public_token: 'y' }, 'invalid_value'],
    [{ link_token: 'link-sandbox-1', public_token: 'public "><script>' }, 'invalid_value'],
    [{ link_token: 'link-sandbox-1', public_token: 'public-sandbox-1', account: 'x' }, 'unknown_field'],
    [{ link_token: 7, public_token: 'public-sandbox-1' }, 'wrong_type'],
  ])('refuses %j', async (body, code) => {
    const answer = await alice.post('/api/bank/links', body);
    expect([answer.status, codeOf(answer)]).toEqual([400, code]);
  });

  it('answers 503 while the provider is down, and links nothing', async () => {
    const link_token = await startLink(alice);
    const public_token = await logIn(sandbox, link_token);
    sandbox.gateway.faults.add({ match: { provider: 'plaid' }, kind: 'error', status: 500, times: 2 });
    const answer = await alice.post('/api/bank/links', { link_token, public_token });
    expect([answer.status, codeOf(answer)]).toEqual([503, 'bank_unavailable']);
    expect((await alice.post('/api/bank/links', { link_token, public_token })).status).toBe(201);
  });
});

describe('a linked bank', () => {
  it('gives its bookings, and new ones after its webhook, once each', async () => {
    const id = idOf(await linkBank(sandbox, alice));
    const path = `/api/bank/links/${id}/transactions`;
    const first = await itemsOf(path);
    expect(first.length).toBeGreaterThan(10);
    for (const { amount, booked_on, currency } of first) {
      expect(Number.isSafeInteger(amount)).toBe(true);
      expect(booked_on).toMatch(/^\d{4}-\d\d-\d\d$/u);
      expect(currency).toBe('USD');
    }
    expect(await itemsOf(path)).toEqual(first);
    sandbox.clock.advance(3 * 24 * 3_600_000);
    sandbox.gateway.tick();
    await arrived(sandbox);
    alice = await alice.signInAgain();
    const later = await itemsOf(path);
    const days = later.map((row) => String(row['booked_on']));
    expect(String(days[0]) > String(first[0]?.['booked_on'])).toBe(true);
    expect(new Set(later.map((row) => row['id'])).size).toBe(later.length);
  });

  it('waits for its customer when the bank wants a new login, and goes on after it', async () => {
    sandbox.setDefects(['bank.access_token_leak']);
    const linked = await linkBank(sandbox, alice);
    sandbox.setDefects([]);
    const id = idOf(linked);
    await askProvider('/sandbox/item/reset_login', { access_token: linked.json['access_token'] });
    await arrived(sandbox);
    expect(await itemsOf('/api/bank/links')).toMatchObject([{ id, status: 'login_required' }]);
    const refused = await alice.post(`/api/bank/links/${id}/sync`, {});
    expect([refused.status, codeOf(refused)]).toEqual([409, 'bank_login_required']);
    await logIn(sandbox, await startLink(alice, { link: id }));
    await arrived(sandbox);
    expect(await itemsOf('/api/bank/links')).toMatchObject([{ id, status: 'linked' }]);
    expect((await alice.post(`/api/bank/links/${id}/sync`, {})).status).toBe(200);
  });

  it('is forgotten when its customer ends it, here and at the provider', async () => {
    sandbox.setDefects(['bank.access_token_leak']);
    const linked = await linkBank(sandbox, alice);
    sandbox.setDefects([]);
    const path = `/api/bank/links/${idOf(linked)}`;
    const remove = (): Promise<Answer> =>
      call(sandbox.appUrl, 'DELETE', path, { headers: { authorization: `Bearer ${alice.token}` } });
    expect((await remove()).status).toBe(200);
    expect((await remove()).status).toBe(404);
    expect(await itemsOf('/api/bank/accounts')).toEqual([]);
    const [row] = (await rowsOf(sandbox, 'bank_links')).filter(({ id }) => id === idOf(linked));
    expect(row).toMatchObject({ status: 'removed', access_token: null });
    const answer = await askProvider('/accounts/get', { access_token: linked.json['access_token'] });
    expect(answer.status).toBe(400);
  });

  it('is nobody else’s: 404', async () => {
    const id = idOf(await linkBank(sandbox, alice));
    const bob = await newCustomer(sandbox);
    const path = `/api/bank/links/${id}`;
    expect((await bob.get(`${path}/transactions`)).status).toBe(404);
    expect((await bob.post(`${path}/sync`, {})).status).toBe(404);
    expect((await bob.post('/api/bank/link-tokens', { link: id })).status).toBe(404);
    expect((await bob.get('/api/bank/accounts')).json['items']).toEqual([]);
  });
});
