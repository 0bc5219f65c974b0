import { afterEach, describe, expect, it } from 'vitest';
import { openTargetClient, type TargetClient } from '../../../src/fuzz/client.ts';
import { type Exploration, explore, type ExplorationOptions } from '../../../src/fuzz/exploration/explore.ts';
import { admitTarget } from '../../../src/fuzz/interlocks/target.ts';
import { parseProfile } from '../../../src/fuzz/profile.ts';
import { RunStopped } from '../../../src/fuzz/run-stopped.ts';
import { flowProfile } from '../flow-profile.ts';
import { startFlowApp } from '../flow-app.ts';
import { startTestApp } from '../test-app.ts';
import { testProfile } from '../test-profile.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

interface Target {
  readonly url: string;
  close(): Promise<void>;
}

async function clientOf(url: string, maxRequests: number = 100_000): Promise<TargetClient> {
  const signal = new AbortController().signal;
  const client = await openTargetClient(await admitTarget(url, { allowHosts: [] }), {
    signal,
    maxRequests,
    timeout: 2000,
  });
  open.push(client);
  return client;
}

async function run(
  app: Target,
  profile: unknown,
  { limit, ...more }: Partial<ExplorationOptions> & { readonly limit?: number } = {},
): Promise<Exploration> {
  open.push(app);
  return explore({
    profile: parseProfile(profile, 'payments.yml'),
    client: await clientOf(app.url, limit),
    seed: 1,
    nonce: 'test',
    budgetMs: 20_000,
    maxRequests: 400,
    ...more,
  });
}

const words = ({ found }: Exploration): unknown =>
  found.map(({ violation: { message, evidence } }) => [message, evidence]);
const rules = ({ found }: Exploration): string[] => [...new Set(found.map(({ rule }) => rule.id))].toSorted();

describe('exploring an app that holds', () => {
  it.each([1, 2, 3])('finds nothing, with seed %i', async (seed) => {
    const app = await startTestApp();
    const explored = await run(app, testProfile(app.url), { seed });
    expect(explored.found).toEqual([]);
    expect(explored.reason).toBeUndefined();
    expect(explored.coverage).toMatchObject({ explorationSeed: seed, explorationInconclusive: 0, notExplored: [] });
    expect(Number(explored.coverage['exploredSequences'])).toBeGreaterThan(8);
  });

  it('finds nothing where effects show later than the answers', async () => {
    const app = await startTestApp('late');
    expect((await run(app, testProfile(app.url), { maxRequests: 300 })).found).toEqual([]);
  });

  it('finds nothing where the app says yes to what it does not do', async () => {
    const app = await startTestApp('polite-refund', 'polite-price', 'polite-status');
    expect((await run(app, testProfile(app.url))).found).toEqual([]);
  });
});

describe('exploring an app with several flaws', () => {
  it('finds them in one run, each as small as it gets, the same with the same seed', async () => {
    const flaws = ['refund-sum', 'capture-over', 'self-transfer', 'price'] as const;
    const app = await startTestApp(...flaws);
    const first = await run(app, testProfile(app.url), { maxRequests: 1500, seed: 2 });
    expect(rules(first)).toEqual(
      expect.arrayContaining([
        'pay/explored-balance-not-conserved',
        'pay/explored-capture-exceeds-authorization',
        'pay/explored-order-total-wrong',
        'pay/explored-refund-exceeds-capture',
      ]),
    );
    for (const { sequence } of first.found) expect(sequence.steps.length).toBeLessThanOrEqual(6);
    const again = await startTestApp(...flaws);
    const second = await run(again, testProfile(again.url), { maxRequests: 1500, seed: 2, nonce: 'other' });
    expect(words(second)).toEqual(words(first));
  });

  it('says what happened to the money, and keeps the steps and both confirmations', async () => {
    const app = await startTestApp('self-transfer');
    const { found } = await run(app, testProfile(app.url));
    expect(found.map(({ rule }) => rule.id)).toEqual(['pay/explored-balance-not-conserved']);
    const [one] = found;
    expect(one?.sequence.steps.map(({ action }) => action)).toEqual(['transfer']);
    expect(one?.violation.message).toBe(
      'As the only step, transfer changed what all wallets hold by what nobody paid in: all wallets rose by EUR 0.01.',
    );
    expect(one?.violation.place).toEqual({ role: 'transfer', parameter: 'recipient' });
    expect(one?.violation.evidence).toContain('steps: 1. alice: transfer (to the own wallet');
    expect(one?.violation.record.exchanges.length).toBeGreaterThan(2);
    expect(one?.violation.traces.again?.events.length).toBeGreaterThan(2);
    expect(JSON.parse(JSON.stringify(one?.sequence))).toEqual(one?.sequence);
  });

  it('finds what only a ledger can get wrong', async () => {
    const app = await startFlowApp();
    for (const flaw of ['not-conserved', 'refused-booked', 'refund-negative', 'success-again'] as const)
      app.flaws.add(flaw);
    const found = rules(await run(app, flowProfile(app.url), { maxRequests: 1500, seed: 2 }));
    expect(found).toEqual([
      'pay/explored-balance-not-conserved',
      // The app lets anybody refund anything, which no flaw of its own stands for.
      'pay/explored-foreign-payment-changed',
      'pay/explored-movement-differs',
      'pay/explored-refusal-with-effect',
    ]);
  });
});

describe('exploration that cannot go on', () => {
  it('keeps what it has where the run is over', async () => {
    const app = await startTestApp('self-transfer', 'refund-sum');
    const explored = await run(app, testProfile(app.url), { limit: 300 });
    expect(explored.stopped).toBeInstanceOf(RunStopped);
    expect(explored.found.length).toBeGreaterThan(0);
  });

  it('says so where the app shows its state no more', async () => {
    const app = await startTestApp();
    let count = 0;
    app.intercept = (_request, response) => {
      count += 1;
      if (count < 150) return false;
      response.writeHead(503).end('{}');
      return true;
    };
    const explored = await run(app, testProfile(app.url));
    expect(explored.reason).toBe('the app does not show its state any more');
    expect(explored.found).toEqual([]);
  });

  it('leaves out what does not work honestly, and says why', async () => {
    const app = await startTestApp();
    const profile = testProfile(app.url) as { roles: Record<string, unknown> };
    const roles = {
      ...profile.roles,
      transfer: { op: 'POST /v2/nowhere', body: { to: '{recipient}', value: '{amount}' } },
    };
    const explored = await run(app, { ...profile, roles }, { maxRequests: 200 });
    expect(explored.coverage['exploredActions']).not.toContain('transfer');
    expect(explored.coverage['notExplored']).toContain('transfer: an honest one shows no effect');
  });

  it('says so where the profile maps nothing', async () => {
    const app = await startTestApp();
    const profile = testProfile(app.url) as { roles: Record<string, unknown> };
    const { catalogue } = profile.roles;
    const explored = await run(app, { ...profile, roles: { catalogue } });
    expect(explored.reason).toBe('the profile maps nothing that could be explored');
  });
});
