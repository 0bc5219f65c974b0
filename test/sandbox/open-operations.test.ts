import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts';
import { linkBank } from './bank-client.ts';
import { arrived, stripeOf } from './gateway-client.ts';
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
} from './shop-client.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
let sandbox: Sandbox;
let alice: Customer;

beforeAll(async () => {
  sandbox = await startSandbox({ settings: { retry: { attempts: 2, base: 1, cap: 1, random: () => 0 } } });
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  await sandbox.reset();
  alice = await newCustomer(sandbox);
});

async function itemsOf(path: string): Promise<readonly Row[]> {
  return (await control(sandbox, 'GET', path)).json['items'] as readonly Row[];
}

async function payBy(provider: 'stripe' | 'braintree'): Promise<string> {
  const payment_method = provider === 'stripe' ? 'pm_card_visa' : 'fake-valid-nonce';
  const order = await alice.order();
  return idOf(await alice.post('/api/payments', { order, provider, payment_method }));
}

describe('every night', () => {
  it('what was really paid, refunded, disputed and taken back through both gateways is reconciled', async () => {
    const kept = await payBy('stripe');
    await payBy('braintree');
    const refunded = await payBy('stripe');
    idOf(await alice.post(`/api/payments/${refunded}/refunds`, { amount: 400 }));
    const taken = await payBy('braintree');
    idOf(await alice.post(`/api/payments/${taken}/refunds`, { amount: 1009 }));
    const order = await alice.order();
    const payment_method = 'pm_card_createDispute';
    idOf(await alice.post('/api/payments', { order, payment_method }));
    await arrived(sandbox);
    sandbox.clock.advance(2 * DAY);
    await sandbox.operations.nightly.tick();
    const [run, ...others] = await itemsOf('/reconciliations');
    expect(others).toEqual([]);
    expect(run).toMatchObject({ status: 'matched', pending: 0, mismatches: [] });
    expect(Number(run?.['lines'])).toBeGreaterThan(5);
    expect((await control(sandbox, 'GET', '/invariants')).json).toMatchObject({ holds: true });
    const fee = (await rowsOf(sandbox, 'journals')).filter((row) => row['kind'] === 'fee' && row['reference'] === kept);
    expect(fee).toHaveLength(1);
    expect(await itemsOf('/alarms')).toEqual([]);
  });

  it('money that only the gateway has is found, with an alarm in table and log', async () => {
    const intent = { amount: 4200, currency: 'eur', confirm: true, payment_method: 'pm_card_visa' };
    const extra = { automatic_payment_methods: { enabled: true, allow_redirects: 'never' as const } };
    const { id } = await stripeOf(sandbox).paymentIntents.create({ ...intent, ...extra });
    sandbox.clock.advance(DAY);
    await sandbox.operations.nightly.tick();
    const [run] = await itemsOf('/reconciliations');
    expect(run).toMatchObject({
      status: 'mismatched',
      mismatches: [{ kind: 'unknown_payment', reference: id, found: 4200 }],
    });
    const alarm = { pattern: 'reconciliation-mismatch', subject: run?.['id'] };
    expect(await itemsOf('/alarms')).toMatchObject([alarm]);
    expect(await rowsOf(sandbox, 'alarms')).toMatchObject([alarm]);
    expect((await control(sandbox, 'GET', '/log')).text).toContain('"pattern":"reconciliation-mismatch"');
  });

  it('is once a night, by the sandbox’s own time', async () => {
    const { nightly } = sandbox.operations;
    const due = nightly.next();
    expect(due.toISOString()).toMatch(/T02:00:00\.000Z$/u);
    sandbox.clock.advance(due.getTime() - sandbox.clock.now().getTime() - 60_000);
    await nightly.tick();
    expect(await itemsOf('/reconciliations')).toEqual([]);
    sandbox.clock.advance(60_000);
    await nightly.tick();
    await nightly.tick();
    expect(await itemsOf('/reconciliations')).toHaveLength(1);
    expect(nightly.next().getTime() - due.getTime()).toBe(DAY);
  });

  it('the newest event of the trail is anchored, and a trail that was changed raises an alarm', async () => {
    await sandbox.operations.nightly.runNow();
    expect(await rowsOf(sandbox, 'trail_anchors')).toMatchObject([{ kind: 'daily' }]);
    await control(sandbox, 'POST', '/sql', { statement: "update security_events set actor = 'nobody' where seq = 1" });
    await sandbox.operations.nightly.runNow();
    expect(await itemsOf('/alarms')).toMatchObject([{ pattern: 'trail-broken' }]);
  });
});

