import { describe, expect, it } from 'vitest';
import { refuseLiveKeys } from '../../../src/fuzz/interlocks/live-keys.ts';

// Put together here, so that no scanner of this repository takes them for real ones.
const live = (prefix: string): string => [prefix, 'live', 'a1B2c3D4e5F6g7H8'].join('_');
const production = 'production';

describe('refuseLiveKeys', () => {
  it.each([
    live('sk'),
    live('rk'),
    live('pk'),
    live('rzp'),
    `access-${production}-11111111-2222-3333-4444-555555555555`,
    `access_token$${production}$abcdefgh$0123456789abcdef`,
    `${production}_abcd1234_efgh5678`,
  ])('refuses a live key in the profile or in the environment, without repeating it (%#)', (key) => {
    for (const act of [
      () => refuseLiveKeys(`headers: { x: "Bearer ${key}" }`, {}),
      () => refuseLiveKeys('', { GATEWAY_KEY: `prefix ${key}` }),
    ]) {
      expect(act).toThrow(expect.objectContaining({ code: 'payments/live-key', class: 'usage' }));
      expect(act).not.toThrow(new RegExp(key.replaceAll('$', String.raw`\$`), 'u'));
    }
    expect(() => refuseLiveKeys('', { GATEWAY_KEY: key })).toThrow(/GATEWAY_KEY/u);
  });

  it.each([
    ['PLAID_ENV', 'production'],
    ['BRAINTREE_ENVIRONMENT', 'Production'],
    ['APP_BRAINTREE_ENV', 'live'],
  ])('refuses the production setting %s=%s', (name, value) => {
    expect(() => refuseLiveKeys('', { [name]: value })).toThrow(/production gateway setting/u);
    expect(() => refuseLiveKeys(`${name.toLowerCase()}: ${value}\n`, {})).toThrow(/production gateway setting/u);
  });

  it('lets test keys and other settings pass', () => {
    const environment = {
      STRIPE_KEY: ['sk', 'test', 'a1B2c3D4e5F6g7H8'].join('_'),
      NODE_ENV: 'production',
      PLAID_ENV: 'sandbox',
      SLOGAN: 'we live_long and disk_lively',
      NOTHING: undefined,
    };
    expect(() => refuseLiveKeys('name: live shop', environment)).not.toThrow();
  });
});
