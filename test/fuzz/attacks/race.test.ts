import { describe } from 'vitest';
import { attackIds, foundOnSandbox } from './found-on-sandbox.ts';

describe('races', () => {
  foundOnSandbox(attackIds('balance-race', 'idempotency-race', 'refund-race'), [
    { defect: 'flow.balance_race', words: 'More than one of 10 parallel transfers' },
    { defect: 'idem.race', words: 'More than one of 10 parallel requests' },
    { defect: 'ref.race', words: 'More than one of 10 parallel refunds' },
  ]);
});
