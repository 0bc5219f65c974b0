import type { Decoy } from '../decoy.ts';

/** Requests that look as if they used up too much. */
export const resDecoys: readonly Decoy[] = [
  {
    id: 'res/longest-page',
    title: 'A page of a hundred entries',
    place: 'GET /api/payments',
    looksLike: 'res.unbounded',
    why: 'A hundred is the most; one more is refused.',
  },
];
