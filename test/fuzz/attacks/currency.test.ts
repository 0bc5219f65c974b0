import { describe } from 'vitest';
import { attackIds, foundOnSandbox } from './found-on-sandbox.ts';

describe('attacks on currencies and quantities', () => {
  foundOnSandbox(
    attackIds(
      'currency-not-bound',
      'percentage-rounded-for-payer',
      'fractional-quantity-accepted',
      'negative-quantity-accepted',
    ),
    [
      {
        defect: 'pay.currency.swap',
        message: 'An order of EUR 10.09 was paid with JPY 1009.',
      },
      {
        defect: 'pay.amount.float_round',
        message: '25 % of EUR 998.91 came to EUR 250.47 over 99 pieces.',
      },
      {
        defect: 'pay.qty.fraction',
        message: 'An order of 0.5 pieces was recorded as EUR 5.04; one piece costs EUR 10.09.',
      },
      {
        defect: 'pay.qty.negative',
        message: 'An order of EUR 49.99 was recorded as EUR 42.96 after a line of quantity -1 was added.',
      },
    ],
  );
});

describe('attacks whose figures move with the clock', () => {
  foundOnSandbox(attackIds('currency-exponent-ignored', 'expired-quote-honoured'), [
    {
      defect: 'pay.currency.exponent',
      message: /^EUR 10\.09 were quoted as JPY 16\d{4}, where .* JPY 16\d\d\.$/u,
    },
    { defect: 'flow.quote_expired', message: /^A quote of GBP \d\.\d\d was accepted after its end/u },
  ]);
});
