import type { Kysely } from 'kysely';
import type { Clock } from './clock.ts';
import type { DefectId } from './defects/defect-id.ts';
import type { GatewayAccess } from './gateway-access.ts';
import type { Ledger } from './ledger/ledger.ts';
import type { IdPrefix } from './new-id.ts';
import type { Observation } from './observation.ts';
import type { Outbox } from './resilience/outbox.ts';
import type { PaymentThrottle } from './resilience/payment-throttle.ts';
import type { SecurityEvent } from './security-event.ts';
import type { ShopSettings } from './shop-settings.ts';
import type { Tables } from './tables.ts';
import type { Vault } from './vault/vault.ts';

/** What every part of the app plane works with. */
export interface SandboxContext {
  readonly db: Kysely<Tables>;
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly vault: Vault;
  readonly settings: ShopSettings;
  /** Where the payment gateway is reached, `http://127.0.0.1:PORT`; empty where there is none. */
  readonly gatewayUrl: string;
  readonly gateway: GatewayAccess;
  readonly throttle: PaymentThrottle;
  readonly outbox: Outbox;
  /** Is this planted flaw on? Asked at one place per defect. */
  defect(id: DefectId): boolean;
  newId(prefix: IdPrefix): string;
  /** Adds to the audit trail, in the caller's transaction where there is one. */
  audit(db: Kysely<Tables>, event: SecurityEvent): Promise<void>;
  /** Writes one structured line to the log, card numbers and secrets masked. */
  log(level: 'info' | 'warn' | 'error', event: string, fields?: Readonly<Record<string, unknown>>): void;
  /** Tells monitoring. */
  observe(observation: Observation): void;
}

/** The shop's own currency. */
export const CURRENCY = 'EUR';

/** Limit of one amount; far below 2^53, so that JSON integers are exact. */
export const MAX_AMOUNT = 99_999_999;
