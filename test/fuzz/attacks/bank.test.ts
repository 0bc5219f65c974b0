import { attackIds, foundOnSandbox } from './found-on-sandbox.ts';

foundOnSandbox(
  attackIds('bank-access-token-in-response', 'bank-account-number-in-response', 'foreign-bank-login-linkable'),
  [
    { defect: 'bank.public_token_unbound', message: /saw its 3 accounts/u },
    { defect: 'bank.access_token_leak', message: /holds the access token of the link/u },
    { defect: 'bank.numbers_unmasked', message: /shows a whole account number/u },
  ],
);
