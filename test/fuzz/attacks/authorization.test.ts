import { attackIds, foundOnSandbox } from './found-on-sandbox.ts';

foundOnSandbox(
  attackIds(
    'customer-grants-roles',
    'foreign-card-deletable',
    'foreign-payment-changed',
    'foreign-payment-listed',
    'foreign-payment-readable',
    'payment-readable-without-session',
    'refund-approved-by-requester',
    'role-self-assigned',
    'role-taken-from-request',
  ),
  [
    { defect: 'authz.payment_read', words: 'One account read the payment of EUR 10.09' },
    { defect: 'authz.payment_write', words: 'One account refunded the payment of EUR 10.09' },
    { defect: 'authz.role_header', words: 'claimed in a header to be an administrator' },
    { defect: 'authz.bfla_admin', words: 'made another account staff' },
    { defect: 'authz.self_approval', words: 'asked for a refund of EUR 5000.01 and approved it alone' },
  ],
);
