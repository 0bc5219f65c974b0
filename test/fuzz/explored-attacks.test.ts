import { afterEach, describe, expect, it } from 'vitest';
import { EXPLORED_ATTACKS } from '../../src/fuzz/explored-attacks.ts';
import { openTargetClient } from '../../src/fuzz/client.ts';
import { admitTarget } from '../../src/fuzz/interlocks/target.ts';
import type { JsonValue, Outcome } from '../../src/fuzz/attack.ts';
import { parseProfile } from '../../src/fuzz/profile.ts';
import { runAttack, type AttackEnd } from '../../src/fuzz/run-attack.ts';
import { scanTestApp } from './scan-test-app.ts';
import { startTestApp, type TestApp } from './test-app.ts';
import { testProfile } from './test-profile.ts';

const apps: TestApp[] = [];
afterEach(async () => {
  for (const app of apps.splice(0)) await app.close();
});

const STEPS = {
  steps: [
    { action: 'top-up', by: 'alice' },
    { action: 'transfer', by: 'alice', of: 'alice' },
  ],
};

async function play(app: TestApp, parameters: JsonValue | undefined): Promise<AttackEnd | Outcome> {
  apps.push(app);
  const attack = EXPLORED_ATTACKS.find(({ rule }) => rule.id === 'pay/explored-balance-not-conserved');
  if (attack === undefined) throw new Error('the rule is gone');
  const target = await admitTarget(app.url, { allowHosts: [] });
  const signal = new AbortController().signal;
  const client = await openTargetClient(target, { signal, maxRequests: 1000, timeout: 2000 });
  try {
    const profile = parseProfile(testProfile(app.url), 'payments.yml');
    return await runAttack(attack, { client }, { profile, scope: ['again'], ...(parameters && { parameters }) });
  } finally {
    await client.close();
  }
}

describe('a sequence that is played again', () => {
  it('is violated while the flaw is there, and held when it is gone', async () => {
    expect((await play(await startTestApp('self-transfer'), STEPS)).verdict).toBe('violation');
    expect((await play(await startTestApp(), STEPS)).verdict).toBe('held');
  });

  it.each([
    ['no sequence', undefined],
    ['no steps', { steps: [] }],
    ['an action that there is not', { steps: [{ action: 'delete-everything', by: 'alice' }] }],
    ['keys that no step has', { steps: [{ action: 'top-up', by: 'alice', url: 'http://127.0.0.1' }] }],
    ['a thousand steps', { steps: Array.from({ length: 1000 }, () => ({ action: 'top-up', by: 'alice' })) }],
  ])('is inconclusive with %s', async (_what, parameters) => {
    const ended = await play(await startTestApp('self-transfer'), parameters);
    expect(ended).toMatchObject({ verdict: 'inconclusive', reason: expect.stringContaining('no sequence of steps') });
  });
});

describe('a scan that explores', () => {
  const ATTACK = ['pay/card-number-in-response'];

  it('adds what it found to the findings of the deck, with what a replay needs', async () => {
    const app = await startTestApp('self-transfer');
    apps.push(app);
    const explore = { budgetMs: 20_000, maxRequests: 500 };
    const { findings, run, replays, evidence } = await scanTestApp(app, { attacks: ATTACK, explore });
    expect(findings.map(({ rule }) => rule.id)).toEqual(['pay/explored-balance-not-conserved']);
    expect(run).toMatchObject({ status: 'complete', coverage: { explorationSeed: 1 } });
    expect(run.rules.map(({ id }) => id)).toContain('pay/explored-key-effect-repeated');
    expect(replays[0]?.parameters).toMatchObject({ steps: [{ action: 'transfer', by: 'alice', of: 'alice' }] });
    expect(evidence[0]?.states['sequence']).toContain('"steps"');
  });

  it('is as it was where nobody asked for exploration', async () => {
    const app = await startTestApp('self-transfer');
    apps.push(app);
    const { findings, run } = await scanTestApp(app, { attacks: ATTACK });
    expect(findings).toEqual([]);
    expect(run.coverage).not.toHaveProperty('explorationSeed');
  });
});
