import { afterEach, describe, expect, it } from 'vitest';
import { parseProfile } from '../../src/fuzz/profile.ts';
import { type AlertWatch, watchAlerts } from '../../src/fuzz/watch-alerts.ts';
import { serveJson } from './serve-json.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

async function watch(items: () => unknown): Promise<AlertWatch | undefined> {
  const server = await serveJson(async () => ({ status: 200, body: { list: items() } }));
  open.push(server);
  const profile = {
    tollgate: 1,
    name: 'app',
    target: { baseUrl: server.url },
    money: { unit: 'minor', currency: 'EUR' },
    hooks: { alerts: { op: `GET ${server.url}/alerts`, out: { items: '/list' } } },
    roles: {},
  };
  return watchAlerts(parseProfile(profile, 'payments.yml'));
}

describe('watching the monitoring of the app', () => {
  it('sees an alert that came after the attack began, even where an old one has gone', async () => {
    let items = [{ id: 1 }, { id: 2 }];
    const alerts = await watch(() => items);
    await alerts?.mark();
    setTimeout(() => {
      items = [{ id: 2 }, { id: 3 }];
    }, 150);
    expect(await alerts?.noticed()).toBe(true);
  });

  it('says so where none came', async () => {
    const alerts = await watch(() => [{ id: 1 }]);
    await alerts?.mark();
    expect(await alerts?.noticed()).toBe(false);
  });

  it.each([
    ['no list', () => 'three alerts'],
    ['nothing', () => undefined],
  ])('knows nothing where the monitoring answers with %s', async (_what, items) => {
    const alerts = await watch(items);
    await alerts?.mark();
    expect(await alerts?.noticed()).toBeUndefined();
  });

  it('is not there where the profile has no such hook', () => {
    expect(watchAlerts({ hooks: {}, money: { unit: 'minor', currency: 'EUR', floor: 0n } })).toBeUndefined();
  });
});
