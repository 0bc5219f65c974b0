import { load } from 'js-yaml';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ATTACKS } from '../../src/fuzz/attacks/index.ts';
import { scanPayments } from '../../src/fuzz/index.ts';
import { openRun } from '../../src/fuzz/open-run.ts';
import { parseProfile, type Profile } from '../../src/fuzz/profile.ts';
import { shardAttacks } from '../../src/fuzz/shard-attacks.ts';
import type { Report } from '../../src/model/report.ts';
import type { Sandbox } from '../../src/sandbox/index.ts';
import { sandboxProfile } from '../../src/sandbox/profile.ts';
import { judgeShards } from '../../src/pipeline/shards.ts';
import { sharedSandbox } from '../sandbox/shared-sandbox.ts';
import { scanTestApp } from './scan-test-app.ts';
import { startTestApp } from './test-app.ts';

const IDS = ['pay/client-price-trusted', 'pay/refund-exceeds-capture', 'pay/self-transfer-creates-money'];
const SOME = ATTACKS.filter(({ rule }) => IDS.includes(rule.id));

let sandbox: Sandbox;
let profileText: string;
let profile: Profile;
beforeAll(async () => {
  sandbox = await sharedSandbox();
  // Without its monitor, for which each finding would wait.
  profileText = sandboxProfile(sandbox.appUrl);
  profile = parseProfile(load(profileText), 'payments.yml');
});
afterAll(() => sandbox.close());

async function scan(more: Partial<Parameters<typeof scanPayments>[0]>): Promise<Report> {
  await sandbox.reset();
  sandbox.setDefects(['ref.over', 'pay.price.client_trusted']);
  return scanPayments({ profile, profileText, attacks: IDS, environment: {}, version: '0.1.0', ...more });
}

const idsOf = ({ findings }: Report): string[] => findings.map(({ rule }) => rule.id);

describe('shards of a payment scan', () => {
  it.each([1, 2, 3, 8])('of %i have each attack once, and one of them explores', async (count) => {
    const explore = { budgetMs: 1000 };
    const parts = await Promise.all(
      Array.from({ length: count }, (_, index) => shardAttacks(profile, SOME, { index: index + 1, count }, explore)),
    );
    expect(parts.flatMap(({ attacks }) => attacks.map(({ rule }) => rule.id)).toSorted()).toEqual(IDS);
    expect(parts.filter(({ explores }) => explores)).toHaveLength(1);
    expect(new Set(parts.map(({ whole }) => JSON.stringify(whole)))).toEqual(new Set(['{"attacks":3,"mapped":3}']));
    expect(new Set(parts.map(({ plan }) => plan)).size).toBe(1);
  });

  it('do not depend on the order of the attacks', async () => {
    const shard = { index: 1, count: 2 };
    const { attacks } = await shardAttacks(profile, SOME, shard);
    expect((await shardAttacks(profile, SOME.toReversed(), shard)).attacks).toEqual(attacks.toReversed());
  });

  it('find on the sandbox what one run finds', async () => {
    const whole = await scan({});
    const parts: Report[] = [];
    for (const shard of ['1/2', '2/2']) parts.push(await scan({ shard }));
    expect(idsOf(whole)).toEqual(['pay/client-price-trusted', 'pay/refund-exceeds-capture']);
    expect(parts.flatMap(idsOf).toSorted()).toEqual(idsOf(whole));
    expect(parts.map(({ run }) => [run.shard, run.status, run.coverage?.['attacksOfAllShards']])).toEqual([
      ['1/2', 'complete', 3],
      ['2/2', 'complete', 3],
    ]);
    const rules = parts.flatMap(({ run }) => run.rules.map(({ id }) => id));
    expect(rules.toSorted()).toEqual(whole.run.rules.map(({ id }) => id).toSorted());
  });

  it('that have nothing to do are complete, as long as the profile maps something', async () => {
    const idle = await scan({ attacks: [IDS[0] ?? ''], shard: '2/2' });
    expect(idle.run).toMatchObject({ status: 'complete', coverage: { attacks: 0, attacksOfAllShards: 1 } });
    const { run } = await scan({ profile: { ...profile, roles: {} }, shard: '1/2' });
    expect(run).toMatchObject({ status: 'degraded', reason: expect.stringContaining('nothing was tested') });
  });

  it('leave it to all of them together how much may be inconclusive', async () => {
    const app = await startTestApp();
    try {
      app.intercept = ({ url }, response) => {
        if (url?.includes('/purse') !== true) return false;
        response.writeHead(403).end();
        return true;
      };
      const attacks = ['pay/self-transfer-creates-money'];
      expect((await scanTestApp(app, { attacks })).run.status).toBe('degraded');
      const { run } = await scanTestApp(app, { attacks, shard: '1/1' });
      expect(run).toMatchObject({ status: 'complete', coverage: { inconclusive: 1, inconclusiveLimit: 0.1 } });
      expect(judgeShards([run])).toMatchObject([
        { status: 'degraded', reason: '1 of 1 mapped attacks of all shards are inconclusive' },
      ]);
    } finally {
      await app.close();
    }
  });

  it('share the money that may be moved', async () => {
    const capped: Profile = { ...profile, money: { ...profile.money, maxNotional: 1000n } };
    const run = await openRun({ profile: capped, profileText, environment: {}, shard: '2/4' });
    try {
      const admit = (amount: bigint): void => run.cap?.admit('pay', capped, { amount });
      admit(200n);
      expect(() => admit(51n)).toThrow(/2\.50/u);
      admit(50n);
    } finally {
      await run.close();
    }
  });

  it.each(['0/2', '3/2', 'all', ''])('%j is refused before anything is sent', async (shard) => {
    await expect(scan({ shard })).rejects.toMatchObject({ code: 'payments/bad-shard', class: 'usage' });
  });
});
