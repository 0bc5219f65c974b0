import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { ATTACKS } from '../../src/fuzz/attacks/index.ts';
import { planAttacks } from '../../src/fuzz/plan.ts';
import { parseProfile, type Profile } from '../../src/fuzz/profile.ts';
import { sandboxProfile } from '../../src/sandbox/profile.ts';

const person = (role: string, name: string): { role: string; email: string; password: string } => ({
  role,
  email: `${name}@example.com`,
  password: `pw-${name}`,
});
const ACCESS = {
  staff: [person('admin', 'a'), person('finance', 'f'), person('finance', 'g'), person('support', 's')],
  controlUrl: 'http://127.0.0.1:4020',
  token: 'control',
  gatewayUrl: 'http://127.0.0.1:4021',
  gateway: {
    credentials: {
      stripe: { publishableKey: 'pk_test_plan', webhookSecret: 'whsec_plan' },
      braintree: { merchantId: 'm', publicKey: 'p', privateKey: 'k' },
    },
  },
};

// Nobody listens at these addresses: whatever went over the network would fail.
const profile: Profile = parseProfile(load(sandboxProfile('http://127.0.0.1:9', ACCESS)), 'payments.yml');

// Their plans end where the model of the app does, and say so.
const OPEN = [
  'pay/app-and-gateway-disagree',
  'pay/bank-webhook-token-not-verified',
  'pay/charge-repeated-after-lost-answer',
  'pay/currency-exponent-ignored',
  'pay/customer-grants-roles',
  'pay/disputed-payment-refunded',
  'pay/expired-quote-honoured',
  'pay/refund-approved-by-requester',
  'pay/search-injection',
  'pay/webhook-out-of-order-applied',
];

describe('the plan', () => {
  it('of the sandbox is whole but for what a gateway, a quote or another clock decides', async () => {
    const plan = await planAttacks(profile, ATTACKS);
    expect(plan.filter(({ open }) => open !== undefined).map(({ attack }) => attack)).toEqual(OPEN);
    const mapped = plan.filter(({ missing }) => missing.length === 0);
    expect(mapped.length).toBeGreaterThan(ATTACKS.length * 0.95);
    const empty = mapped.filter(({ requests }) => requests.length === 0).map(({ open }) => open);
    expect(empty.every((open) => open === 'the profile has no psp')).toBe(true);
  });

  it('is the same every time, and holds no made-up address, key or password', async () => {
    const first = await planAttacks(profile, ATTACKS);
    expect(await planAttacks(profile, ATTACKS)).toEqual(first);
    const text = JSON.stringify(first);
    expect(text).not.toMatch(/@example\.com"|Tg-[0-9a-z]{24}|whsec_plan/u);
  });

  it('names what would be asked of the test environment, and asks for nothing', async () => {
    const [planned] = await planAttacks(
      profile,
      ATTACKS.filter(({ rule }) => rule.id === 'pay/webhook-stale-accepted'),
    );
    const lines = planned?.requests.map(({ request }) => request) ?? [];
    expect(lines.some((line) => line.startsWith('POST http://127.0.0.1:4020/clock/advance'))).toBe(true);
    expect(lines.some((line) => line.startsWith('POST /webhooks/stripe'))).toBe(true);
  });
});
