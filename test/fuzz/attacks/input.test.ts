import { describe } from 'vitest';
import { attackIds, foundOnSandbox } from './found-on-sandbox.ts';

describe('attacks on the form of input', () => {
  foundOnSandbox(
    attackIds(
      'amount-type-confusion',
      'duplicate-key-smuggled',
      'log-line-forged',
      'search-injection',
      'memo-markup-in-receipt',
      'page-size-unbounded',
    ),
    [
      {
        defect: 'pay.amount.type_confusion',
        message: 'A top-up of [701] was booked as EUR 7.01.',
      },
      {
        defect: 'flow.dup_keys',
        message:
          'A negative value in "quantity", which is refused openly, took effect as one of two values of the same key: total EUR 42.96 instead of EUR 49.99.',
      },
      {
        defect: 'log.injection',
        message: 'A line that a customer wrote into the memo of a payment is a line of the log.',
      },
      {
        defect: 'web.sqli.search',
        message: `A search for "' or '1'='1" brought the payment of another account back.`,
      },
      {
        defect: 'web.xss.memo',
        message: 'An element that was written into the memo of a payment is an element of its receipt.',
      },
      {
        defect: 'res.unbounded',
        message: 'A page held more than the 100 entries that are the limit.',
      },
    ],
  );
});
