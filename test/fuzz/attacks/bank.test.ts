import { attackIds, foundOnSandbox } from './found-on-sandbox.ts';

foundOnSandbox(
  attackIds('bank-access-token-in-response', 'bank-account-number-in-response', 'foreign-bank-login-linkable'),
  [
    { defect: 'bank.public_token_unbound', words: 'saw its 3 accounts' },
    { defect: 'bank.access_token_leak', words: 'holds the access token of the link' },
    { defect: 'bank.numbers_unmasked', words: 'shows a whole account number' },
  ],
);
