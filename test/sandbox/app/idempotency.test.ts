import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../../src/sandbox/index.ts';
import { sharedSandbox } from '../shared-sandbox.ts';
import { type Customer, codeOf, newCustomer } from '../shop-client.ts';

let sandbox: Sandbox;
let alice: Customer;
let bob: Customer;
const body = { amount: 100, payment_method: 'pm_card_visa' };

beforeAll(async () => {
  sandbox = await sharedSandbox();
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  [alice, bob] = await Promise.all([newCustomer(sandbox), newCustomer(sandbox)]);
});

describe('a request with an Idempotency-Key', () => {
  it('is executed once and its answer repeated byte for byte', async () => {
    const first = await alice.post('/api/wallet/top-ups', body, 'k');
    const again = await alice.post('/api/wallet/top-ups', '{ "payment_method": "pm_card_visa", "amount": 100 }', 'k');
    expect([first.headers.get('idempotent-replayed'), again.headers.get('idempotent-replayed')]).toEqual([
      null,
      'true',
    ]);
    expect([again.status, again.text]).toEqual([201, first.text]);
    expect(await alice.balance()).toBe(100);
  });

  it('is refused with another body or another path', async () => {
    await alice.topUp(500);
    await alice.post('/api/wallet/top-ups', body, 'k');
    const otherBody = await alice.post('/api/wallet/top-ups', { ...body, amount: 200 }, 'k');
    const otherPath = await alice.post('/api/wallet/transfers', { to: bob.id, amount: 1 }, 'k');
    expect([codeOf(otherBody), codeOf(otherPath)]).toEqual(['idempotency_error', 'idempotency_error']);
    expect([otherBody.status, otherPath.status, await alice.balance()]).toEqual([400, 400, 600]);
  });

  it('is executed once when it is sent many times at once; the others are told to wait or hear the same', async () => {
    await alice.topUp(10_000);
    const heard = new Set<string | undefined>();
    let rounds = 0;
    // A few rounds, since only some requests arrive while the first one is being executed.
    while (rounds < 10 && !heard.has('idempotency_key_in_use')) {
      rounds += 1;
      const key = `k${rounds}`;
      const transfer = { to: bob.id, amount: 10 };
      const sent = Array.from({ length: 8 }, () => alice.post('/api/wallet/transfers', transfer, key));
      const answers = await Promise.all(sent);
      const done = answers.filter(({ status }) => status === 201);
      expect(done.filter(({ headers }) => !headers.has('idempotent-replayed'))).toHaveLength(1);
      expect(new Set(done.map(({ text }) => text)).size).toBe(1);
      for (const answer of answers) {
        expect([201, 409]).toContain(answer.status);
        if (answer.status === 409) heard.add(codeOf(answer));
      }
    }
    expect([...heard]).toEqual(['idempotency_key_in_use']);
    expect(await bob.balance()).toBe(10 * rounds);
  });

  it('belongs to its account', async () => {
    await alice.post('/api/wallet/top-ups', body, 'k');
    await bob.post('/api/wallet/top-ups', { ...body, amount: 7 }, 'k');
    expect([await alice.balance(), await bob.balance()]).toEqual([100, 7]);
  });

  it('repeats a refusal of the execution, even when it would now succeed', async () => {
    const transfer = { to: bob.id, amount: 50 };
    const refused = await alice.post('/api/wallet/transfers', transfer, 'k');
    await alice.topUp(100);
    const again = await alice.post('/api/wallet/transfers', transfer, 'k');
    expect([refused.status, again.status, again.text]).toEqual([402, 402, refused.text]);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(await alice.balance()).toBe(100);
  });

  it('does not keep what failed before the execution', async () => {
    expect((await alice.post('/api/wallet/top-ups', { ...body, amount: '100' }, 'k')).status).toBe(400);
    expect((await alice.post('/api/wallet/top-ups', { ...body, payment_method: 'pm_gold' }, 'k')).status).toBe(400);
    expect((await alice.post('/api/wallet/top-ups', body, 'k')).headers.has('idempotent-replayed')).toBe(false);
    expect(await alice.balance()).toBe(100);
  });

  it.each([
    ['', 400],
    ['x'.repeat(256), 400],
    ['x'.repeat(255), 201],
    ['\u00e9', 400],
  ])('takes the key "%s" with %i', async (key, status) => {
    const answer = await alice.post('/api/wallet/top-ups', body, key);
    expect(answer.status).toBe(status);
    expect(await alice.balance()).toBe(status === 201 ? 100 : 0);
  });

  it('holds for payments, captures and refunds too', async () => {
    const order = await alice.order();
    const twice = async (path: string, sent: object): Promise<Readonly<Record<string, unknown>>> => {
      const first = await alice.post(path, sent, path);
      const second = await alice.post(path, sent, path);
      expect([second.text, second.headers.get('idempotent-replayed')]).toEqual([first.text, 'true']);
      return first.json;
    };
    const payment = await twice('/api/payments', { order, payment_method: 'pm_card_visa', capture: 'manual' });
    const path = `/api/payments/${String(payment['id'])}`;
    await twice(`${path}/capture`, { amount: 1000 });
    await twice(`${path}/refunds`, { amount: 300 });
    expect((await alice.get(path)).json).toMatchObject({ captured: 1000, refunded: 300 });
  });
});
