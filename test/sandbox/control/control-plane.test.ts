import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defects } from '../../../src/sandbox/defects/registry.ts';
import type { Sandbox } from '../../../src/sandbox/index.ts';
import { sharedSandbox } from '../shared-sandbox.ts';
import { type Customer, call, codeOf, control, newCustomer } from '../shop-client.ts';

let sandbox: Sandbox;

let customer: Customer;

beforeAll(async () => {
  sandbox = await sharedSandbox();
  customer = await newCustomer(sandbox);
});
afterAll(() => sandbox.close());

async function idAfter(seed: number): Promise<string> {
  await control(sandbox, 'POST', '/reset', { seed });
  return (await newCustomer(sandbox)).id;
}

const routes = [
  ...[
    '/health',
    '/seed',
    '/clock',
    '/faults',
    '/gateway/credentials',
    '/gateway/requests',
    '/gateway/journal',
    '/gateway/settlement',
    '/webhooks',
    '/webhooks/deliveries',
    '/defects',
    '/answer-key',
    '/decoys',
    '/ledger',
    '/invariants',
    '/outbox',
    '/staff',
    '/log',
    '/trail',
    '/trail/verify',
    '/alarms',
    '/metrics',
    '/keys',
    '/database',
    '/reconciliations',
    '/manifest',
    '/backup',
  ].map((path) => ['GET', path] as const),
  ...['/reset', '/clock/advance', '/faults', '/sql', '/reconcile', '/keys/rotate', '/webhooks/trigger', '/nightly'].map(
    (path) => ['POST', path] as const,
  ),
  ['PUT', '/defects'],
] as const;

describe('the control plane', () => {
  it.each(routes)('%s %s needs the token', async (method, path) => {
    for (const authorization of [
      undefined,
      'Bearer ',
      `Bearer ${sandbox.token}x`,
      `Basic ${sandbox.token}`,
      `Bearer ${customer.token}`,
    ]) {
      const headers = authorization === undefined ? {} : { authorization };
      const answer = await call(sandbox.controlUrl, method, path, {
        headers,
        ...(method !== 'GET' && { body: { on: ['ref.over'] } }),
      });
      expect([answer.status, codeOf(answer)]).toEqual([401, 'unauthorized']);
    }
    expect((await control(sandbox, 'GET', '/defects')).json).toEqual({ on: [] });
    expect((await customer.get('/api/cart')).status).toBe(200);
  });

  // The shop has a page about its own health, which needs no token.
  it.each(routes.filter(([, path]) => path !== '/health'))('%s %s is not on the app plane', async (method, path) => {
    const headers = { authorization: `Bearer ${sandbox.token}` };
    expect((await call(sandbox.appUrl, method, path, { headers })).status).toBe(404);
  });

  it('switches exactly the named defects on, and nothing where one name is wrong', async () => {
    expect((await control(sandbox, 'PUT', '/defects', { on: ['ref.over', 'cap.over', 'ref.over'] })).json).toEqual({
      on: ['cap.over', 'ref.over'],
    });
    const wrong = await control(sandbox, 'PUT', '/defects', { on: ['ref.ovr', 'web.csp.missing'] });
    expect([wrong.status, codeOf(wrong)]).toEqual([400, 'sandbox/unknown-defect']);
    expect(wrong.text).toContain('did you mean');
    expect((await control(sandbox, 'GET', '/defects')).json).toEqual({ on: ['cap.over', 'ref.over'] });
    expect((await control(sandbox, 'PUT', '/defects', { on: 'ref.over' })).status).toBe(400);
    expect((await control(sandbox, 'PUT', '/defects', { on: [] })).json).toEqual({ on: [] });
  });

  it('serves the answer key with every defect', async () => {
    const { json } = await control(sandbox, 'GET', '/answer-key');
    expect(json).toEqual({ on: [], defects });
  });

  it('names who breaks the invariants where a flaw lets it happen', async () => {
    await control(sandbox, 'PUT', '/defects', { on: ['ref.over', 'cap.over', 'flow.self_transfer'] });
    const [alice, bob] = await Promise.all([newCustomer(sandbox), newCustomer(sandbox)]);
    const captured = await alice.pay('manual');
    await alice.post(`/api/payments/${captured}/capture`, { amount: 5000 });
    const refunded = await alice.pay('automatic');
    await alice.post(`/api/payments/${refunded}/refunds`, { amount: 5000 });
    await alice.post('/api/wallet/transfers', { to: bob.id, amount: -5 });
    await alice.post('/api/wallet/transfers', { to: alice.id, amount: 1 });
    expect((await control(sandbox, 'GET', '/invariants')).json).toEqual({
      holds: false,
      unbalanced_journals: [],
      negative_wallets: [bob.id],
      captured_above_amount: [captured],
      refunded_above_captured: [refunded],
      orders_paid_twice: [],
      paid_other_than_ordered: [],
      wrong_totals: [],
      coupons_over_limit: [],
      foreign_payments: [],
      lopsided_payouts: [],
      money_from_nowhere: ['suspense:EUR'],
    });
    await control(sandbox, 'PUT', '/defects', { on: [] });
  });

  it('resets to an empty shop', async () => {
    await customer.topUp(100);
    await customer.pay('automatic');
    const catalogue = (await call(sandbox.appUrl, 'GET', '/api/catalogue')).text;
    expect((await control(sandbox, 'POST', '/reset', { seed: 7 })).status).toBe(200);
    expect((await customer.get('/api/wallet')).status).toBe(401);
    expect((await control(sandbox, 'GET', '/ledger')).json).toMatchObject({ journals: [] });
    expect((await call(sandbox.appUrl, 'GET', '/api/catalogue')).text).toBe(catalogue);
    expect((await control(sandbox, 'POST', '/reset', { seed: '7' })).status).toBe(400);
  });

  it('repeats the ids of a seed and gives others to another', async () => {
    const first = await idAfter(11);
    expect(await idAfter(12)).not.toBe(first);
    expect(await idAfter(11)).toBe(first);
  });
});
