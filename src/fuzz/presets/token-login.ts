/** Accounts with e-mail address and password, and a token that a log-in gives: the `auth` of a profile. */
export const TOKEN_LOGIN: Readonly<Record<string, unknown>> = {
  header: { name: 'Authorization', value: 'Bearer {token}' },
  register: {
    op: 'POST /register',
    body: { email: '{email}', password: '{password}' },
    out: { id: '/id' },
  },
  login: { op: 'POST /login', body: { email: '{email}', password: '{password}' }, out: { token: '/token' } },
};
