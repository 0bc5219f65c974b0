import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts';
import { linkBank } from '../sandbox/bank-client.ts';
import { charges } from '../sandbox/gateway-client.ts';
import { control, newCustomer } from '../sandbox/shop-client.ts';
import { type PostgresServer, postgresFolder, startPostgres } from './postgres-server.ts';

const bin = postgresFolder();

function atOnce<Result>(times: number, work: () => Promise<Result>): Promise<Result[]> {
  return Promise.all(Array.from({ length: times }, work));
}

describe.skipIf(bin === undefined)('the sandbox on a real PostgreSQL (needs initdb and postgres)', () => {
  let server: PostgresServer;
  let sandbox: Sandbox;

  beforeAll(async () => {
    server = await startPostgres(bin ?? '');
    sandbox = await startSandbox({ database: server.url });
  });
  afterAll(async () => {
    await sandbox?.close();
    await server?.stop();
  });

  // A restored backup brings back ids that were given before.
  beforeEach(() => sandbox.reset());

  const invariants = async (): Promise<unknown> => (await control(sandbox, 'GET', '/invariants')).json['holds'];

  test('sells, captures and refunds, and the books balance', async () => {
    const alice = await newCustomer(sandbox);
    const payment = await alice.pay('automatic');
    expect((await alice.post(`/api/payments/${payment}/refunds`, { amount: 300 })).status).toBe(201);
    expect((await alice.get(`/api/payments/${payment}`)).json).toMatchObject({ captured: 1009, refunded: 300 });
    expect(await invariants()).toBe(true);
  });

  test('lets one of many simultaneous transfers of the whole balance through, with real row locks', async () => {
    const alice = await newCustomer(sandbox);
    const bob = await newCustomer(sandbox);
    await alice.post('/api/wallet/top-ups', { amount: 1000, payment_method: 'pm_card_visa' });
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => alice.post('/api/wallet/transfers', { to: bob.id, amount: 1000 })),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(await alice.balance()).toBe(0);
    expect(await invariants()).toBe(true);
  });

  test('with the race switched on, simultaneous transfers overdraw', async () => {
    sandbox.setDefects(['flow.balance_race']);
    const alice = await newCustomer(sandbox);
    const bob = await newCustomer(sandbox);
    await alice.post('/api/wallet/top-ups', { amount: 1000, payment_method: 'pm_card_visa' });
    await Promise.all(
      Array.from({ length: 10 }, () => alice.post('/api/wallet/transfers', { to: bob.id, amount: 1000 })),
    );
    expect(await alice.balance()).toBeLessThan(0);
    sandbox.setDefects([]);
  });

  test('links a bank, seals anew, reconciles, and comes back from a backup', async () => {
    await sandbox.reset();
    const alice = await newCustomer(sandbox);
    await Promise.all([alice.topUp(500), alice.pay('automatic')]);
    expect((await linkBank(sandbox, alice)).status).toBe(201);
    sandbox.clock.advance(91 * 24 * 3_600_000);
    await sandbox.operations.nightly.runNow();
    expect(await sandbox.operations.reconciliation.list()).toMatchObject([{ status: 'matched', pending: 0 }]);
    expect(sandbox.operations.monitor.alarms()).toEqual([]);
    // What the vendors report of all this arrives a moment later.
    await sandbox.gateway.webhooks.idle();
    await sandbox.outboxIdle();
    const dump = (await control(sandbox, 'GET', '/database')).text;
    const backup = await sandbox.operations.backup();
    await sandbox.reset();
    await sandbox.operations.restore(backup);
    expect((await control(sandbox, 'GET', '/database')).text).toBe(dump);
    expect(await invariants()).toBe(true);
    expect(await sandbox.operations.trail.verify()).toMatchObject({ holds: true });
  });

  test('charges once for many simultaneous requests with one idempotency key, on any connection', async () => {
    const alice = await newCustomer(sandbox);
    const order = await alice.order();
    const before = charges(sandbox);
    const body = { order, payment_method: 'pm_card_visa' };
    const answers = await atOnce(10, () => alice.post('/api/payments', body, 'one-key'));
    expect(charges(sandbox) - before).toBe(1);
    const made = answers.filter(({ status }) => status === 201);
    expect(new Set(made.map(({ json }) => json['id'])).size).toBe(1);
    for (const { status } of answers) expect([201, 409]).toContain(status);
    expect(await invariants()).toBe(true);
  });

  test('refunds no more than was captured, however many ask at once; with the race switched on, more', async () => {
    const refunded = async (): Promise<number> => {
      const alice = await newCustomer(sandbox);
      const payment = await alice.pay('automatic');
      await atOnce(8, () => alice.post(`/api/payments/${payment}/refunds`, { amount: 600 }));
      return Number((await alice.get(`/api/payments/${payment}`)).json['refunded']);
    };
    expect(await refunded()).toBe(600);
    expect(await invariants()).toBe(true);
    sandbox.setDefects(['ref.race']);
    expect(await refunded()).toBeGreaterThan(1009);
    sandbox.setDefects([]);
  });

  test('makes one order of one cart, however many checkouts come at once', async () => {
    const alice = await newCustomer(sandbox);
    await alice.post('/api/cart/items', { sku: 'tea', quantity: 1 });
    const answers = await atOnce(8, () => alice.post('/api/checkout', {}));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(await invariants()).toBe(true);
  });

  test('keeps the audit trail without a gap under many writers, and reconciles', async () => {
    await atOnce(6, async () => (await newCustomer(sandbox)).pay('automatic'));
    expect((await control(sandbox, 'GET', '/trail/verify')).json).toMatchObject({ holds: true });
    sandbox.clock.advance(120_000);
    expect((await control(sandbox, 'POST', '/reconcile', {})).json).toMatchObject({
      status: 'matched',
      mismatches: [],
    });
  });

  test('shows its rows, lets white-box tests change them, and restores a backup', async () => {
    await (await newCustomer(sandbox)).pay('automatic');
    const rows = async (): Promise<unknown> => (await control(sandbox, 'GET', '/database')).json['tables'];
    const before = await rows();
    const backup = await sandbox.operations.backup();
    const statement = "update security_events set actor = 'nobody' where seq = 1";
    expect((await control(sandbox, 'POST', '/sql', { statement })).json).toMatchObject({ affected: 1 });
    expect((await control(sandbox, 'GET', '/trail/verify')).json).toMatchObject({ holds: false });
    await sandbox.operations.restore(backup);
    expect(await rows()).toEqual(before);
    expect((await control(sandbox, 'GET', '/trail/verify')).json).toMatchObject({ holds: true });
  });

  test('starts empty after a reset', async () => {
    await sandbox.reset();
    expect((await newCustomer(sandbox)).id).toMatch(/^usr_/u);
  });
});
