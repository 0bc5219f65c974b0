import { load } from 'js-yaml';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ATTACKS } from '../../src/fuzz/attacks/index.ts';
import { scanPayments } from '../../src/fuzz/index.ts';
import { parseProfile, type Profile } from '../../src/fuzz/profile.ts';
import { shardAttacks } from '../../src/fuzz/shard-attacks.ts';
import type { Report } from '../../src/model/report.ts';
import { judgeShards } from '../../src/pipeline/shards.ts';
import { fingerprintOf } from '../../src/pipeline/identity.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts';
import { sandboxProfile } from '../../src/sandbox/profile.ts';

const DEFECTS = ['ref.over', 'pay.price.client_trusted', 'flow.self_transfer', 'idem.ignored', 'authz.payment_read'];
const SHARDS = ['1/3', '2/3', '3/3'];

let sandbox: Sandbox;
let profileText: string;
let profile: Profile;
beforeAll(async () => {
  sandbox = await startSandbox();
  profileText = sandboxProfile(sandbox.appUrl, sandbox);
  profile = parseProfile(load(profileText), 'payments.yml');
});
afterAll(() => sandbox.close());

async function scan(shard?: string): Promise<Report> {
  await sandbox.reset();
  sandbox.setDefects(DEFECTS);
  return scanPayments({
    profile,
    profileText,
    ...(shard !== undefined && { shard }),
    budgetMs: 600_000,
    environment: {},
    version: '0.1.0',
  });
}

const found = (reports: readonly Report[]): string[] =>
  reports.flatMap(({ run, findings }) => findings.map((finding) => fingerprintOf(finding, run.target))).toSorted();

const sumOf = (reports: readonly Report[], key: string): number =>
  reports.reduce((sum, { run }) => sum + Number(run.coverage?.[key]), 0);

describe('the whole deck in shards', () => {
  it('gives each attack to one shard, each shard about as much work, on any machine', async () => {
    const ids = ATTACKS.map(({ rule }) => rule.id).toSorted();
    for (const count of [2, 5]) {
      const parts = await Promise.all(
        Array.from({ length: count }, (_, index) => shardAttacks(profile, ATTACKS, { index: index + 1, count })),
      );
      expect(parts.flatMap(({ attacks }) => attacks.map(({ rule }) => rule.id)).toSorted()).toEqual(ids);
      const again = await shardAttacks(profile, ATTACKS.toReversed(), { index: 1, count });
      expect(again.attacks.toReversed()).toEqual(parts[0]?.attacks);
    }
  });

  it('finds together what one run finds, with the same coverage', { timeout: 600_000 }, async () => {
    const whole = await scan();
    const parts: Report[] = [];
    for (const shard of SHARDS) parts.push(await scan(shard));
    expect(found(parts)).toEqual(found([whole]));
    expect(found([whole]).length).toBeGreaterThanOrEqual(DEFECTS.length);
    for (const key of ['attacks', 'violation', 'held', 'inconclusive', 'notMapped'])
      expect(sumOf(parts, key), key).toBe(sumOf([whole], key));
    expect(judgeShards(parts.map(({ run }) => run)).map(({ status }) => status)).toEqual(
      SHARDS.map(() => whole.run.status),
    );
    expect(judgeShards(parts.slice(1).map(({ run }) => run)).map(({ reason }) => reason)).toEqual([
      'shard 1 of 3 is missing',
      'shard 1 of 3 is missing',
    ]);
  });
});
