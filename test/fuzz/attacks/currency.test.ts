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
    defect: 'pay.currency.swap',
    rule: 'pay/currency-not-bound',
    message: 'An order of EUR 10.09 was paid with JPY 1009.',
  },
  {
    defect: 'pay.amount.float_round',
    rule: 'pay/percentage-rounded-for-payer',
    message: '25 % of EUR 998.91 came to EUR 250.47 over 99 pieces.',
  },
  {
    defect: 'pay.qty.fraction',
    rule: 'pay/fractional-quantity-accepted',
    message: 'An order of 0.5 pieces was recorded as EUR 5.04; one piece costs EUR 10.09.',
  },
  {
    defect: 'pay.qty.negative',
    rule: 'pay/negative-quantity-accepted',
    message: 'An order of EUR 49.99 was recorded as EUR 42.96 after a line of quantity -1 was added.',
  },
];

const OWN: readonly string[] = CASES.map(({ rule }) => rule);

async function scan(on: readonly string[], attacks: readonly string[] = OWN): Promise<Report> {
  sandbox.setDefects(on);
  const profileText = sandboxProfile(sandbox.appUrl, sandbox);
  const profile = parseProfile(load(profileText), 'payments.yml');
  return scanPayments({ profile, profileText, attacks, environment: {}, version: '0.1.0' });
}

describe('attacks on currencies and quantities', () => {
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

describe('attacks whose figures move with the clock', () => {
  it.each([
    [
      'pay.currency.exponent',
      'pay/currency-exponent-ignored',
      /^EUR 10\.09 were quoted as JPY 16\d{4}, where .* JPY 16\d\d\.$/u,
    ],
    ['flow.quote_expired', 'pay/expired-quote-honoured', /^A quote of GBP \d\.\d\d was accepted after its end/u],
  ])('hold without %s, and see it as %s', async (defect, rule, message) => {
    const held = await scan([], [rule]);
    expect(held.run).toMatchObject({ status: 'complete', coverage: { held: 1 } });
    const { findings } = await scan([defect], [rule]);
    expect(findings.map((finding) => finding.rule.id)).toEqual([rule]);
    expect(findings[0]?.message).toMatch(message);
  });
});
