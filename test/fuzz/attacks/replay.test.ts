import { describe } from 'vitest';
import { attackIds, foundOnSandbox } from './found-on-sandbox.ts';

describe('attacks that send something again', () => {
  foundOnSandbox(attackIds('payment-settles-two-orders', 'completion-replayed', 'success-page-replayed'), [
    { defect: 'flow.pi_replay', message: /settled its own order and another of EUR 30\.27/u },
  ]);
});
