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
    { defect: 'wh.sig_unchecked', message: /without any signature paid for an order of EUR 10\.09/u },
    { defect: 'wh.empty_secret', message: /signed with an empty secret paid/u },
    { defect: 'wh.no_tolerance', message: /signed an hour ago paid/u },
    { defect: 'wh.replay', message: /sent the order on its way 2 times/u },
    { defect: 'wh.out_of_order', message: /that was succeeded became failed/u },
    { defect: 'wh.body_reserialised', message: /other bytes than those that were signed/u },
    { defect: 'wh.unknown_account', message: /account of another merchant paid/u },
    { defect: 'flow.amount_unverified', message: /EUR 10\.09 became paid by a payment of EUR 0\.01/u },
    { defect: 'wh.jwt_alg', message: /turned a bank link from linked into login_required/u },
  ],
);
