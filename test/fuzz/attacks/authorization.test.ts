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
    { defect: 'authz.payment_read', message: /One account read the payment of EUR 10\.09/u },
    { defect: 'authz.payment_write', message: /One account refunded the payment of EUR 10\.09/u },
    { defect: 'authz.role_header', message: /claimed in a header to be an administrator/u },
    { defect: 'authz.bfla_admin', message: /made another account staff/u },
    { defect: 'authz.self_approval', message: /asked for a refund of EUR 5000\.01 and approved it alone/u },
  ],
);
