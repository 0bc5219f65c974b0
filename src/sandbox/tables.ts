import type { AccountTables } from './tables/accounts.ts';
import type { AlarmTables } from './tables/alarms.ts';
import type { BankTables } from './tables/bank.ts';
import type { CouponTables } from './tables/coupons.ts';
import type { IdempotencyTables } from './tables/idempotency.ts';
import type { InboundEventTables } from './tables/inbound-events.ts';
import type { LedgerTables } from './tables/ledger.ts';
import type { OutboxTables } from './tables/outbox.ts';
import type { PaymentRequestTables } from './tables/payment-requests.ts';
import type { PaymentTables } from './tables/payments.ts';
import type { PayoutTables } from './tables/payouts.ts';
import type { QuoteTables } from './tables/quotes.ts';
import type { ReconciliationTables } from './tables/reconciliation.ts';
import type { SecurityEventTables } from './tables/security-events.ts';
import type { ShopTables } from './tables/shop.ts';
import type { VaultTables } from './tables/vault.ts';
import type { WalletTables } from './tables/wallet.ts';

/** The sandbox's tables as `schema.ts` makes them; amounts are minor units. */
export interface Tables
  extends
    AccountTables,
    ShopTables,
    CouponTables,
    QuoteTables,
    PaymentTables,
    OutboxTables,
    InboundEventTables,
    WalletTables,
    PayoutTables,
    IdempotencyTables,
    LedgerTables,
    SecurityEventTables,
    VaultTables,
    BankTables,
    PaymentRequestTables,
    ReconciliationTables,
    AlarmTables {}
