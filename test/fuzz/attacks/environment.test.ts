import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Report } from '../../../src/model/report.ts';
import { type Sandbox, startSandbox } from '../../../src/sandbox/index.ts';
import { scanSandbox } from '../scan-sandbox.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ settings: { paymentMode: 'live' } });
});
afterAll(() => sandbox.close());

function scan(on: readonly string[]): Promise<Report> {
  return scanSandbox(sandbox, on, ['pay/foreign-payment-readable', 'pay/payment-ids-predictable']);
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
