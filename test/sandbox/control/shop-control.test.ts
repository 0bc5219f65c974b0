import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { decoys } from '../../../src/sandbox/defects/decoy-registry.ts';
import { type Sandbox, startSandbox } from '../../../src/sandbox/index.ts';
import { sharedSandbox } from '../shared-sandbox.ts';
import { type Answer, call, codeOf, control, newCustomer } from '../shop-client.ts';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await sharedSandbox();
});
afterAll(() => sandbox.close());
afterEach(() => sandbox.reset());

const get = (path: string): Promise<Answer> => control(sandbox, 'GET', path);
const post = (path: string, body: unknown = {}): Promise<Answer> => control(sandbox, 'POST', path, body);
const items = ({ json }: Answer): readonly Readonly<Record<string, unknown>>[] => json['items'] as never;

describe('the control plane shows', () => {
  it('log, trail and metrics of what was done, as lines, as events, as counts', async () => {
    const alice = await newCustomer(sandbox);
    const payment = await alice.pay('automatic');
    const log = await get('/log');
    expect(log.headers.get('content-type')).toContain('application/x-ndjson');
    const lines = log.text.trim().split('\n');
    for (const line of lines) expect(JSON.parse(line)).toMatchObject({ time: expect.any(String) });
    const events = items(await get('/trail'));
    expect(events.filter(({ resource }) => resource === `payment:${payment}`).length).toBeGreaterThan(0);
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_event, index) => index + 1));
    const metrics = await get('/metrics');
    expect(metrics.headers.get('content-type')).toContain('text/plain');
    expect(metrics.text).toMatch(/^shop_payments_total\{outcome="succeeded",currency="EUR"\} 1$/mu);
    expect(items(await get('/alarms'))).toEqual([]);
  });

  it('outbox, decoys, staff and keys, and of keys no byte', async () => {
    await (await newCustomer(sandbox)).pay('automatic');
    expect(items(await get('/outbox')).map(({ type }) => type)).toContain('payment.succeeded');
    expect(items(await get('/decoys'))).toEqual(decoys);
    expect(items(await get('/staff')).length).toBeGreaterThan(2);
    const keys = items(await get('/keys'));
    expect(keys.map(({ purpose }) => purpose)).toEqual(['backup', 'field', 'fingerprint', 'trail']);
    for (const key of keys)
      expect(Object.keys(key)).toEqual(['purpose', 'version', 'state', 'activated_at', 'age_days']);
  });

  it('every row of every table, without a card number or a key', async () => {
    const alice = await newCustomer(sandbox);
    const payment = await alice.pay('automatic');
    const tables = (await get('/database')).json['tables'] as Readonly<Record<string, readonly { id: string }[]>>;
    expect(Object.keys(tables)).toEqual(expect.arrayContaining(['accounts', 'postings', 'crypto_keys']));
    expect(tables['payments']?.map(({ id }) => id)).toEqual([payment]);
    expect(JSON.stringify(tables)).not.toMatch(/4242424242424242|4111111111111111/u);
  });
});

