/** Accounts with a balance, deposits and transfers; JSON in and out, plain names. */
export const WALLET_LIKE: Readonly<Record<string, unknown>> = {
  money: { unit: 'minor' },
  auth: {
    header: { name: 'Authorization', value: 'Bearer {token}' },
    register: {
      op: 'POST /register',
      body: { email: '{email}', password: '{password}' },
      out: { id: '/id' },
    },
    login: { op: 'POST /login', body: { email: '{email}', password: '{password}' }, out: { token: '/token' } },
  },
  roles: {
    wallet: { op: 'GET /wallet', out: { id: '/id', balance: '/balance' } },
    topUp: { op: 'POST /wallet/deposits', body: { amount: '{amount}' }, fields: { amount: '/amount' } },
    transfer: {
      op: 'POST /wallet/transfers',
      body: { to: '{recipient}', amount: '{amount}' },
      fields: { amount: '/amount', recipient: '/to' },
      out: { id: '/id' },
    },
  },
};
