import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ATTACKS } from '../../../src/fuzz/attacks/index.ts';
import { scanPayments } from '../../../src/fuzz/index.ts';
import { missingFor } from '../../../src/fuzz/mapping.ts';
import { parseProfile } from '../../../src/fuzz/profile.ts';
import type { Report } from '../../../src/model/report.ts';
import { FLOW_FLAWS, type FlowApp, type FlowFlaw, startFlowApp } from '../flow-app.ts';
import { flowProfile } from '../flow-profile.ts';

/** What each flaw is found by. */
const FOUND: Readonly<Record<FlowFlaw, string>> = {
  'pay-twice': 'pay/order-paid-twice',
  'payment-race': 'pay/payment-race',
  'key-refusal-kept': 'pay/idempotency-refusal-kept',
  'long-key-ignored': 'pay/long-idempotency-key-ignored',
  'long-key-cut': 'pay/long-idempotency-key-ignored',
  'complete-again': 'pay/completion-replayed',
  'success-again': 'pay/success-page-replayed',
  'completion-race': 'pay/completion-race',
  'complete-unpaid': 'pay/order-completed-unpaid',
  'complete-canceled': 'pay/canceled-payment-completes-order',
  'complete-refunded': 'pay/refunded-payment-completes-order',
  'confirm-blind': 'pay/confirmed-without-challenge',
  'confirm-status': 'pay/confirmed-without-challenge',
  exempt: 'pay/challenge-exempted-by-client',
  'capture-action': 'pay/capture-before-confirmation',
  'capture-race': 'pay/capture-race',
  'capture-cancel-race': 'pay/capture-cancel-race',
  'method-default': 'pay/unknown-method-accepted',
  'approve-again': 'pay/approval-repeated',
  'refund-negative': 'pay/negative-refund',
  'refund-order': 'pay/refund-follows-changed-order',
  overdraw: 'pay/transfer-overdraws',
  'not-conserved': 'pay/transfer-not-conserved',
  'refused-booked': 'pay/refused-transfer-booked',
  'unknown-debited': 'pay/refused-transfer-booked',
  'checkout-race': 'pay/checkout-race',
  'order-change-race': 'pay/order-change-race',
  'two-debits-race': 'pay/two-debits-race',
};
const isRace = (id: string): boolean => id.endsWith('-race');
const MINE = new Set(Object.values(FOUND));

let app: FlowApp;
beforeAll(async () => {
  app = await startFlowApp();
});
afterAll(() => app.close());
beforeEach(() => app.flaws.clear());

async function scan(attacks: readonly string[]): Promise<Report> {
  const profile = parseProfile(flowProfile(app.url), 'payments.yml');
  return scanPayments({ profile, profileText: '', attacks, environment: {}, version: '0.1.0' });
}

describe('the flow app', () => {
  it('with no flaw: every attack that it maps holds', async () => {
    const profile = parseProfile(flowProfile(app.url), 'payments.yml');
    const mapped = ATTACKS.filter((attack) => missingFor(attack, profile).length === 0).map(({ rule }) => rule.id);
    expect(mapped).toEqual(expect.arrayContaining([...MINE]));
    const { run, findings } = await scan([...MINE]);
    expect(findings).toEqual([]);
    expect(run).toMatchObject({ status: 'complete', coverage: { held: MINE.size } });
  });

  it.each(FLOW_FLAWS)('with the flaw %s: exactly one rule fires, and says what happened', async (flaw) => {
    app.flaws.add(flaw);
    const expected = FOUND[flaw];
    const { findings } = await scan([...MINE].filter((id) => id === expected || !isRace(id)));
    expect(findings.map(({ rule }) => rule.id)).toEqual([expected]);
    expect(findings[0]?.message).toMatch(/EUR|fulfilled|cancelled|captured/u);
    expect(findings[0]?.evidence).toBeTruthy();
  });

  it('with a bound that is missing altogether: no race is reported', async () => {
    app.flaws.add('pay-twice');
    const { run, findings } = await scan(['pay/payment-race']);
    expect(findings).toEqual([]);
    expect(run.coverage).toMatchObject({
      inconclusiveAttacks: ['pay/payment-race: no race: the same requests one after the other break the bound too'],
    });
  });

  it('keeps how a race was won, with its times, as evidence only', async () => {
    app.flaws.add('payment-race');
    const { findings, evidence } = await scan(['pay/payment-race']);
    expect(evidence[0]?.states?.['times']).toMatch(
      /^(?:pipelined|last-byte): the last request was let go [\d.]+ ms after the first; answers after [\d., ]+ ms$/u,
    );
    expect(JSON.stringify(findings)).not.toContain('let go');
  });

  it('races in another way where the app drops pipelined requests', async () => {
    app.flaws.add('payment-race').add('one-request-a-connection');
    const { findings, evidence } = await scan(['pay/payment-race']);
    expect(findings).toHaveLength(1);
    expect(evidence[0]?.states?.['times']).toMatch(/^last-byte: /u);
  });
});
