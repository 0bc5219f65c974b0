import { describe } from 'vitest';
import { attackIds, foundOnSandbox } from './found-on-sandbox.ts';

describe('attacks on idempotency keys', () => {
  foundOnSandbox(
    attackIds(
      'idempotency-key-ignored',
      'idempotency-parameters-ignored',
      'idempotency-key-shared-between-accounts',
      'idempotency-key-shared-between-operations',
      'idempotency-refusal-kept',
      'long-idempotency-key-ignored',
      'order-paid-twice',
      'idempotency-key-forgotten',
    ),
    [
      { defect: 'idem.unscoped_tenant', message: /reported as made and moved nothing/u },
      { defect: 'idem.params_not_compared', message: /both took effect/u },
      { defect: 'idem.cross_endpoint', message: /a key that a top-up had used/u },
      { defect: 'idem.ttl_short', message: /repeated an hour later/u },
    ],
  );
});
