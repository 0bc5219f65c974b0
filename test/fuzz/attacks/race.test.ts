import { describe } from 'vitest';
import { attackIds, foundOnSandbox } from './found-on-sandbox.ts';

describe('races', () => {
  foundOnSandbox(attackIds('balance-race', 'idempotency-race', 'refund-race'), [
    { defect: 'flow.balance_race', message: /More than one of 10 parallel transfers/u },
    { defect: 'idem.race', message: /More than one of 10 parallel requests/u },
    { defect: 'ref.race', message: /More than one of 10 parallel refunds/u },
  ]);
});
