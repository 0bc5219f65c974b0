import type { Decoy } from '../decoy.ts';

/** The decoys of this family. */
export type IdemDecoyId =
  | 'idem.other_account'
  | 'idem.after_a_day'
  | 'idem.other_order_of_fields'
  | 'idem.told_to_wait';

/** Repetitions that look wrong and are right. */
export const idemDecoys: readonly Decoy<IdemDecoyId>[] = [
  {
    id: 'idem.other_account',
    title: 'Two requests with one Idempotency-Key are both executed',
    place: 'POST /api/wallet/top-ups',
    looksLike: 'idem.ignored',
    why: 'They come from two accounts: a key belongs to its account.',
  },
  {
    id: 'idem.after_a_day',
    title: 'A request with a used Idempotency-Key is executed again',
    place: 'POST /api/wallet/top-ups',
    looksLike: 'idem.ttl_short',
    why: 'More than 24 hours have passed, after which a key may be used anew.',
  },
  {
    id: 'idem.other_order_of_fields',
    title: 'A used Idempotency-Key with another text is answered with the first answer',
    place: 'POST /api/wallet/top-ups',
    looksLike: 'idem.params_not_compared',
    why: 'The fields are the same in another order: it is the same request.',
  },
  {
    id: 'idem.told_to_wait',
    title: 'Of requests with one Idempotency-Key at the same time, some get 409 and later 201',
    place: 'POST /api/wallet/transfers',
    looksLike: 'idem.race',
    why: 'While the first one is being executed the others are told to wait; afterwards they hear its answer.',
  },
];
