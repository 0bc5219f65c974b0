import type { Decoy } from '../decoy.ts';

/** Fields that look like the shop's own and are the client's. */
export const massDecoys: readonly Decoy[] = [
  {
    id: 'mass/description',
    title: 'A field of a payment that the client sets',
    place: 'PATCH /api/payments/{id}',
    looksLike: 'mass.status',
    why: 'The description belongs to the customer; status and amounts are refused as unknown fields.',
  },
];
