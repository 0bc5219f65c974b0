import { TOKEN_LOGIN } from './token-login.ts';

/** Accounts with a balance, deposits and transfers; JSON in and out, plain names. */
export const WALLET_LIKE: Readonly<Record<string, unknown>> = {
  money: { unit: 'minor' },
  auth: TOKEN_LOGIN,
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
