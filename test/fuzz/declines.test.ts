import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { declinesUntilLimit } from '../../src/fuzz/declines.ts';
import { Inconclusive } from '../../src/fuzz/inconclusive.ts';
import { openFixture } from '../../src/fuzz/fixture.ts';
import { openRun, type Run } from '../../src/fuzz/open-run.ts';
import { parseProfile, type Profile } from '../../src/fuzz/profile.ts';
import { type Reply, serveJson } from './serve-json.ts';

let app: Awaited<ReturnType<typeof serveJson>>;
let profile: Profile;
let run: Run;
let payments = 0;
let status = 'open';
/** What the app answers to the payment of this number, from 1. */
let pay: (number: number) => number = () => 402;

beforeAll(async () => {
  app = await serveJson(async (request): Promise<Reply> => {
    switch (`${request.method} ${request.url}`) {
      case 'POST /login':
        return { status: 200, body: { token: 'a-token' } };
      case 'GET /items':
        return { status: 200, body: { items: [{ sku: 'a', price: 700 }] } };
      case 'POST /payments':
        payments += 1;
        return { status: pay(payments) };
      default:
        return { status: 200, body: { id: 'ord_1', total: 700, status } };
    }
  });
  const value = {
    tollgate: 1,
    name: 'declining app',
    target: { baseUrl: app.url },
    money: { unit: 'minor', currency: 'EUR' },
    auth: {
      header: { name: 'Authorization', value: 'Bearer {token}' },
      login: { op: 'POST /login', body: { email: '{email}' }, out: { token: '/token' } },
    },
    states: { paid: ['paid'] },
    methods: { ok: 'card', declined: 'card-declined' },
    roles: {
      catalogue: { op: 'GET /items', out: { items: '/items', sku: '/sku', price: '/price' } },
      cartAdd: { op: 'POST /cart', body: { sku: '{sku}', quantity: '{quantity}' } },
      checkout: { op: 'POST /checkout', body: {}, out: { id: '/id', total: '/total' } },
      getOrder: { op: 'GET /orders/{order}', out: { total: '/total', status: '/status' } },
      payWith: { op: 'POST /payments', body: { order: '{order}', method: '{method}' } },
    },
  };
  profile = parseProfile(value, 'p.yml');
  run = await openRun({ profile, profileText: '', environment: {} });
});
afterAll(async () => {
  await run.close();
  await app.close();
});
beforeEach(() => {
  payments = 0;
  status = 'open';
});

async function decline(most: bigint): Promise<bigint | undefined> {
  const fixture = openFixture({ profile, client: run.client, scope: [status, payments] });
  return declinesUntilLimit(fixture, await fixture.actor('alice'), most);
}

describe('declinesUntilLimit', () => {
  it('counts the declined payments before the first that a limit refuses', async () => {
    pay = (number) => (number > 4 ? 429 : 402);
    expect(await decline(10n)).toBe(4n);
    expect(payments).toBe(5);
  });

  it('makes as many as it may and tells where there is no limit', async () => {
    pay = () => 402;
    expect(await decline(10n)).toBeUndefined();
    expect(payments).toBe(10);
  });

  it('takes no payment for declined that the gateway never saw', async () => {
    pay = (number) => (number > 2 ? 503 : 402);
    await expect(decline(10n)).rejects.toThrow(new Inconclusive('payWith, to be declined, answered 503'));
  });

  it.each([1, 10])('takes none for declined where the order is paid by payment %i, whatever the answer', async (at) => {
    pay = (number) => {
      if (number === at) status = 'paid';
      return 402;
    };
    await expect(decline(10n)).rejects.toThrow(Inconclusive);
    expect(payments).toBe(at);
  });
});
