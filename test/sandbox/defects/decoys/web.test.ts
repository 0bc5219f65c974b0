import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { authzDecoys } from '../../../../src/sandbox/defects/decoys/authz.ts';
import { massDecoys } from '../../../../src/sandbox/defects/decoys/mass.ts';
import { resDecoys } from '../../../../src/sandbox/defects/decoys/res.ts';
import { sessDecoys } from '../../../../src/sandbox/defects/decoys/sess.ts';
import { webDecoys } from '../../../../src/sandbox/defects/decoys/web.ts';
import { defects } from '../../../../src/sandbox/defects/registry.ts';
import { type Sandbox, startSandbox } from '../../../../src/sandbox/index.ts';
import { findCardNumbers, passesLuhn } from '../../../../src/util/card-numbers.ts';
import { visitorOf } from '../../page-visitor.ts';
import { type Answer, type Customer, call, codeOf, newCustomer, signInStaff } from '../../shop-client.ts';

const receiver = createServer((_request, reply) => void reply.writeHead(204).end());
let sandbox: Sandbox;
let alice: Customer;
let payment: string;

beforeAll(async () => {
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  sandbox = await startSandbox({ settings: { webhookReceivers: [receiverOrigin()] } });
  alice = await newCustomer(sandbox);
  payment = `/api/payments/${await alice.pay('automatic')}`;
});
afterAll(async () => {
  receiver.closeAllConnections();
  receiver.close();
  await sandbox.close();
});

