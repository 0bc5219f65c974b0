import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Progress } from '../../src/model/progress.ts';
import { ATTACKS } from '../../src/fuzz/attacks/index.ts';
import { scanPayments } from '../../src/fuzz/index.ts';
import { missingFor } from '../../src/fuzz/mapping.ts';
import { parseProfile } from '../../src/fuzz/profile.ts';
import { scanTestApp } from './scan-test-app.ts';
import { startTestApp, type TestApp } from './test-app.ts';
import { testProfile } from './test-profile.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(() => {
  app.flaws.clear();
  app.seen.length = 0;
  app.logins.length = 0;
  app.intercept = () => false;
});

/** One attack of each family that the test app has an operation for. */
const HANDFUL: readonly string[] = [
  'pay/balance-race',
  'pay/capture-exceeds-authorization',
  'pay/card-number-in-response',
  'pay/client-price-trusted',
  'pay/foreign-payment-readable',
  'pay/idempotency-key-ignored',
  'pay/idempotency-parameters-ignored',
  'pay/negative-quantity-accepted',
  'pay/payment-status-client-set',
  'pay/refund-exceeds-capture',
  'pay/refund-race',
  'pay/self-transfer-creates-money',
];

describe('a scan', () => {
  it('of a sound app is complete, without a finding, every attack held that its profile maps', async () => {
    const profile = parseProfile(testProfile(app.url), 'p.yml');
    const mapped = ATTACKS.filter((attack) => missingFor(attack, profile).length === 0);
    expect(mapped.map(({ rule }) => rule.id)).toEqual(expect.arrayContaining([...HANDFUL]));
    const { run, findings, evidence } = await scanTestApp(app);
    expect(run).toMatchObject({
      tool: { name: 'tollgate-payments', version: '0.1.0' },
      scan: 'payments',
      target: 'test app',
      status: 'complete',
      coverage: {
        attacks: ATTACKS.length,
        held: mapped.length,
        violation: 0,
        inconclusive: 0,
        notMapped: ATTACKS.length - mapped.length,
      },
    });
    expect(run.rules.map(({ id }) => id).toSorted()).toEqual(mapped.map(({ rule }) => rule.id));
    expect([findings, evidence]).toEqual([[], []]);
  });

  it('gives the same run and findings each time, without ids, ports or times, whatever the nonce', async () => {
    app.flaws.add('price').add('quantity').add('refund-race').add('balance-race').add('capture-over').add('status');
    app.flaws.add('foreign-read').add('card-number').add('self-transfer').add('refund-sum').add('key-ignored');
    const first = await scanTestApp(app, { attacks: HANDFUL });
    const again = await scanTestApp(app, { attacks: HANDFUL, nonce: 'another' });
    // A key that is ignored cannot be bound to parameters.
    const expected = HANDFUL.filter((id) => id !== 'pay/idempotency-parameters-ignored');
    expect(first.findings.map(({ rule }) => rule.id)).toEqual(expected);
    expect(JSON.stringify([again.run, again.findings])).toBe(JSON.stringify([first.run, first.findings]));
    expect(JSON.stringify([first.run, first.findings])).not.toMatch(/example\.com|127\.0\.0\.1|(?:acc|chg|ord|sid)_/u);
  });

  it('sums up what the money did, the least of it, and first', async () => {
    app.flaws.add('refund-sum').add('price').add('refund-race').add('foreign-read');
    const { run } = await scanTestApp(app, { attacks: HANDFUL });
    expect(Object.entries(run.coverage ?? {})[0]).toEqual([
      'phantomMoney',
      ['EUR 22.26: 12.14 created from nothing, 10.12 not paid for'],
    ]);
  });

  it('keeps secrets and card numbers out of the evidence', async () => {
    app.flaws.add('card-number');
    const { evidence } = await scanTestApp(app, { attacks: ['card-number-in-response'] });
    const text = JSON.stringify(evidence);
    expect(text).toContain('/v2/cards');
    expect(text).not.toMatch(/sid_|Tg-[0-9a-f]{24}|4242 4242 4242 4242/u);
  });

  it('uses other accounts for another nonce, and the same ones for the same seed and nonce', async () => {
    const logins = async (options: { seed: number; nonce: string }): Promise<string[]> => {
      app.logins.length = 0;
      await scanTestApp(app, { attacks: ['card-number-in-response'], ...options });
      return [...app.logins];
    };
    const first = await logins({ seed: 1, nonce: 'a' });
    const other = await logins({ seed: 1, nonce: 'b' });
    const seeded = await logins({ seed: 2, nonce: 'a' });
    await app.close();
    app = await startTestApp();
    expect(await logins({ seed: 1, nonce: 'a' })).toEqual(first);
    expect(new Set([...first, ...other, ...seeded]).size).toBe(first.length * 3);
  });

  it('lists attacks whose roles the profile does not map, and stays complete', async () => {
    const value = testProfile(app.url);
    const { transfer: _transfer, ...roles } = value['roles'] as Record<string, unknown>;
    const profile = parseProfile({ ...value, roles }, 'p.yml');
    const { run } = await scanTestApp(app, { profile, attacks: HANDFUL });
    expect(run).toMatchObject({ status: 'complete', coverage: { held: HANDFUL.length - 2, notMapped: 2 } });
    expect(run.coverage?.['notMappedAttacks']).toEqual([
      'pay/balance-race: the profile has no roles.transfer',
      'pay/self-transfer-creates-money: the profile has no roles.transfer',
    ]);
    expect(run.rules.map((rule) => rule.id)).not.toContain('pay/balance-race');
  });

  it('needs neither shop nor wallet: an API that only takes payments is attacked with all that concerns it', async () => {
    const value = testProfile(app.url);
    const all = value['roles'] as Record<string, Record<string, unknown>>;
    const direct = (settle: boolean): unknown => ({ ...all['pay'], body: { value: '{amount}', settle } });
    const { getPayment, updatePayment, capture, refund, paymentMethods } = all;
    const roles = {
      pay: direct(true),
      authorize: direct(false),
      getPayment,
      updatePayment,
      capture,
      refund,
      paymentMethods,
    };
    const profile = parseProfile({ ...value, roles }, 'p.yml');
    const held = await scanTestApp(app, { profile, attacks: HANDFUL });
    expect(held.run).toMatchObject({ status: 'complete', coverage: { held: 8, notMapped: 4 } });
    app.flaws.add('key-ignored').add('refund-sum').add('refund-race').add('capture-over').add('status');
    app.flaws.add('foreign-read').add('card-number');
    const { findings } = await scanTestApp(app, { profile, attacks: HANDFUL });
    expect(findings).toHaveLength(7);
    expect(findings.map((finding) => finding.message)).toContain(
      'A refund of EUR 1.00 sent twice with one idempotency key moved EUR 2.00.',
    );
    app.flaws.delete('key-ignored');
    app.flaws.add('key-parameters');
    const { findings: other } = await scanTestApp(app, { profile, attacks: ['idempotency-parameters-ignored'] });
    expect(other).toHaveLength(1);
  });

  it('of a profile that maps nothing is not complete: nothing was tested', async () => {
    const profile = parseProfile({ ...testProfile(app.url), roles: {} }, 'p.yml');
    const { run } = await scanTestApp(app, { profile });
    expect(run).toMatchObject({ status: 'degraded', coverage: { notMapped: ATTACKS.length } });
    expect(run.reason).toMatch(/nothing was tested/u);
    expect(app.seen).toEqual([]);
  });

  it('tells its progress after each attack: how many are done, requests and findings', async () => {
    app.flaws.add('price');
    const lines: Progress[] = [];
    await scanTestApp(app, {
      attacks: ['refund-exceeds-capture', 'client-price-trusted'],
      onProgress: (line) => lines.push(line),
    });
    expect(lines).toEqual([
      {
        step: 'payments',
        done: 1,
        total: 2,
        detail: expect.stringMatching(/^pay\/client-price-trusted: violation; \d+ requests, 1 finding$/u),
      },
      {
        step: 'payments',
        done: 2,
        total: 2,
        detail: expect.stringMatching(/^pay\/refund-exceeds-capture: held; \d+ requests, 1 finding$/u),
      },
    ]);
  });

  it('reaches an app by the name localhost', async () => {
    const { run } = await scanTestApp(app, {
      target: `http://localhost:${app.port}`,
      attacks: ['client-price-trusted', 'refund-race'],
    });
    expect(run.coverage).toMatchObject({ held: 2 });
  });

  it('stays within the rate it is given', async () => {
    const start = performance.now();
    await scanTestApp(app, { attacks: ['card-number-in-response'], rps: 4 });
    const seconds = (performance.now() - start) / 1000;
    expect(app.seen.length).toBeGreaterThan(5);
    expect(seconds).toBeGreaterThan((app.seen.length - 4) / 4 - 0.3);
  });
});

