import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { profileOfWfc } from '../../src/fuzz/auth-wfc.ts';
import { TollgateError } from '../../src/model/errors.ts';

function user(name: string): object {
  const payloadUserPwd = { username: `${name}@x`, password: 'p', usernameField: 'user', passwordField: 'pwd' };
  return { name, loginEndpointAuth: { payloadUserPwd } };
}

describe('an auth.yaml of the Web Fuzzing Commons', () => {
  it('gives users, how they log in and where the token goes', () => {
    const token = {
      extractFrom: 'body',
      extractSelector: '/data/token',
      sendIn: 'header',
      sendName: 'X-Auth',
      sendTemplate: 'JWT {token}',
    };
    const authTemplate = {
      loginEndpointAuth: { endpoint: '/login', verb: 'POST', contentType: 'application/json', token },
    };
    expect(profileOfWfc({ auth: [user('one'), user('two'), user('Admin')], authTemplate }, 'auth.yaml')).toEqual({
      auth: {
        login: { op: 'POST /login', body: { user: '{email}', pwd: '{password}' }, out: { token: '/data/token' } },
        header: { name: 'X-Auth', value: 'JWT {token}' },
      },
      actors: {
        alice: { login: { email: 'one@x', password: 'p' } },
        bob: { login: { email: 'two@x', password: 'p' } },
        admin: { login: { email: 'Admin@x', password: 'p' } },
      },
    });
  });

  it('takes fixed headers and raw form payloads', () => {
    const value = {
      auth: [
        { name: 'a', fixedHeaders: [{ name: 'Authorization', value: 'Basic eA==' }] },
        {
          name: 'b',
          loginEndpointAuth: {
            endpoint: '/in',
            contentType: 'application/x-www-form-urlencoded',
            payloadRaw: 'username=u&password=p&go=1',
            expectCookies: true,
          },
        },
      ],
    };
    const { auth, actors } = profileOfWfc(value, 'auth.yaml');
    expect(actors).toEqual({
      alice: { headers: { Authorization: 'Basic eA==' } },
      bob: { login: { email: 'u', password: 'p' } },
    });
    expect(auth).toEqual({
      login: { op: 'POST /in', encoding: 'form', body: { username: '{email}', password: '{password}', go: '1' } },
    });
  });

  it('never logs in elsewhere than at the target', () => {
    const loginEndpointAuth = {
      endpoint: 'https://elsewhere.example/login',
      payloadRaw: '{"user":"u","password":"p"}',
    };
    expect(profileOfWfc({ auth: [{ name: 'a', loginEndpointAuth }] }, 'auth.yaml')).toEqual({ auth: {}, actors: {} });
  });

  it('answers anything else with an error for the user', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        try {
          profileOfWfc(value, 'auth.yaml');
        } catch (error) {
          expect(error).toBeInstanceOf(TollgateError);
        }
      }),
    );
  });
});
