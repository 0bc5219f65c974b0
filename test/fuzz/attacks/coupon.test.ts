import { describe } from 'vitest';
import { attackIds, foundOnSandbox } from './found-on-sandbox.ts';

describe('attacks on coupons', () => {
  foundOnSandbox(attackIds('coupon-reused', 'coupon-stacked', 'coupon-race', 'coupon-expiry-by-client-date'), [
    {
      defect: 'pay.coupon.reuse',
      message: 'A coupon that holds once lowered two orders of EUR 10.09: the second one to EUR 9.08.',
    },
    {
      defect: 'pay.coupon.stack',
      message: 'The same coupon was counted twice: an order of EUR 49.99 cost EUR 24.99 instead of EUR 37.49.',
    },
    {
      defect: 'pay.coupon.race',
      message: 'Two orders at the same moment both redeemed a coupon that holds once.',
    },
    {
      defect: 'pay.coupon.client_clock',
      message: 'An expired coupon made an order of EUR 10.09 cost EUR 8.07 because the client sent an old date.',
    },
  ]);
});