describe('a refusal', () => {
  const key = ['sk', 'live', 'a1B2c3D4e5F6'].join('_');

  it.each([
    ['a target elsewhere', { target: 'http://192.0.2.1:80' }, 'payments/target-refused'],
    ['a live gateway', { target: 'https://api.stripe.com' }, 'payments/target-refused'],
    ['a live key in the profile', { profileText: key }, 'payments/live-key'],
    ['a live key in the environment', { environment: { KEY: key } }, 'payments/live-key'],
    ['an unknown attack', { attacks: ['pay/refund-exceed-capture'] }, 'payments/unknown-attack'],
    ['no attack at all', { attacks: [] }, 'payments/unknown-attack'],
  ])('of %s comes before any packet', async (_what, options, code) => {
    const before = app.connections();
    await expect(scanTestApp(app, options)).rejects.toMatchObject({ code, class: 'usage' });
    expect(app.connections()).toBe(before);
  });

  it('of an unknown attack suggests the nearest', async () => {
    await expect(scanTestApp(app, { attacks: ['refund-exceed-capture'] })).rejects.toMatchObject({
      help: ['did you mean "pay/refund-exceeds-capture"?'],
    });
  });
});

describe('limits', () => {
  it('of time end the run, and it says so', async () => {
    app.intercept = () => true;
    const report = await scanTestApp(app, { budgetMs: 200, requestTimeoutMs: 20_000 });
    expect(report.run).toMatchObject({ status: 'degraded', reason: 'the time budget is used up' });
  });

  it('of requests end the run before one more is sent', async () => {
    const report = await scanTestApp(app, { maxRequests: 25 });
    expect(report.run).toMatchObject({ status: 'degraded', reason: 'the limit of 25 requests is reached' });
    expect(app.seen.length).toBeLessThanOrEqual(25);
  });

  it('of the user (a cancellation) end the run in time and keep what was found', async () => {
    app.flaws.add('balance-race');
    const controller = new AbortController();
    const report = await scanTestApp(app, {
      attacks: HANDFUL,
      signal: controller.signal,
      onProgress: ({ done }) => {
        if (done === 1) controller.abort();
      },
    });
    expect(report.run).toMatchObject({ status: 'degraded', reason: 'cancelled' });
    expect(report.findings).toHaveLength(1);
    expect(report.run.rules.length).toBeLessThan(HANDFUL.length);
  });

  it('cancelled before the start, nothing is sent', async () => {
    const report = await scanTestApp(app, { signal: AbortSignal.abort() });
    expect(report.run.reason).toBe('cancelled');
    expect(app.seen).toEqual([]);
  });

  it('hold for a profile given as a whole', async () => {
    const profile = parseProfile(testProfile(app.url), 'p.yml');
    const report = await scanPayments({
      profile,
      profileText: '',
      attacks: ['client-price-trusted', 'refund-exceeds-capture'],
      environment: {},
      version: '1',
      budgetMs: 60_000,
    });
    expect(report.run).toMatchObject({ status: 'complete', coverage: { held: 2 } });
  });
});
