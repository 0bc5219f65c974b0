import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TollgateError } from '../../src/model/errors.ts';
import { PRESETS } from '../../src/fuzz/profile-presets.ts';
import { parseProfile } from '../../src/fuzz/profile.ts';
import type { RoleName } from '../../src/fuzz/roles.ts';
import { parseYaml } from '../../src/util/yaml.ts';
import { testProfile } from './test-profile.ts';

const minimal = {
  tollgate: 1,
  name: 'shop',
  target: { baseUrl: 'http://127.0.0.1:3000' },
  money: { unit: 'minor', currency: 'EUR' },
  roles: {},
};

function problem(value: unknown): TollgateError {
  try {
    parseProfile(value, 'payments.yml');
  } catch (error) {
    if (error instanceof TollgateError) return error;
    throw error;
  }
  throw new Error('the profile was accepted');
}

describe('parseProfile', () => {
  it('accepts a profile without any role and fills in what may be left out', () => {
    expect(parseProfile(minimal, 'p.yml')).toEqual({
      name: 'shop',
      target: { baseUrl: 'http://127.0.0.1:3000' },
      money: { unit: 'minor', currency: 'EUR', floor: 0n },
      headers: {},
      actors: {},
      states: { authorized: [], paid: [], unpaid: [], action: [], failed: [], canceled: [], refunded: [] },
      methods: {},
      coupons: {},
      currencies: [{ code: 'EUR', exponent: 2 }],
      limits: {},
      webhooks: {},
      hooks: {},
      roles: {},
    });
  });

  it('splits an operation and keeps integers of its body exact', () => {
    const roles = { pay: { op: 'POST /pay?x=1', body: { n: 3, rate: 1.5 }, out: { id: '/id' } } };
    const { pay } = parseProfile({ ...minimal, roles }, 'p.yml').roles;
    expect(pay).toMatchObject({ method: 'POST', path: '/pay?x=1', body: { n: 3n }, fields: {}, out: { id: '/id' } });
  });

  it('accepts the profile of an app of another shape', () => {
    expect(Object.keys(parseProfile(testProfile('http://localhost:1'), 'p.yml').roles)).toHaveLength(14);
  });

  it.each([
    [{ ...minimal, rolse: {} }, 'rolse', 'did you mean "roles"?'],
    [{ ...minimal, roles: { refnud: {} } }, 'roles.refnud', 'did you mean "roles.refund"?'],
    [{ ...minimal, roles: { pay: { op: 'POST /p', bdoy: {} } } }, 'roles.pay.bdoy', 'did you mean "roles.pay.body"?'],
    [
      { ...minimal, roles: { getPayment: { op: 'GET /p', out: { capturd: '/x' } } } },
      'roles.getPayment.out.capturd',
      'did you mean "roles.getPayment.out.captured"?',
    ],
    [{ ...minimal, auth: { logn: {} } }, 'auth.logn', 'did you mean "auth.login"?'],
    [
      { ...minimal, money: { ...minimal.money, zzzzzzzzz: 1 } },
      'money.zzzzzzzzz',
      'known here: unit, currency, floor, maxNotional',
    ],
  ])('refuses an unknown key and suggests a known one (%#)', (value, key, help) => {
    const error = problem(value);
    expect(error).toMatchObject({ code: 'payments/bad-profile', class: 'usage', place: { file: 'payments.yml', key } });
    expect(error.message).toContain(`unknown key "${key}"`);
    expect(error.help).toContain(help);
  });

  it.each([
    [{ ...minimal, roles: { pay: { op: 'pay' } } }, 'roles.pay.op', /method and a path/u],
    [{ ...minimal, roles: { pay: { op: 'GET /x y' } } }, 'roles.pay.op', /method and a path/u],
    [{ ...minimal, roles: { pay: { op: 'POST /x', out: { id: 'id' } } } }, 'roles.pay.out.id', /JSON pointer/u],
    [{ ...minimal, roles: { refund: { op: 'POST /{paymnet}' } } }, 'roles.refund', /did you mean \{payment\}/u],
    [{ ...minimal, roles: { wallet: { op: 'GET /{order}' } } }, 'roles.wallet', /unknown placeholder \{order\}/u],
    [{ ...minimal, target: { baseUrl: 'ftp://x' } }, 'target.baseUrl', /http or https/u],
    [{ ...minimal, money: { unit: 'minor', currency: 'euro' } }, 'money.currency', /ISO 4217/u],
    [{ ...minimal, money: { unit: 'float', currency: 'EUR' } }, 'money.unit', /minor/u],
    [
      { ...minimal, auth: { header: { name: 'A', value: 'Bearer {tokne}' } } },
      'auth.header.value',
      /unknown placeholder \{tokne\}/u,
    ],
    [
      { ...minimal, auth: { header: { name: 'A', value: '{token}' }, login: { op: 'POST /l' } } },
      'auth.header.value',
      /neither login.out nor register.out/u,
    ],
    [{ ...minimal, tollgate: 2 }, 'tollgate', /version of the profile/u],
    [{ ...minimal, idempotency: { header: 'a\r\nb' } }, 'idempotency.header', /header name/u],
  ])('says what is wrong with a value (%#)', (value, key, message) => {
    const error = problem(value);
    expect(error.place.key).toBe(key);
    expect(error.message).toMatch(message);
  });

  it('names the line of what is wrong', () => {
    const document = parseYaml(['tollgate: 1', 'name: x', 'roles:', '  refnud: {}', ''].join('\n'), 'p.yml');
    expect(() => parseProfile({ ...minimal, ...(document.value as object) }, 'p.yml', document)).toThrow(
      expect.objectContaining({ place: { file: 'p.yml', line: 4, key: 'roles.refnud' } }),
    );
  });

  it('fills in the environment, and says which variable is missing', () => {
    const value = { ...minimal, actors: { admin: { token: '${ADMIN_TOKEN}' } } };
    const environment = { ADMIN_TOKEN: 'a ${HOME} b', HOME: '/root' };
    expect(parseProfile(value, 'p.yml', { environment }).actors.admin?.token).toBe('a ${HOME} b');
    expect(problem(value)).toMatchObject({ code: 'payments/missing-variable', place: { key: 'actors.admin.token' } });
  });

  it.each(Object.keys(PRESETS))('lets a file override the preset %s, key by key', (preset) => {
    const { roles: own } = parseProfile({ ...minimal, preset }, 'p.yml');
    expect(Object.keys(own).length).toBeGreaterThan(2);
    const [first = ''] = Object.keys(own);
    const changed = parseProfile({ ...minimal, preset, roles: { [first]: { op: 'POST /own' } } }, 'p.yml').roles;
    expect(changed[first as RoleName]).toMatchObject({ path: '/own', out: own[first as RoleName]?.out });
    expect(parseProfile({ ...minimal, preset, roles: { [first]: null } }, 'p.yml').roles).not.toHaveProperty(first);
  });

  it('makes every body a form where the profile says so, but for those that say otherwise', () => {
    const roles = { pay: { op: 'POST /p', body: {} }, refund: { op: 'POST /r', encoding: 'json' } };
    const parsed = parseProfile({ ...minimal, encoding: 'form', roles, auth: { login: { op: 'POST /l' } } }, 'p.yml');
    expect(parsed.roles.pay?.encoding).toBe('form');
    expect(parsed.auth?.login?.encoding).toBe('form');
    expect(parsed.roles.refund?.encoding).toBe('json');
  });

  it.each([
    [{ ...minimal, preset: 'stripe-lik' }, 'preset'],
    [{ ...minimal, hooks: { clock: { op: 'POST http://10.0.0.1/clock' } } }, 'hooks.clock.op'],
    [{ ...minimal, psp: { url: 'https://api.stripe.com', token: 'x' } }, 'psp.url'],
    [{ ...minimal, actors: { admin: {} } }, 'actors.admin'],
    [{ ...minimal, actors: { eve: { token: 'x' } } }, 'actors.eve'],
    [{ ...minimal, auth: { basic: true, login: { op: 'POST /l' } } }, 'auth.basic'],
    [{ ...minimal, roles: { pay: { op: 'POST /p', out: { id: 'header' } } } }, 'roles.pay.out.id'],
    [{ ...minimal, currencies: ['EURO'] }, 'currencies.0'],
  ])('refuses what steers elsewhere or contradicts itself (%#)', (value, key) => {
    expect(problem(value).place.key).toBe(key);
  });

  it('refuses a body that holds itself', () => {
    const body: Record<string, unknown> = {};
    body['self'] = body;
    expect(problem({ ...minimal, roles: { pay: { op: 'POST /x', body } } }).message).toMatch(/nested too deeply/u);
  });

  it('answers any value with a profile or an error for the user', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(problem(value).class).toBe('usage');
      }),
    );
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(problem({ ...minimal, roles: { pay: value } }).class).toBe('usage');
      }),
    );
  });
});
