import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../../src/sandbox/index.ts';
import { sharedSandbox } from '../shared-sandbox.ts';
import { type Answer, type Customer, codeOf, control, idOf, newCustomer, signInStaff } from '../shop-client.ts';

let sandbox: Sandbox;
let alice: Customer;
let bob: Customer;
let carol: Customer;

beforeAll(async () => {
  sandbox = await sharedSandbox();
});
afterAll(async () => {
  expect((await control(sandbox, 'GET', '/invariants')).json).toMatchObject({ holds: true });
  await sandbox.close();
});
beforeEach(async () => {
  [alice, bob, carol] = [await newCustomer(sandbox), await newCustomer(sandbox), await newCustomer(sandbox)];
});

const balances = (): Promise<number[]> => Promise.all([alice, bob, carol].map((customer) => customer.balance()));
const pay = (lines: readonly (readonly [Customer, unknown])[], extra: object = {}, key?: string): Promise<Answer> =>
  alice.post('/api/payouts', { lines: lines.map(([{ id: to }, amount]) => ({ to, amount })), ...extra }, key);

describe('a payout', () => {
  it('takes from one wallet exactly what it gives to others', async () => {
    await alice.topUp(1000);
    const paid = await pay([
      [bob, 300],
      [carol, 450],
    ]);
    expect(paid).toMatchObject({
      status: 201,
      json: { status: 'paid', total: 750, currency: 'EUR', source: 'wallet' },
    });
    expect(await balances()).toEqual([250, 300, 450]);
    expect((await alice.get(`/api/payouts/${idOf(paid)}`)).json).toEqual(paid.json);
    expect((await bob.get(`/api/payouts/${idOf(paid)}`)).status).toBe(404);
  });

  it('happens wholly or not at all', async () => {
    await alice.topUp(1000);
    const poor = await pay([
      [bob, 600],
      [carol, 600],
    ]);
    expect([poor.status, codeOf(poor)]).toEqual([402, 'insufficient_funds']);
    const lines = [
      { to: bob.id, amount: 1 },
      { to: 'usr_00000000000000000000', amount: 1 },
    ];
    expect(codeOf(await alice.post('/api/payouts', { lines }))).toBe('unknown_account');
    expect(await balances()).toEqual([1000, 0, 0]);
  });

  it.each([[0], [-1], [1.5], ['5'], [null], [100_000_000]])('refuses a line of %j', async (amount) => {
    await alice.topUp(1000);
    const refused = await pay([
      [bob, 10],
      [carol, amount],
    ]);
    expect(refused.status).toBe(400);
    expect(await balances()).toEqual([1000, 0, 0]);
  });

  it('refuses no lines, too many, one to oneself, and unknown fields', async () => {
    await alice.topUp(1000);
    expect((await pay([])).status).toBe(400);
    expect((await pay(Array.from({ length: 101 }, () => [bob, 1] as const))).status).toBe(400);
    expect(codeOf(await pay([[alice, 5]]))).toBe('same_wallet');
    expect((await pay([[bob, 5]], { total: 1 })).status).toBe(400);
    expect((await pay([[bob, 5]], { source: 'shop' })).status).toBe(403);
    expect(await balances()).toEqual([1000, 0, 0]);
  });

  it('cannot overdraw a wallet, however many are sent at once beside transfers', async () => {
    await alice.topUp(1000);
    await Promise.all([
      ...[1, 2, 3].map(() => pay([[bob, 700]])),
      ...[1, 2, 3].map(() => alice.post('/api/wallet/transfers', { to: carol.id, amount: 700 })),
    ]);
    const [left, ...received] = await balances();
    expect([left, received.toSorted((first, second) => first - second)]).toEqual([300, [0, 700]]);
  });

  it('is executed once per Idempotency-Key', async () => {
    await alice.topUp(1000);
    const first = await pay([[bob, 100]], {}, 'k');
    const again = await pay([[bob, 100]], {}, 'k');
    expect([again.text, again.headers.get('idempotent-replayed')]).toEqual([first.text, 'true']);
    expect(await balances()).toEqual([900, 100, 0]);
  });

  it('moves money of its own currency only', async () => {
    await alice.post('/api/wallet/top-ups', { amount: 5000, currency: 'JPY', payment_method: 'pm_card_visa' });
    expect(codeOf(await pay([[bob, 100]]))).toBe('insufficient_funds');
    expect((await pay([[bob, 100]], { currency: 'JPY' })).json).toMatchObject({ currency: 'JPY', status: 'paid' });
    expect((await bob.get('/api/wallet')).json).toMatchObject({
      balance: 0,
      balances: [
        { currency: 'EUR', balance: 0 },
        { currency: 'JPY', balance: 100 },
      ],
    });
  });
});

describe('a large payout', () => {
  it('waits for the approval of finance, and is checked again then', async () => {
    await alice.topUp(60_000);
    const waiting = await pay([[bob, 50_001]]);
    expect(waiting.json).toMatchObject({ status: 'pending_approval' });
    expect(await balances()).toEqual([60_000, 0, 0]);
    const path = `/api/payouts/${idOf(waiting)}`;
    expect((await alice.post(`${path}/approve`, {})).status).toBe(403);
    const finance = await signInStaff(sandbox, 'finance');
    await alice.post('/api/wallet/transfers', { to: carol.id, amount: 20_000 });
    expect(codeOf(await finance('POST', `${path}/approve`, {}))).toBe('insufficient_funds');
    await carol.post('/api/wallet/transfers', { to: alice.id, amount: 20_000 });
    expect((await finance('POST', `${path}/approve`, {})).json).toMatchObject({ status: 'paid' });
    expect(codeOf(await finance('POST', `${path}/approve`, {}))).toBe('not_pending');
    expect(codeOf(await finance('POST', `${path}/reject`, {}))).toBe('not_pending');
    expect(await balances()).toEqual([9999, 50_001, 0]);
  });

  it('of finance itself is decided by somebody else', async () => {
    const finance = await signInStaff(sandbox, 'finance');
    const body = { source: 'shop', lines: [{ to: bob.id, amount: 60_000 }] };
    const waiting = await finance('POST', '/api/payouts', body);
    const path = `/api/payouts/${idOf(waiting)}`;
    const own = await finance('POST', `${path}/approve`, {});
    expect([own.status, codeOf(own)]).toEqual([403, 'own_payout']);
    const admin = await signInStaff(sandbox, 'admin');
    expect((await admin('POST', `${path}/reject`, {})).json).toMatchObject({ status: 'rejected' });
    expect(await bob.balance()).toBe(0);
    const small = await finance('POST', '/api/payouts', { ...body, lines: [{ to: bob.id, amount: 500 }] });
    expect(small.json).toMatchObject({ status: 'paid', source: 'shop' });
    expect(await bob.balance()).toBe(500);
  });
});
