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
      { defect: 'ref.over', words: 'refunded EUR 12.10 of EUR 10.09 captured' },
      { defect: 'ref.destination', words: 'the card that the request named' },
      { defect: 'ref.unsettled', words: 'EUR 0.00 captured' },
      { defect: 'ref.currency', words: 'refunded with GBP 5.04' },
      { defect: 'ref.during_dispute', words: 'as well' },
    ],
  );
});
