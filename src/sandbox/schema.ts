import { accountsSchema } from './tables/accounts.ts';
import { alarmsSchema } from './tables/alarms.ts';
import { bankSchema } from './tables/bank.ts';
import { couponsSchema } from './tables/coupons.ts';
import { idempotencySchema } from './tables/idempotency.ts';
import { inboundEventsSchema } from './tables/inbound-events.ts';
import { ledgerSchema } from './tables/ledger.ts';
import { outboxSchema } from './tables/outbox.ts';
import { paymentRequestsSchema } from './tables/payment-requests.ts';
import { paymentsSchema } from './tables/payments.ts';
import { payoutsSchema } from './tables/payouts.ts';
import { quotesSchema } from './tables/quotes.ts';
import { reconciliationSchema } from './tables/reconciliation.ts';
import { securityEventsSchema } from './tables/security-events.ts';
import { shopSchema } from './tables/shop.ts';
import { vaultSchema } from './tables/vault.ts';
import { walletSchema } from './tables/wallet.ts';

/** The sandbox's database, PostgreSQL's SQL: one file an area in `tables/`, in the order of their references. */
export const schema: string = [
  accountsSchema,
  shopSchema,
  couponsSchema,
  quotesSchema,
  paymentsSchema,
  outboxSchema,
  inboundEventsSchema,
  walletSchema,
  payoutsSchema,
  idempotencySchema,
  ledgerSchema,
  securityEventsSchema,
  vaultSchema,
  bankSchema,
  paymentRequestsSchema,
  reconciliationSchema,
  alarmsSchema,
].join('');