describe('the control plane does', () => {
  it('what a person with the database would: tampering with the trail is noticed', async () => {
    await newCustomer(sandbox);
    expect((await get('/trail/verify')).json).toMatchObject({ holds: true });
    const statement = "update security_events set actor = 'nobody' where seq = 1";
    expect((await post('/sql', { statement })).json).toEqual({ rows: [], affected: 1 });
    expect((await get('/trail/verify')).json).toMatchObject({ holds: false, problems: ['event 1 was changed'] });
  });

  it('so too behind the triggers of append-only tables, in one transaction or not at all', async () => {
    await (await newCustomer(sandbox)).pay('automatic');
    const statement = 'update postings set amount = amount * 2';
    const refused = await post('/sql', { statement });
    expect([refused.status, codeOf(refused)]).toEqual([400, 'sql_failed']);
    expect(refused.text).toContain('append-only');
    expect((await post('/sql', { statement, without_triggers: true })).json).toMatchObject({ affected: 2 });
    expect((await post('/sql', { statement })).status).toBe(400);
    const { json } = await post('/sql', { statement: 'select 9007199254740993 as big, 7::bigint as small' });
    expect(json['rows']).toEqual([{ big: '9007199254740993', small: 7 }]);
  });

  it('no tampering where no defect may be switched on', async () => {
    const production = await startSandbox({ environment: 'production' });
    try {
      const refused = await control(production, 'POST', '/sql', { statement: 'select 1' });
      expect([refused.status, codeOf(refused)]).toEqual([403, 'sql_refused']);
      const defects = await control(production, 'PUT', '/defects', { on: ['ref.over'] });
      expect([defects.status, codeOf(defects)]).toEqual([400, 'sandbox/defects-refused']);
    } finally {
      await production.close();
    }
  });

  it('a reconciliation on demand: it matches, and does not once the books were changed', async () => {
    const alice = await newCustomer(sandbox);
    const payment = await alice.pay('automatic');
    await control(sandbox, 'POST', '/clock/advance', { ms: 120_000 });
    expect((await post('/reconcile')).json).toMatchObject({ status: 'matched', mismatches: [] });
    const statement = `update payments set amount = amount + 1 where id = '${payment}'`;
    await post('/sql', { statement, without_triggers: true });
    const { json } = await post('/reconcile');
    expect(json['status']).toBe('mismatched');
    expect(JSON.stringify(json['mismatches'])).toContain(payment);
    expect(items(await get('/reconciliations')).map(({ status }) => status)).toEqual(['matched', 'mismatched']);
    expect(items(await get('/alarms')).map(({ pattern }) => pattern)).toContain('reconciliation-mismatch');
  });

  it('new keys for old ones', async () => {
    const rotated = items(await post('/keys/rotate', { purpose: 'field' }));
    expect(rotated.filter(({ purpose }) => purpose === 'field')).toMatchObject([
      { version: 1, state: 'decrypt_only' },
      { version: 2, state: 'active' },
    ]);
    expect((await post('/keys/rotate', { purpose: 'master' })).status).toBe(400);
  });

  it('faults of the gateway, which the shop survives without an order fulfilled', async () => {
    await control(sandbox, 'PUT', '/faults', { items: [{ kind: 'error', match: { provider: 'stripe' } }] });
    const alice = await newCustomer(sandbox);
    const order = await alice.order();
    const answer = await alice.post('/api/payments', { order, payment_method: 'pm_card_visa' });
    expect([answer.status, answer.json['status']]).toEqual([202, 'processing']);
    expect((await alice.get(`/api/orders/${order}`)).json).toMatchObject({ status: 'pending_payment' });
    expect((await get('/invariants')).json).toMatchObject({ holds: true });
  });

  it('a session end by its clock', async () => {
    const alice = await newCustomer(sandbox);
    expect((await alice.get('/api/cart')).status).toBe(200);
    await post('/clock/advance', { ms: 3_600_000 });
    expect((await alice.get('/api/cart')).status).toBe(401);
  });

  it('nothing for those who are refused: wrong fields, wrong types, other ways of writing JSON', async () => {
    for (const [path, body] of [
      ['/sql', { statement: '' }],
      ['/sql', { query: 'select 1' }],
      ['/reconcile', { now: true }],
      ['/keys/rotate', {}],
      ['/reset', '{"seed":1,"seed":2}'],
      ['/clock/advance', '{"ms":1e400}'],
    ] as const) {
      expect((await post(path, body)).status, path).toBe(400);
    }
    const form = { headers: { authorization: `Bearer ${sandbox.token}`, 'content-type': 'text/plain' }, body: '{}' };
    expect((await call(sandbox.controlUrl, 'POST', '/reset', form)).status).toBe(415);
  });
});
