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
      { defect: 'idem.unscoped_tenant', words: 'reported as made and moved nothing' },
      { defect: 'idem.params_not_compared', words: 'both took effect' },
      { defect: 'idem.cross_endpoint', words: 'a key that a top-up had used' },
      { defect: 'idem.ttl_short', words: 'repeated an hour later' },
    ],
  );
});
