import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DefectId } from '../../../src/sandbox/defects/defect.ts';
import { defects } from '../../../src/sandbox/defects/registry.ts';
import { type Sandbox, startSandbox } from '../../../src/sandbox/index.ts';
import { findCardNumbers } from '../../../src/util/card-numbers.ts';
import { type Customer, call, newCustomer } from '../shop-client.ts';

let sandbox: Sandbox;
let alice: Customer;

beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

const read = async (path: string, field: string): Promise<number> => Number((await alice.get(path)).json[field]);
const atOnce = (path: string, body: object): Promise<unknown> =>
  Promise.all(Array.from({ length: 6 }, () => alice.post(path, body)));

/** Per defect: can an attacker see its effect? */
const effects: Readonly<Record<DefectId, () => Promise<boolean>>> = {
  async 'pay.price.client_trusted'() {
    await alice.post('/api/cart/items', { sku: 'kettle', quantity: 1, price: 1 });
    return (await read('/api/cart', 'total')) === 1;
  },
  async 'pay.qty.negative'() {
    await alice.post('/api/cart/items', { sku: 'mug', quantity: 1 });
    await alice.post('/api/cart/items', { sku: 'tea', quantity: -1 });
    const order = await alice.post('/api/checkout', {});
    return order.json['total'] === 1511 - 1009;
  },
  async 'idem.ignored'() {
    const body = { amount: 100, payment_method: 'pm_card_visa' };
    await alice.post('/api/wallet/top-ups', body, 'k');
    await alice.post('/api/wallet/top-ups', body, 'k');
    return (await alice.balance()) === 200;
  },
  async 'idem.params_not_compared'() {
    await alice.post('/api/wallet/top-ups', { amount: 100, payment_method: 'pm_card_visa' }, 'k');
    await alice.post('/api/wallet/top-ups', { amount: 900, payment_method: 'pm_card_visa' }, 'k');
    await alice.post('/api/wallet/top-ups', { amount: 900, payment_method: 'pm_card_visa' }, 'k');
    return (await alice.balance()) === 1000;
  },
  async 'cap.over'() {
    const path = `/api/payments/${await alice.pay('manual')}`;
    await alice.post(`${path}/capture`, { amount: 1010 });
    return (await read(path, 'captured')) > (await read(path, 'amount'));
  },
  async 'ref.over'() {
    const path = `/api/payments/${await alice.pay('automatic')}`;
    await alice.post(`${path}/refunds`, { amount: 600 });
    await alice.post(`${path}/refunds`, { amount: 600 });
    return (await read(path, 'refunded')) === 1200;
  },
  async 'ref.race'() {
    const path = `/api/payments/${await alice.pay('automatic')}`;
    await atOnce(`${path}/refunds`, { amount: 1009 });
    return (await read(path, 'refunded')) > 1009;
  },
  async 'flow.balance_race'() {
    const bob = await newCustomer(sandbox);
    await alice.topUp(1000);
    await atOnce('/api/wallet/transfers', { to: bob.id, amount: 1000 });
    return (await alice.balance()) < 0 && (await bob.balance()) > 1000;
  },
  async 'flow.self_transfer'() {
    const bob = await newCustomer(sandbox);
    await alice.topUp(1000);
    await alice.post('/api/wallet/transfers', { to: alice.id, amount: 100 });
    const own = await alice.balance();
    await alice.post('/api/wallet/transfers', { to: bob.id, amount: -5 });
    return own === 1100 && (await alice.balance()) === 1105;
  },
  async 'authz.payment_read'() {
    const bob = await newCustomer(sandbox);
    const foreign = await bob.get(`/api/payments/${await alice.pay('automatic')}`);
    return foreign.status === 200 && foreign.json['amount'] === 1009;
  },
  async 'mass.status'() {
    const path = `/api/payments/${await alice.pay('manual')}`;
    await alice.patch(path, { status: 'succeeded' });
    return (await alice.get(path)).json['status'] === 'succeeded';
  },
  async 'web.csp.missing'() {
    return !(await call(sandbox.appUrl, 'GET', '/checkout')).headers.has('content-security-policy');
  },
  async 'web.cookie.no_httponly'() {
    const cookie = (await call(sandbox.appUrl, 'GET', '/checkout')).headers.get('set-cookie');
    return cookie?.includes('HttpOnly') === false;
  },
  async 'web.pan.response'() {
    await alice.topUp(1);
    return findCardNumbers((await alice.get('/api/payment-methods')).text).length > 0;
  },
  async 'web.error.stack'() {
    const pages = await Promise.all(['/nowhere', '/api/nowhere'].map((path) => call(sandbox.appUrl, 'GET', path)));
    return pages.every(({ status, text }) => status === 404 && /\sat .+:\d+:\d+/u.test(text));
  },
};

const all = defects.map(({ id }) => id);

async function shows(id: DefectId, on: readonly DefectId[]): Promise<boolean> {
  sandbox.setDefects(on);
  alice = await newCustomer(sandbox);
  return effects[id]();
}

describe('each defect', () => {
  it.each(defects)('$id shows alone and among all others, and not without its switch', async ({ id, conflicts }) => {
    expect(await shows(id, [])).toBe(false);
    expect(await shows(id, [id])).toBe(true);
    const others = all.filter((other) => other !== id);
    expect(await shows(id, others)).toBe(false);
    expect(await shows(id, [id, ...others.filter((other) => !conflicts.includes(other))])).toBe(true);
  });
});

describe('the races', () => {
  it.each(['ref.race', 'flow.balance_race'] as const)(
    '%s holds while requests come one after the other',
    async (id) => {
      sandbox.setDefects([id]);
      alice = await newCustomer(sandbox);
      const bob = await newCustomer(sandbox);
      await alice.topUp(1000);
      const path = `/api/payments/${await alice.pay('automatic')}`;
      for (let round = 0; round < 3; round += 1) {
        await alice.post('/api/wallet/transfers', { to: bob.id, amount: 1000 });
        await alice.post(`${path}/refunds`, { amount: 1009 });
      }
      expect([await alice.balance(), await read(path, 'refunded')]).toEqual([0, 1009]);
    },
  );
});

describe('the registry', () => {
  it('names every defect once, with a rule, a weakness and a place', () => {
    expect(new Set(defects.map(({ id }) => id)).size).toBe(defects.length);
    expect(defects.map(({ id }) => id).toSorted()).toEqual(Object.keys(effects).toSorted());
    for (const { id, rules, cwe, places, conflicts } of defects) {
      expect([...rules.web, ...rules.payments], id).toHaveLength(1);
      for (const rule of [...rules.web, ...rules.payments]) expect(rule).toMatch(/^(?:web|pay)\/[a-z-]+$/u);
      expect(cwe.length, id).toBeGreaterThan(0);
      for (const place of places) expect(place).toMatch(/^(?:GET|POST|PATCH) \//u);
      expect(conflicts).not.toContain(id);
    }
  });
});

describe('pay.qty.negative', () => {
  it('lets a line vanish that comes to nothing, and answers as ever', async () => {
    sandbox.setDefects(['pay.qty.negative']);
    const customer = await newCustomer(sandbox);
    await customer.post('/api/cart/items', { sku: 'mug', quantity: 1 });
    const answer = await customer.post('/api/cart/items', { sku: 'mug', quantity: -1 });
    sandbox.setDefects([]);
    expect(answer).toMatchObject({ status: 200, json: { items: [], total: 0 } });
  });
});
