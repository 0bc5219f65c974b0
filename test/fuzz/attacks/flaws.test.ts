import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ATTACKS } from '../../../src/fuzz/attacks/index.ts';
import { scanPayments } from '../../../src/fuzz/index.ts';
import { missingFor } from '../../../src/fuzz/mapping.ts';
import { parseProfile } from '../../../src/fuzz/profile.ts';
import type { Report } from '../../../src/model/report.ts';
import type { ShopFlaw } from './flawed-cart.ts';
import { flawedProfile } from './flawed-profile.ts';
import { type FlawedShop, startFlawedShop } from './flawed-shop.ts';

const FLAWS: readonly ShopFlaw[] = [
  'negative-amount-accepted',
  'client-total-trusted',
  'zero-amount-paid',
  'non-finite-amount-accepted',
  'sub-cent-amount-accepted',
  'client-rate-trusted',
  'unknown-currency-accepted',
  'currency-spelling-splits-balance',
  'total-not-exact',
  'quantity-type-confusion',
  'quantity-limit-bypassed',
  'stock-oversold',
  'coupon-code-forgeable',
  'coupon-exceeds-subtotal',
  'coupon-value-client-set',
  'coupon-injection',
  'coupon-minimum-bypassed',
  'credit-without-payment',
  'unicode-digits-accepted',
  'lenient-number-text',
  'query-overrides-body',
  'content-type-bypasses-validation',
  'nested-key-smuggled',
  'get-request-changes-cart',
  'prototype-pollution',
];

let shop: FlawedShop;
beforeAll(async () => {
  shop = await startFlawedShop();
});
afterAll(() => shop.close());
beforeEach(() => {
  shop.flaws.clear();
  shop.restock();
});

// Every attack on what the client says: amounts, currencies, quantities, coupons and the form of input.
const OWN: readonly string[] = ATTACKS.filter(({ catalogue = [] }) =>
  catalogue.some((number) => /^(?:AMT|CUR|QTY|CPN|INP)-/u.test(number)),
).map(({ rule }) => rule.id);

async function scan(attacks: readonly string[] = OWN): Promise<Report> {
  const profile = parseProfile(flawedProfile(shop.url), 'payments.yml');
  return scanPayments({ profile, profileText: '', attacks, environment: {}, version: '0.1.0' });
}

describe('attacks on amounts, currencies, quantities, coupons and input', () => {
  it('hold where the shop has no flaw, and none ends without a verdict', async () => {
    const { run, findings } = await scan();
    expect(findings).toEqual([]);
    expect(run).toMatchObject({ status: 'complete', coverage: { violation: 0, inconclusive: 0 } });
    expect(run.coverage?.['held']).toBeGreaterThanOrEqual(FLAWS.length);
  });

  it.each(FLAWS)('see the flaw %s, by the one rule of that name', async (flaw) => {
    shop.flaws.add(flaw);
    const { findings, evidence } = await scan();
    expect(findings.map(({ rule }) => rule.id)).toEqual([`pay/${flaw}`]);
    expect(findings[0]?.evidence).toBeTruthy();
    expect(findings[0]?.locations).toHaveLength(1);
    expect(evidence[0]?.exchanges.length).toBeGreaterThan(2);
  });

  it('are not mapped where the profile lacks what they need', () => {
    const bare = { ...flawedProfile(shop.url), roles: {} };
    const profile = parseProfile(bare, 'payments.yml');
    const mapped = ATTACKS.filter(({ rule }) => OWN.includes(rule.id)).filter(
      (attack) => missingFor(attack, profile).length === 0,
    );
    expect(mapped).toEqual([]);
  });
});
