import { assert, oneof, property, string, stringMatching } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOBODY } from '../../src/fuzz/actor.ts';
import { sessionJwt, writeJwt } from '../../src/fuzz/session-jwt.ts';

const HEADER = { alg: 'HS256', typ: 'JWT' };
const withHeader = (authorization: string) => ({ ...NOBODY, headers: { authorization } });

describe('sessionJwt', () => {
  it('finds the token in a header of any scheme, and puts another in its place', () => {
    const token = writeJwt(HEADER, { sub: 'a', exp: 12n }, 'c2ln');
    const session = sessionJwt(withHeader(`Bearer ${token}`));
    expect(session).toMatchObject({ header: HEADER, claims: { sub: 'a', exp: 12n }, signature: 'c2ln' });
    expect(session?.headersWith('other')).toEqual({ authorization: 'Bearer other' });
    expect(sessionJwt({ ...NOBODY, headers: { cookie: `a=b; session=${token}` } })?.claims).toEqual({
      sub: 'a',
      exp: 12n,
    });
  });

  it('takes nothing else for a token: whatever the header, it gives a token of two JSON objects or nothing', () => {
    assert(
      property(oneof(string(), stringMatching(/^[\w-]{0,30}(\.[\w-]{0,30}){0,4}$/u)), (text) => {
        const session = sessionJwt(withHeader(`Bearer ${text}`));
        expect(session === undefined || session.header['alg'] !== undefined).toBe(true);
      }),
    );
    expect(sessionJwt(withHeader('Bearer 0123456789abcdef.0123456789.0123456789'))).toBeUndefined();
  });
});
