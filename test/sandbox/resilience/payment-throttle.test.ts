import { describe, expect, it } from 'vitest';
import type { DefectId } from '../../../src/sandbox/defects/defect-id.ts';
import type { Observation } from '../../../src/sandbox/observation.ts';
import { makePaymentThrottle, type PaymentAttempt } from '../../../src/sandbox/resilience/payment-throttle.ts';
import { defaultSettings } from '../../../src/sandbox/shop-settings.ts';

const limit = { points: 3, seconds: 60 };
const limits = {
  address: { points: 8, seconds: 60 },
  addressDeclines: limit,
  accountDeclines: limit,
  cardDeclines: limit,
};
const attempt: PaymentAttempt = { account: 'usr_a', address: '127.0.0.1', claimedAddress: undefined, card: 'card' };

function throttle(on: readonly DefectId[] = []): {
  readonly seen: Observation[];
  readonly made: ReturnType<typeof makePaymentThrottle>;
} {
  const seen: Observation[] = [];
  return {
    seen,
    made: makePaymentThrottle(
      limits,
      (id) => on.includes(id),
      (observation) => seen.push(observation),
    ),
  };
}

describe('the throttle of payments', () => {
  it('counts declines per account, per card and per address, each by itself', async () => {
    for (const other of [
      { account: 'usr_b', card: 'b' },
      { address: '::1', card: 'b' },
      { account: 'usr_b', address: '::1' },
    ]) {
      const { made, seen } = throttle();
      for (let time = 0; time < 3; time += 1) await made.declined(attempt);
      await expect(made.admit({ ...attempt, ...other })).rejects.toMatchObject({
        status: 429,
        code: 'too_many_attempts',
      });
      await made.admit({ account: 'usr_c', address: '::2', claimedAddress: undefined, card: 'c' });
      expect(seen).toHaveLength(1);
    }
  });

  it('says when to come back', async () => {
    const { made } = throttle();
    for (let time = 0; time < 3; time += 1) await made.declined(attempt);
    const error = await made.admit(attempt).catch((thrown: unknown) => thrown);
    expect(error).toHaveProperty('retryAfter');
    expect((error as { retryAfter: number }).retryAfter).toBeGreaterThan(50);
  });

  it('counts attempts per address, whatever they come to', async () => {
    const { made } = throttle();
    for (let time = 0; time < 8; time += 1) await made.admit(attempt);
    await expect(made.admit({ ...attempt, claimedAddress: '10.0.0.1' })).rejects.toMatchObject({ status: 429 });
  });

  it('knows a card by its fingerprint before it is charged', async () => {
    const { made } = throttle();
    for (let time = 0; time < 3; time += 1) await made.declined({ ...attempt, card: 'fingerprint' });
    await expect(made.admitCard('fingerprint')).rejects.toMatchObject({ status: 429 });
    await made.admitCard('another');
  });

  it('forgets everything at a reset', async () => {
    const { made } = throttle();
    for (let time = 0; time < 3; time += 1) await made.declined(attempt);
    made.reset();
    await made.admit(attempt);
  });

  it('lets one address make 200 requests a second by default', async () => {
    const made = makePaymentThrottle(
      defaultSettings.paymentLimits,
      () => false,
      () => {},
    );
    for (let time = 0; time < 200; time += 1) await made.admit(attempt);
  });
});
