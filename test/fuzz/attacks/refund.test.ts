import { describe } from 'vitest';
import { attackIds, foundOnSandbox } from './found-on-sandbox.ts';

describe('attacks on refunds', () => {
  foundOnSandbox(
    attackIds(
      'refund-exceeds-capture',
      'uncaptured-payment-refunded',
      'disputed-payment-refunded',
      'negative-refund',
      'refund-destination-client-set',
      'refund-currency-client-set',
      'refunded-payment-completes-order',
      'refund-follows-changed-order',
    ),
    [
      { defect: 'ref.over', message: /refunded EUR 12\.10 of EUR 10\.09 captured/u },
      { defect: 'ref.destination', message: /the card that the request named/u },
      { defect: 'ref.unsettled', message: /EUR 0\.00 captured/u },
      { defect: 'ref.currency', message: /refunded with GBP 5\.04/u },
      { defect: 'ref.during_dispute', message: /as well/u },
    ],
  );
});