describe('keys', () => {
  it('of ninety days are replaced, and what they sealed is sealed anew and stays readable', async () => {
    const id = idOf(await linkBank(sandbox, alice));
    const before = (await alice.get('/api/bank/accounts')).json['items'] as Row[];
    sandbox.clock.advance(90 * DAY);
    const report = await sandbox.operations.renewKeys();
    // An access token; of three accounts the balances, where there are any, and two numbers with their routing.
    expect(report.unreadable).toEqual([]);
    expect(report.resealed).toBeGreaterThanOrEqual(8);
    const sealed = [...(await rowsOf(sandbox, 'bank_accounts')), ...(await rowsOf(sandbox, 'bank_links'))]
      .flatMap((row) =>
        ['access_token', 'number', 'routing', 'current_balance', 'available_balance'].map((name) => row[name]),
      )
      .filter((value) => typeof value === 'string');
    for (const text of sealed) expect(text).toMatch(/^1:2:/u);
    alice = await alice.signInAgain();
    const after = (await alice.get('/api/bank/accounts')).json['items'] as Row[];
    expect(after.map((row) => [row['account'], row['current'], row['link']])).toEqual(
      before.map((row) => [row['account'], row['current'], id]),
    );
    const keys = (await itemsOf('/keys')).filter((key) => key['purpose'] === 'field');
    expect(keys.map((key) => [key['version'], key['state'], key['age_days']])).toEqual([
      [1, 'decrypt_only', 90],
      [2, 'active', 0],
    ]);
    expect((await itemsOf('/trail')).filter(({ type }) => type === 'key.rotated')).toHaveLength(2);
    expect((await sandbox.operations.renewKeys()).resealed).toBe(0);
  });

  it('that are gone leave fields that nobody opens, which raises an alarm and harms no other field', async () => {
    await linkBank(sandbox, alice);
    const statement = `update bank_accounts
      set current_balance = left(current_balance, -1) || case right(current_balance, 1) when 'A' then 'B' else 'A' end
      where id = (select min(id) from bank_accounts)`;
    await control(sandbox, 'POST', '/sql', { statement });
    await control(sandbox, 'POST', '/keys/rotate', { purpose: 'field' });
    const { unreadable, resealed } = await sandbox.operations.renewKeys();
    expect(unreadable).toHaveLength(1);
    expect(resealed).toBeGreaterThan(5);
    expect(await itemsOf('/alarms')).toMatchObject([{ pattern: 'unreadable-fields' }]);
  });
});

function backupOverHttp(): Promise<Uint8Array> {
  const headers = { authorization: `Bearer ${sandbox.token}` };
  return fetch(`${sandbox.controlUrl}/backup`, { headers }).then(
    async (answer) => new Uint8Array(await answer.arrayBuffer()),
  );
}

async function restoreOverHttp(body: Uint8Array): Promise<Answer> {
  const headers = { authorization: `Bearer ${sandbox.token}`, 'content-type': 'application/octet-stream' };
  const answer = await fetch(`${sandbox.controlUrl}/restore`, { method: 'POST', headers, body: Buffer.from(body) });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, text, json: JSON.parse(text) as Answer['json'] };
}

