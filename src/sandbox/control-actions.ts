import type { Kysely } from 'kysely';
import type { Alarm } from './alarm.ts';
import type { Clock } from './clock.ts';
import type { GatewayPlane } from './gateway/gateway-plane.ts';
import type { TrailCheck } from './trail/make-trail.ts';
import type { KeyRecord } from './vault/keyring.ts';
import type { Tables } from './tables.ts';

/** What a control plane steers wherever there is a gateway. */
export interface GatewayControl {
  readonly clock: Clock;
  readonly plane: Omit<GatewayPlane, 'app' | 'reset'>;
  readonly seed: () => number;
  /** Back to the state of a fresh start, with the seed of before unless another is given. */
  readonly reset: (seed: number | undefined) => Promise<void>;
}

/** What it steers beside that where there is a shop; every value it gives is turned into JSON, amounts as integers. */
export interface ShopControl {
  readonly db: Kysely<Tables>;
  /** Why rows may not be tampered with here, where that is so. */
  readonly tamperRefusal: string | undefined;
  readonly defectsOn: () => readonly string[];
  /** @throws TollgateError */
  readonly setDefects: (ids: readonly string[]) => void;
  /** E-mail address, password and role of everybody who works in the shop. */
  readonly staff: () => readonly object[];
  readonly ledger: () => Promise<object>;
  readonly invariants: () => Promise<object>;
  readonly outbox: () => Promise<readonly object[]>;
  /** Structured lines, one JSON object each. */
  readonly logLines: () => readonly string[];
  readonly verifyTrail: () => Promise<TrailCheck>;
  readonly keys: () => Promise<readonly KeyRecord[]>;
  readonly rotateKey: (purpose: KeyRecord['purpose']) => Promise<void>;
  readonly monitor: MonitorControl;
  readonly reconciliation: ReconciliationControl;
  readonly operations: OperationControl;
}

/** What operators do. */
export interface OperationControl {
  /** Does at once what is done every night. */
  readonly nightly: () => Promise<void>;
  readonly backup: () => Promise<Uint8Array>;
  /** @throws TollgateError */
  readonly restore: (backup: Uint8Array) => Promise<void>;
  /** What the shop is made of, as a lock file. */
  readonly manifest: () => object;
}

/** What monitoring shows. */
export interface MonitorControl {
  readonly alarms: () => readonly Alarm[];
  /** In the text format of Prometheus. */
  readonly metrics: () => Promise<string>;
}

/** The comparison of the gateway's settlement with the books. */
export interface ReconciliationControl {
  /** Compares now, and gives the record of it. */
  readonly run: () => Promise<object>;
  /** The records of all runs, oldest first. */
  readonly list: () => Promise<readonly object[]>;
}
