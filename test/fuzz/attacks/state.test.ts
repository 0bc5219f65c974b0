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
      { defect: 'flow.success_url', message: /because its success page was visited/u },
      { defect: 'flow.sca_skipped', message: /without the challenge that its card demands/u },
      { defect: 'mass.status', message: /because the client said so/u },
      { defect: 'flow.fail_open', message: /while the gateway answered every call with an error/u },
    ],
  );
});
