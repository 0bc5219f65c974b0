import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cookiesSet } from '../../../src/baseline/headers/set-cookie.ts';

const read = (...values: readonly string[]): ReturnType<typeof cookiesSet> =>
  cookiesSet({ headers: values.map((value) => ['Set-Cookie', value] as const) });

describe('cookiesSet', () => {
  test('reads name and attributes, names in any case, never the value', () => {
    const [cookie] = read(' id = secret=1 ; PATH=/ ;httponly; SameSite = Lax');
    expect(cookie?.name).toBe('id');
    expect([...(cookie?.attributes ?? [])]).toEqual([
      ['path', '/'],
      ['httponly', ''],
      ['samesite', 'Lax'],
    ]);
    expect(JSON.stringify([cookie, [...(cookie?.attributes ?? [])]])).not.toContain('secret');
  });

  test.each([
    'id=; Expires=Thu, 01 Jan 1970 00:00:00 GMT',
    'id=x; Max-Age=0',
    'id=x; Max-Age=-1',
    'id=x; Expires=Thu, 01 Jan 1970 00:00:00 GMT',
  ])('leaves out a cookie that is being deleted: %s', (value) => {
    expect(read(value)).toEqual([]);
  });

  test('keeps a cookie whose lifetime is malformed or far away', () => {
    expect(read('a=1; Max-Age=soon', 'b=1; Expires=never', 'c=1; Expires=Fri, 31 Dec 9999 23:59:59 GMT')).toHaveLength(
      3,
    );
  });

  test('keeps a cookie without a name, drops empty headers, and throws for none', () => {
    expect(read('', ';;;')).toEqual([]);
    expect(read('=x').map(({ name }) => name)).toEqual(['(no name)']);
    fc.assert(
      fc.property(fc.string(), (value) => {
        for (const { name } of read(value)) expect(`${value}(no name)`).toContain(name);
      }),
    );
  });
});