describe('a backup', () => {
  it('brings everything back into an empty shop: ledger, sealed fields, trail, and what comes next', async () => {
    await alice.pay('automatic');
    await alice.topUp(700);
    await linkBank(sandbox, alice);
    // What the vendors report of all this arrives a moment later.
    await sandbox.gateway.webhooks.idle();
    await sandbox.outboxIdle();
    const before = (await control(sandbox, 'GET', '/ledger')).json;
    const dump = (await control(sandbox, 'GET', '/database')).text;
    const backup = await backupOverHttp();
    await sandbox.reset();
    expect((await control(sandbox, 'GET', '/ledger')).json).not.toEqual(before);
    expect(await restoreOverHttp(backup)).toMatchObject({ status: 200 });
    expect((await control(sandbox, 'GET', '/ledger')).json).toEqual(before);
    expect((await control(sandbox, 'GET', '/database')).text).toBe(dump);
    expect((await control(sandbox, 'GET', '/trail/verify')).json).toMatchObject({ holds: true });
    expect((await alice.get('/api/bank/accounts')).json['items']).toHaveLength(3);
    await alice.topUp(50);
    expect(await alice.balance()).toBe(750);
    expect((await control(sandbox, 'GET', '/trail/verify')).json).toMatchObject({ holds: true });
  });

  it('shows nothing of what is in it, and is another one each time', async () => {
    await linkBank(sandbox, alice);
    const [first, second] = [await sandbox.operations.backup(), await sandbox.operations.backup()];
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(false);
    for (const text of [alice.id, 'First Platypus', 'bank_accounts', '@example.org'])
      expect(Buffer.from(first).includes(text)).toBe(false);
  });

  it.each([
    [
      'a byte of the content',
      (bytes: Buffer) => bytes.fill((bytes.at(-5) ?? 0) ^ 1, bytes.length - 5, bytes.length - 4),
    ],
    [
      'the version of its key',
      (bytes: Buffer) => Buffer.from(bytes.toString('latin1').replace('"version":1', '"version":2'), 'latin1'),
    ],
    ['its end', (bytes: Buffer) => bytes.subarray(0, -20)],
    ['everything', () => Buffer.from('hello')],
    ['nothing in it', () => Buffer.from('{}\n')],
  ])('is refused when somebody changed %s, and nothing is restored', async (_what, change) => {
    const changed = change(Buffer.from(await sandbox.operations.backup()));
    await alice.topUp(100);
    const answer = await restoreOverHttp(changed);
    expect([answer.status, codeOf(answer)]).toEqual([400, 'sandbox/backup-unreadable']);
    expect(await alice.balance()).toBe(100);
  });
});

describe('monitoring', () => {
  it('counts answered requests by the pattern of their route, never by what a client wrote', async () => {
    const payment = await alice.pay('automatic');
    await alice.get(`/api/payments/${payment}`);
    await call(sandbox.appUrl, 'GET', '/made/up/by-a-client');
    const { text } = await control(sandbox, 'GET', '/metrics');
    expect(text).toContain('shop_requests_total{method="GET",route="/api/payments/:id",status="200"} 1');
    expect(text).toContain('shop_payments_total{outcome="succeeded",currency="EUR"} 1');
    expect(text).not.toContain(payment);
    expect(text).not.toContain('made/up');
    await sandbox.reset();
    expect((await control(sandbox, 'GET', '/metrics')).text).not.toContain('route="/api/payments/:id"');
  });

  it('raises an alarm when cards are tried out', async () => {
    for (let time = 0; time < 11; time += 1) {
      const order = await alice.order();
      await alice.post('/api/payments', { order, payment_method: 'pm_card_chargeDeclined' });
    }
    expect(await itemsOf('/alarms')).toMatchObject([{ pattern: 'decline-rate-spike' }]);
  });
});

it('lists what the shop is made of as it is installed', async () => {
  const { default: own } = await import('../../package.json', { with: { type: 'json' } });
  const { json } = await control(sandbox, 'GET', '/manifest');
  const packages = json['packages'] as Readonly<Record<string, { readonly version?: string }>>;
  const installed: Readonly<Record<string, string>> = {
    ...own.dependencies,
    ...own.optionalDependencies,
    ...own.devDependencies,
  };
  for (const [path, { version }] of Object.entries(packages)) {
    if (path !== '') expect(installed[path.replace('node_modules/', '')], path).toBe(version);
  }
});
