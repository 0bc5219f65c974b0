import { describe } from 'vitest';
import { attackIds, foundOnSandbox } from './found-on-sandbox.ts';

describe('attacks on the order of steps', () => {
  foundOnSandbox(
    attackIds(
      'success-page-marks-paid',
      'order-completed-unpaid',
      'canceled-payment-completes-order',
      'challenge-skipped',
      'unknown-method-accepted',
      'payment-status-client-set',
      'gateway-failure-paid',
    ),
    [
      { defect: 'flow.success_url', words: 'because its success page was visited' },
      { defect: 'flow.sca_skipped', words: 'without the challenge that its card demands' },
      { defect: 'mass.status', words: 'because the client said so' },
      { defect: 'flow.fail_open', words: 'while the gateway answered every call with an error' },
    ],
  );
});
