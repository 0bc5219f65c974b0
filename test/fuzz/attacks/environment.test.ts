import { load } from 'js-yaml';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { scanPayments } from '../../../src/fuzz/index.ts';
import { parseProfile } from '../../../src/fuzz/profile.ts';
import type { Report } from '../../../src/model/report.ts';
import { type Sandbox, startSandbox } from '../../../src/sandbox/index.ts';
import { sandboxProfile } from '../../../src/sandbox/profile.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ settings: { paymentMode: 'live' } });
});
afterAll(() => sandbox.close());

function scan(on: readonly string[]): Promise<Report> {
  sandbox.setDefects(on);
  const profileText = sandboxProfile(sandbox.appUrl, sandbox);
  const profile = parseProfile(load(profileText), 'payments.yml');
  const attacks = ['pay/foreign-payment-readable', 'pay/payment-ids-predictable'];
  return scanPayments({ profile, profileText, attacks, environment: {}, version: '0.2.0' });
}

it('a shop in live mode that refuses test cards: nothing is found, and nothing is said to have held', async () => {
  const { run, findings } = await scan([]);
  expect(findings).toEqual([]);
  expect(run).toMatchObject({ status: 'degraded', coverage: { inconclusive: 2 } });
});

it('a shop in live mode that takes test cards: the run ends at once, with a finding', async () => {
  const { run, findings } = await scan(['env.test_in_live']);
  expect(findings.map(({ rule }) => rule.id)).toEqual(['pay/live-mode-reached']);
  expect(run).toMatchObject({ status: 'degraded', reason: expect.stringContaining('livemode: true') });
});
