import type { Decoy } from '../decoy.ts';

/** Sessions that look as if they did not end. */
export const sessDecoys: readonly Decoy[] = [
  {
    id: 'sess/used-session',
    title: 'A session that is older than 15 minutes',
    place: 'GET /api/cart',
    looksLike: 'sess.no_timeout',
    why: 'It was used in the meantime; the limit is on idle time, and an hour in all.',
  },
];
