import { attackIds, foundOnSandbox } from './found-on-sandbox.ts';

foundOnSandbox(
  attackIds(
    'foreign-card-chargeable',
    'raw-card-number-accepted',
    'session-token-signature-ignored',
    'session-token-unsigned-accepted',
    'single-use-token-reused',
  ),
  [
    { defect: 'tok.nonce_reuse', message: /had paid EUR 10\.09 paid another EUR 10\.09/u },
    { defect: 'tok.cross_customer', message: /with the card that another account had saved/u },
    { defect: 'tok.raw_pan_accepted', message: /took a raw card number and charged EUR 10\.09/u },
  ],
);
