import { load } from 'js-yaml';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scanPayments } from '../../../src/fuzz/index.ts';
import { parseProfile } from '../../../src/fuzz/profile.ts';
import type { Report } from '../../../src/model/report.ts';
import { type Sandbox, sandboxProfile } from '../../../src/sandbox/index.ts';
import { sharedSandbox } from '../../sandbox/shared-sandbox.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await sharedSandbox();
});
afterAll(() => sandbox.close());

interface Case {
  readonly defect: string;
  readonly rule: string;
  readonly message: string;
}

const CASES: readonly Case[] = [
  {
    defect: 'pay.price.client_trusted',
    rule: 'pay/client-price-trusted',
    message: 'An order of EUR 10.09 was recorded as EUR 0.01 because the client sent the price EUR 0.01.',
  },
  {
    defect: 'pay.amount.overflow32',
    rule: 'pay/total-overflow',
    message: 'An order of 6109485 pieces at EUR 7.03 was recorded as EUR 6.59.',
  },
  {
    defect: 'pay.amount.min_bypass',
    rule: 'pay/minimum-charge-bypassed',
    message: 'A payment of EUR 0.27 was taken, below the minimum charge of EUR 0.50.',
  },
  {
    defect: 'pay.extra.negative',
    rule: 'pay/negative-charge-accepted',
    message: 'An order of EUR 10.09 was recorded as EUR 6.73 after a tip of EUR -3.36 was sent.',
  },
  {
    defect: 'flow.cart_after_pay',
    rule: 'pay/order-changed-after-payment',
    message: 'An order paid with EUR 10.09 now costs EUR 20.18 and is still paid.',
  },
];

async function scan(on: readonly string[]): Promise<Report> {
  sandbox.setDefects(on);
  const profileText = sandboxProfile(sandbox.appUrl, sandbox);
  const profile = parseProfile(load(profileText), 'payments.yml');
  const attacks = CASES.map(({ rule }) => rule);
  return scanPayments({ profile, profileText, attacks, environment: {}, version: '0.1.0' });
}

describe('attacks on amounts and input', () => {
  it('hold where the sandbox has no defect', async () => {
    const { run, findings } = await scan([]);
    expect(findings).toEqual([]);
    expect(run).toMatchObject({ status: 'complete', coverage: { held: CASES.length } });
  });

  it.each(CASES)('see $defect as $rule alone', async ({ defect, rule, message }) => {
    const { findings, evidence } = await scan([defect]);
    expect(findings.map((finding) => finding.rule.id)).toEqual([rule]);
    expect(findings[0]?.message).toBe(message);
    expect(evidence[0]?.exchanges.length).toBeGreaterThan(3);
  });
});
