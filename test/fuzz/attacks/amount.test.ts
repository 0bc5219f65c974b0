import { describe } from 'vitest';
import { attackIds, foundOnSandbox } from './found-on-sandbox.ts';

describe('attacks on amounts and input', () => {
  foundOnSandbox(
    attackIds(
      'client-price-trusted',
      'total-overflow',
      'minimum-charge-bypassed',
      'negative-charge-accepted',
      'order-changed-after-payment',
    ),
    [
      {
        defect: 'pay.price.client_trusted',
        message: 'An order of EUR 10.09 was recorded as EUR 0.01 because the client sent the price EUR 0.01.',
      },
      {
        defect: 'pay.amount.overflow32',
        message: 'An order of 6109485 pieces at EUR 7.03 was recorded as EUR 6.59.',
      },
      {
        defect: 'pay.amount.min_bypass',
        message: 'A payment of EUR 0.27 was taken, below the minimum charge of EUR 0.50.',
      },
      {
        defect: 'pay.extra.negative',
        message: 'An order of EUR 10.09 was recorded as EUR 6.73 after a tip of EUR -3.36 was sent.',
      },
      {
        defect: 'flow.cart_after_pay',
        message: 'An order paid with EUR 10.09 now costs EUR 20.18 and is still paid.',
      },
    ],
  );
});
