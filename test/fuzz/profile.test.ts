import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TollgateError } from '../../src/model/errors.ts';
import { parseProfile } from '../../src/fuzz/profile.ts';
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
      states: { authorized: [], paid: [] },
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
    [{ ...minimal, money: { ...minimal.money, zzzzzzzzz: 1 } }, 'money.zzzzzzzzz', 'known here: unit, currency, floor'],
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
