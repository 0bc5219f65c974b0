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
    defect: 'pay.coupon.reuse',
    rule: 'pay/coupon-reused',
    message: 'A coupon that holds once lowered two orders of EUR 10.09: the second one to EUR 9.08.',
  },
  {
    defect: 'pay.coupon.stack',
    rule: 'pay/coupon-stacked',
    message: 'The same coupon was counted twice: an order of EUR 49.99 cost EUR 24.99 instead of EUR 37.49.',
  },
  {
    defect: 'pay.coupon.race',
    rule: 'pay/coupon-race',
    message: 'Two orders at the same moment both redeemed a coupon that holds once.',
  },
  {
    defect: 'pay.coupon.client_clock',
    rule: 'pay/coupon-expiry-by-client-date',
    message: 'An expired coupon made an order of EUR 10.09 cost EUR 8.07 because the client sent an old date.',
  },
];

async function scan(on: readonly string[]): Promise<Report> {
  sandbox.setDefects(on);
  const profileText = sandboxProfile(sandbox.appUrl, sandbox);
  const profile = parseProfile(load(profileText), 'payments.yml');
  const attacks = CASES.map(({ rule }) => rule);
  return scanPayments({ profile, profileText, attacks, environment: {}, version: '0.1.0' });
}

describe('attacks on coupons', () => {
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
