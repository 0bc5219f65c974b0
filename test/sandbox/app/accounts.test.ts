import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../../src/sandbox/index.ts';
import { type Answer, call, codeOf, newCustomer, signInStaff } from '../shop-client.ts';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ settings: { loginLimit: { failures: 5, windowSeconds: 60 } } });
});
afterAll(() => sandbox.close());

const send = (path: string, body: unknown): Promise<Answer> => call(sandbox.appUrl, 'POST', path, { body });
const password = 'correct horse';
const bearer = (answer: Answer): Record<string, string> => ({
  authorization: `Bearer ${String(answer.json['token'])}`,
});

async function events(): Promise<readonly Record<string, unknown>[]> {
  const admin = await signInStaff(sandbox, 'admin');
  const { json } = await admin('GET', '/api/admin/events?limit=100');
  return json['items'] as Record<string, unknown>[];
}

describe('opening an account', () => {
  it.each([
    ['elevenchars', 'too short'],
    ['password1234', 'common'],
    ['aaaaaaaaaaaaaaa', 'one character over and over'],
    ['frieda.meyer.99', 'the e-mail address'],
  ])('refuses the password %s: %s', async (weak) => {
    const answer = await send('/api/register', { email: 'frieda.meyer@example.org', password: weak });
    expect([answer.status, codeOf(answer)]).toEqual([400, 'weak_password']);
    expect(answer.text).not.toContain(weak);
  });

  it('takes a long one in any script, and a strange address literally', async () => {
    expect((await send('/api/register', { email: "o'hara@example.org", password: 'сложный пароль' })).status).toBe(201);
    expect((await send('/api/login', { email: "o'hara@example.org", password: 'сложный пароль' })).status).toBe(200);
  });
});

describe('signing in', () => {
  it('makes an account wait after too many wrong passwords, known or not, and others not', async () => {
    await send('/api/register', { email: 'gina@example.org', password });
    for (const email of ['gina@example.org', 'nobody@example.org']) {
      for (let attempt = 0; attempt < 5; attempt += 1)
        expect((await send('/api/login', { email, password: 'wrong' })).status).toBe(401);
      const waiting = await send('/api/login', { email, password });
      expect([waiting.status, codeOf(waiting)]).toEqual([429, 'too_many_attempts']);
      expect(Number(waiting.headers.get('retry-after'))).toBeGreaterThan(0);
    }
    await newCustomer(sandbox);
    sandbox.clock.advance(61_000);
    expect((await send('/api/login', { email: 'gina@example.org', password })).status).toBe(200);
  });

  it('makes nobody wait for longer than the window where the clock is set back', async () => {
    await send('/api/register', { email: 'kim@example.org', password });
    sandbox.clock.advance(30 * 24 * 3_600_000);
    for (let attempt = 0; attempt < 6; attempt += 1)
      await send('/api/login', { email: 'kim@example.org', password: 'wrong' });
    await sandbox.reset();
    await send('/api/register', { email: 'kim@example.org', password });
    expect((await send('/api/login', { email: 'kim@example.org', password })).status).toBe(200);
  });

  it('counts only failures in a row', async () => {
    await send('/api/register', { email: 'hugo@example.org', password });
    for (let round = 0; round < 3; round += 1) {
      for (let attempt = 0; attempt < 4; attempt += 1)
        await send('/api/login', { email: 'hugo@example.org', password: 'wrong' });
      expect((await send('/api/login', { email: 'hugo@example.org', password })).status).toBe(200);
    }
  });

  it('writes success and failure to the trail, with account and address, and no password', async () => {
    const { json } = await send('/api/register', { email: 'ida@example.org', password });
    await send('/api/login', { email: 'ida@example.org', password: 'not the one' });
    await send('/api/login', { email: 'ida@example.org', password });
    const own = (await events()).filter(({ actor }) => actor === json['id']);
    expect(own.map(({ type, outcome, origin }) => [type, outcome, origin])).toEqual(
      expect.arrayContaining([
        ['account.opened', 'success', '127.0.0.1'],
        ['login', 'failure', '127.0.0.1'],
        ['login', 'success', '127.0.0.1'],
      ]),
    );
    expect(JSON.stringify(own)).not.toContain('not the one');
  });
});

