import type { Decoy } from '../decoy.ts';

/** Answers that look like missing checks and are what the role allows. */
export const authzDecoys: readonly Decoy[] = [
  {
    id: 'authz/support-reads-payments',
    title: 'An account reads the payment of another',
    place: 'GET /api/payments/{id}',
    looksLike: 'authz.payment_read',
    why: 'It belongs to the support staff, who may read; they may not refund.',
  },
  {
    id: 'authz/finance-refunds',
    title: 'An account refunds the payment of another',
    place: 'POST /api/payments/{id}/refunds',
    looksLike: 'authz.payment_write',
    why: 'It belongs to the finance staff, whose work it is; the trail holds who did it.',
  },
  {
    id: 'authz/role-header-of-an-admin',
    title: 'A request with a role in a header reaches a page of administrators',
    place: 'GET /api/admin/accounts',
    looksLike: 'authz.role_header',
    why: 'The account has that role; the header is not read.',
  },
];