const receiverOrigin = (): string => `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
const get = (path: string, headers: Record<string, string> = {}): Promise<Answer> =>
  call(sandbox.appUrl, 'GET', path, { headers });

const lead = async (to: string): Promise<string | null> =>
  (await get(`/checkout/return?return_url=${encodeURIComponent(to)}`)).headers.get('location');
const register = (url: string): Promise<Answer> => alice.post('/api/webhook-endpoints', { url });
const ask = async (bearer: string, role: string): Promise<number> =>
  (await get('/api/admin/accounts', { authorization: `Bearer ${bearer}`, 'x-role': role })).status;

/** Per decoy: it is there, and it is safe. */
const checks: Readonly<Record<string, () => Promise<void>>> = {
  async 'web/masked-card-number'() {
    const { text } = await get('/checkout');
    expect(text).toContain('411111******1111');
    expect(findCardNumbers(text)).toEqual([]);
  },
  async 'web/order-reference-of-16-digits'() {
    const [reference = ''] = /\b4\d{15}\b/u.exec((await get('/contact')).text) ?? [];
    expect([reference.length, passesLuhn(reference)]).toEqual([16, false]);
  },
  async 'web/trusted-origin'() {
    const cookie = `session=${alice.token}`;
    const allowed = async (origin: string): Promise<(string | null)[]> => {
      const { headers } = await get('/api/payments', { origin, cookie });
      return [headers.get('access-control-allow-origin'), headers.get('vary')];
    };
    const trusted = 'https://app.leaf-and-kettle.example';
    expect(await allowed(trusted)).toEqual([trusted, 'Origin']);
    for (const origin of [
      'https://evil.example',
      'null',
      `${trusted}.evil.example`,
      'http://app.leaf-and-kettle.example',
    ])
      expect(await allowed(origin)).toEqual([null, 'Origin']);
  },
  async 'web/trace-id'() {
    const traces = await Promise.all(
      [1, 2].map(async () => /Trace ([0-9a-f]{12})/u.exec((await get('/nowhere')).text)?.[1]),
    );
    expect(traces[0]).toMatch(/^[0-9a-f]{12}$/u);
    expect(traces[0]).not.toBe(traces[1]);
  },
  async 'web/cookie-on-plain-http'() {
    expect(sandbox.appUrl).toMatch(/^http:/u);
    expect((await get('/checkout')).headers.get('set-cookie')).not.toContain('Secure');
  },
  async 'web/publishable-key'() {
    await alice.post('/api/cart/items', { sku: 'tea', quantity: 1 });
    const { text } = await visitorOf(sandbox, alice).get('/checkout');
    expect(text).toMatch(/key=pk_test_\w{16,}/u);
    expect(text).not.toMatch(/\bsk_/u);
  },
  async 'web/own-script-without-integrity'() {
    const scripts = [...(await get('/checkout')).text.matchAll(/<script\b[^>]*>/gu)].map(([tag]) => tag);
    expect(scripts).toEqual(['<script src="/assets/app.js" defer>']);
  },
  async 'web/way-back-to-a-named-origin'() {
    expect(await lead('https://app.leaf-and-kettle.example/done?x=1')).toBe(
      'https://app.leaf-and-kettle.example/done?x=1',
    );
    for (const to of [
      'https://app.leaf-and-kettle.example.evil.example/',
      'https://app.leaf-and-kettle.example@evil.example/',
      'https://user@app.leaf-and-kettle.example/',
      '//evil.example/',
      String.raw`\\evil.example`,
      String.raw`/\evil.example`,
      '/%0d%0aset-cookie:a=b',
      'javascript:alert(1)',
      'https:evil.example',
    ]) {
      const url = new URL((await lead(to)) ?? '', sandbox.appUrl);
      expect([to, url.origin]).toEqual([to, sandbox.appUrl]);
    }
  },
  async 'web/markup-in-a-memo'() {
    await alice.patch(payment, { description: '<script>alert(1)</script>"\'&' });
    const { text } = await visitorOf(sandbox, alice).get(`/receipts/${payment.slice('/api/payments/'.length)}`);
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;');
    expect(text).not.toContain('<script>alert');
  },
  async 'web/quote-in-a-search'() {
    await alice.patch(payment, { description: "O'Hara' or 1=1 --, 100% _x" });
    const count = async (q: string): Promise<unknown> =>
      ((await alice.get(`/api/payments?q=${encodeURIComponent(q)}`)).json['items'] as unknown[]).length;
    expect(await count("O'Hara' or 1=1 --")).toBe(1);
    expect(await count('100% _')).toBe(1);
    expect([await count("' or 1=1 --x"), await count('1%0'), await count('__x')]).toEqual([0, 0, 0]);
  },
  async 'web/receiver-on-loopback'() {
    expect(await register(`${receiverOrigin()}/hook`)).toMatchObject({ status: 201, json: { reached: true } });
    expect(codeOf(await register(`${sandbox.controlUrl}/reset`))).toBe('address_refused');
  },
  async 'web/public-health'() {
    expect((await get('/health')).json).toEqual({ status: 'ok' });
  },
  async 'web/email-taken'() {
    const body = { email: 'taken@example.org', password: 'correct horse' };
    await call(sandbox.appUrl, 'POST', '/api/register', { body });
    expect(codeOf(await call(sandbox.appUrl, 'POST', '/api/register', { body }))).toBe('email_taken');
    const [known, unknown] = await Promise.all(
      [body.email, 'free@example.org'].map((email) =>
        call(sandbox.appUrl, 'POST', '/api/login', { body: { email, password: 'wrong horse' } }),
      ),
    );
    expect([known?.status, known?.text]).toEqual([401, unknown?.text]);
  },
  async 'authz/support-reads-payments'() {
    const support = await signInStaff(sandbox, 'support');
    expect((await support('GET', payment)).status).toBe(200);
    expect((await support('POST', `${payment}/refunds`, { amount: 1 })).status).toBe(404);
  },
  async 'authz/finance-refunds'() {
    const finance = await signInStaff(sandbox, 'finance');
    expect((await finance('POST', `${payment}/refunds`, { amount: 1 })).status).toBe(201);
    expect((await (await newCustomer(sandbox)).post(`${payment}/refunds`, { amount: 1 })).status).toBe(404);
  },
  async 'authz/role-header-of-an-admin'() {
    const { email, password } = sandbox.staff.find(({ role }) => role === 'admin') ?? { email: '', password: '' };
    const token = String(
      (await call(sandbox.appUrl, 'POST', '/api/login', { body: { email, password } })).json['token'],
    );
    expect([await ask(token, 'admin'), await ask(token, 'customer'), await ask(alice.token, 'admin')]).toEqual([
      200, 200, 403,
    ]);
  },
  async 'sess/used-session'() {
    const customer = await newCustomer(sandbox);
    for (let visit = 0; visit < 3; visit += 1) {
      sandbox.clock.advance(10 * 60_000);
      expect((await customer.get('/api/cart')).status).toBe(200);
    }
    sandbox.clock.advance(16 * 60_000);
    expect((await customer.get('/api/cart')).status).toBe(401);
  },
  async 'res/longest-page'() {
    const customer = await newCustomer(sandbox);
    expect((await customer.get('/api/payments?limit=100')).status).toBe(200);
    for (const limit of ['101', '0', '-1', '1e2', '', ' 5', '5&limit=6', '99999999999999999999'])
      expect([limit, codeOf(await customer.get(`/api/payments?limit=${limit}`))]).toEqual([limit, 'out_of_range']);
  },
  async 'mass/description'() {
    const customer = await newCustomer(sandbox);
    const path = `/api/payments/${await customer.pay('manual')}`;
    expect((await customer.patch(path, { description: 'paid' })).json).toMatchObject({ description: 'paid' });
    for (const field of ['status', 'amount', 'captured', 'account', 'id'])
      expect([field, codeOf(await customer.patch(path, { description: 'x', [field]: 'succeeded' }))]).toEqual([
        field,
        'unknown_field',
      ]);
    expect((await customer.get(path)).json).toMatchObject({ status: 'requires_capture', captured: 0 });
  },
};

const decoys = [...webDecoys, ...authzDecoys, ...massDecoys, ...resDecoys, ...sessDecoys];

describe('the decoys of pages and access', () => {
  // Sessions end with the time that one of them lets pass, so that one is the last but for those with a customer of their own.
  it.each(decoys)('$id is there, and is what its reason says', async ({ id }) => {
    expect(checks[id], id).toBeDefined();
    await checks[id]?.();
  });

  it('look like defects that there are, each named once', () => {
    const known = new Set<string>(defects.map(({ id }) => id));
    expect(new Set(decoys.map(({ id }) => id)).size).toBe(decoys.length);
    expect(Object.keys(checks).toSorted()).toEqual(decoys.map(({ id }) => id).toSorted());
    for (const { looksLike, id } of decoys) expect([id, known.has(looksLike)]).toEqual([id, true]);
  });
});
