import { describe, expect, it } from 'vitest';
import { openNotionalCap } from '../../../src/fuzz/interlocks/notional-cap.ts';
import { scanPayments } from '../../../src/fuzz/index.ts';
import { parseProfile } from '../../../src/fuzz/profile.ts';
import { startTestApp } from '../test-app.ts';
import { testProfile } from '../test-profile.ts';

const profile = { money: { unit: 'minor', currency: 'EUR', floor: 0n } } as const;

describe('the notional cap', () => {
  it('lets so much through in all and keeps back what would go beyond it', () => {
    const cap = openNotionalCap(1000n);
    cap.admit('topUp', profile, { amount: 600n });
    expect(() => cap.admit('topUp', profile, { amount: 401n })).toThrow(/cap of EUR 10\.00/u);
    cap.admit('topUp', profile, { amount: 400n });
    expect(() => cap.admit('topUp', profile, { amount: 1n })).toThrow(/not sent/u);
  });

  it('counts what is below zero, and takes no amount that it cannot read', () => {
    const cap = openNotionalCap(1000n);
    expect(() => cap.admit('pay', profile, { amount: -1001n })).toThrow(/not sent/u);
    expect(() => cap.admit('pay', profile, { amount: 'NaN' })).toThrow(/not sent/u);
    expect(() => cap.admit('pay', profile, {})).not.toThrow();
  });

  it('of a profile holds in a scan: the app never gets more', async () => {
    const app = await startTestApp();
    try {
      const value = { ...testProfile(app.url), money: { unit: 'decimal-string', currency: 'EUR', maxNotional: 100 } };
      const capped = parseProfile(value, 'p.yml');
      const options = { profile: capped, profileText: '', environment: {}, version: '0.1.0' };
      const { run } = await scanPayments({ ...options, attacks: ['pay/balance-race'] });
      expect(run.coverage).toMatchObject({ inconclusive: 1 });
      expect(app.seen.filter((request) => request.includes('deposits'))).toEqual([]);
    } finally {
      await app.close();
    }
  });
});
