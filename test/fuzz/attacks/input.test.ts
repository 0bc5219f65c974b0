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
    defect: 'pay.amount.type_confusion',
    rule: 'pay/amount-type-confusion',
    message: 'A top-up of [701] was booked as EUR 7.01.',
  },
  {
    defect: 'flow.dup_keys',
    rule: 'pay/duplicate-key-smuggled',
    message:
      'A negative value in "quantity", which is refused openly, took effect as one of two values of the same key: total EUR 42.96 instead of EUR 49.99.',
  },
  {
    defect: 'log.injection',
    rule: 'pay/log-line-forged',
    message: 'A line that a customer wrote into the memo of a payment is a line of the log.',
  },
  {
    defect: 'web.sqli.search',
    rule: 'pay/search-injection',
    message: `A search for "' or '1'='1" brought the payment of another account back.`,
  },
  {
    defect: 'web.xss.memo',
    rule: 'pay/memo-markup-in-receipt',
    message: 'An element that was written into the memo of a payment is an element of its receipt.',
  },
  {
    defect: 'res.unbounded',
    rule: 'pay/page-size-unbounded',
    message: 'A page held more than the 100 entries that are the limit.',
  },
];

async function scan(on: readonly string[]): Promise<Report> {
  sandbox.setDefects(on);
  const profileText = sandboxProfile(sandbox.appUrl, sandbox);
  const profile = parseProfile(load(profileText), 'payments.yml');
  const attacks = CASES.map(({ rule }) => rule);
  return scanPayments({ profile, profileText, attacks, environment: {}, version: '0.1.0' });
}

describe('attacks on the form of input', () => {
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
