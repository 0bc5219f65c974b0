import { attackIds, foundOnSandbox } from './found-on-sandbox.ts';

foundOnSandbox(
  attackIds(
    'bank-webhook-token-not-verified',
    'webhook-amount-not-compared',
    'webhook-counted-twice',
    'webhook-empty-secret-accepted',
    'webhook-mode-not-checked',
    'webhook-of-foreign-account-accepted',
    'webhook-out-of-order-applied',
    'webhook-signature-incomplete-accepted',
    'webhook-signature-not-compared',
    'webhook-signature-over-other-bytes',
    'webhook-stale-accepted',
    'webhook-unsigned-accepted',
  ),
  [
    { defect: 'wh.sig_unchecked', words: 'without any signature paid for an order of EUR 10.09' },
    { defect: 'wh.empty_secret', words: 'signed with an empty secret paid' },
    { defect: 'wh.no_tolerance', words: 'signed an hour ago paid' },
    { defect: 'wh.replay', words: 'sent the order on its way 2 times' },
    { defect: 'wh.out_of_order', words: 'that was succeeded became failed' },
    { defect: 'wh.body_reserialised', words: 'other bytes than those that were signed' },
    { defect: 'wh.unknown_account', words: 'account of another merchant paid' },
    { defect: 'flow.amount_unverified', words: 'EUR 10.09 became paid by a payment of EUR 0.01' },
    { defect: 'wh.jwt_alg', words: 'turned a bank link from linked into login_required' },
  ],
);