describe('a session', () => {
  it('ends when it is idle for 15 minutes, and not while it is used', async () => {
    const customer = await newCustomer(sandbox);
    for (let visit = 0; visit < 3; visit += 1) {
      sandbox.clock.advance(14 * 60_000);
      expect((await customer.get('/api/cart')).status).toBe(200);
    }
    sandbox.clock.advance(15 * 60_000 + 1);
    expect((await customer.get('/api/cart')).status).toBe(401);
  });

  it('ends after an hour even while it is used', async () => {
    const customer = await newCustomer(sandbox);
    for (let visit = 0; visit < 5; visit += 1) {
      sandbox.clock.advance(11 * 60_000);
      expect((await customer.get('/api/cart')).status).toBe(200);
    }
    sandbox.clock.advance(6 * 60_000);
    expect((await customer.get('/api/cart')).status).toBe(401);
  });

  it('ends with signing out, alone of the account’s sessions', async () => {
    const email = 'jo@example.org';
    await send('/api/register', { email, password });
    const [left, right] = [
      await send('/api/login', { email, password }),
      await send('/api/login', { email, password }),
    ];
    const out = await call(sandbox.appUrl, 'POST', '/api/logout', { body: {}, headers: bearer(left) });
    expect(out.headers.get('set-cookie')).toMatch(/^session=; Max-Age=0;/u);
    expect((await call(sandbox.appUrl, 'GET', '/api/cart', { headers: bearer(left) })).status).toBe(401);
    expect((await call(sandbox.appUrl, 'GET', '/api/cart', { headers: bearer(right) })).status).toBe(200);
  });
});

describe('roles', () => {
  it('let the staff read anybody’s payments, and finance refund them', async () => {
    const customer = await newCustomer(sandbox);
    const payment = `/api/payments/${await customer.pay('automatic')}`;
    const [support, finance] = [await signInStaff(sandbox, 'support'), await signInStaff(sandbox, 'finance')];
    expect((await support('GET', payment)).json).toMatchObject({ captured: 1009 });
    expect((await support('POST', `${payment}/refunds`, { amount: 1 })).status).toBe(404);
    expect((await finance('POST', `${payment}/refunds`, { amount: 1 })).status).toBe(201);
    expect((await customer.get(payment)).json).toMatchObject({ refunded: 1 });
  });

  it('are given by an admin alone; the account’s sessions end, and the trail knows', async () => {
    const [admin, support] = [await signInStaff(sandbox, 'admin'), await signInStaff(sandbox, 'support')];
    const customer = await newCustomer(sandbox);
    const path = `/api/admin/accounts/${customer.id}`;
    expect((await support('PATCH', path, { role: 'admin' })).status).toBe(403);
    expect((await customer.patch(path, { role: 'admin' })).status).toBe(403);
    expect((await admin('PATCH', path, { role: 'king' })).status).toBe(400);
    expect((await admin('PATCH', '/api/admin/accounts/usr_00000000000000000000', { role: 'admin' })).status).toBe(404);
    expect((await admin('PATCH', path, { role: 'support' })).json).toMatchObject({ id: customer.id, role: 'support' });
    expect((await customer.get('/api/cart')).status).toBe(401);
    expect(await events()).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ type: 'role.changed', outcome: 'success', resource: `account:${customer.id}` }),
        expect.objectContaining({ type: 'access.denied', outcome: 'failure', actor: customer.id }),
      ]),
    );
  });

  it('cannot be taken by their bearer, by a header or in a body', async () => {
    const admin = await signInStaff(sandbox, 'admin');
    const self = ((await admin('GET', '/api/admin/accounts?limit=100')).json['items'] as { id: string; role: string }[])
      .filter(({ role }) => role === 'admin')
      .map(({ id }) => id);
    expect(codeOf(await admin('PATCH', `/api/admin/accounts/${self[0] ?? ''}`, { role: 'customer' }))).toBe('own_role');
    const { token } = await newCustomer(sandbox);
    const headers = { authorization: `Bearer ${token}`, 'x-role': 'admin', 'x-admin': 'true' };
    expect((await call(sandbox.appUrl, 'GET', '/api/admin/accounts', { headers })).status).toBe(403);
    const registering = await send('/api/register', { email: 'k@example.org', password, role: 'admin' });
    expect([registering.status, codeOf(registering)]).toEqual([400, 'unknown_field']);
  });

  it('keep the passwords of the staff over a reset', async () => {
    const before = sandbox.staff;
    await sandbox.reset();
    expect((await (await signInStaff(sandbox, 'controller'))('GET', '/api/admin/orders')).status).toBe(200);
    expect(sandbox.staff).toEqual(before);
  });
});
