import type { SandboxContext } from './context.ts';
import { type DatabaseDump, SCHEMA_SHA256, dumpDatabase, restoreDump } from './dump-database.ts';
import { TollgateError } from '../model/errors.ts';
import { fetchSettlement } from './fetch-settlement.ts';
import type { GatewayPlane } from './gateway/gateway-plane.ts';
import { type ShopManifest, shopManifest } from './manifest.ts';
import type { Monitor } from './monitoring/make-monitor.ts';
import { type Nightly, makeNightly } from './nightly.ts';
import { type Reconciliation, makeReconciliation } from './reconciliation/make-reconciliation.ts';
import type { Trail } from './trail/make-trail.ts';
import { openBackup, sealBackup } from './vault/backup.ts';
import type { Keyring } from './vault/keyring.ts';
import { type ResealReport, reseal } from './vault/reseal.ts';

/** What runs beside the shop: monitoring, keys, trail, reconciliation, backups. */
export interface Operations {
  readonly monitor: Monitor;
  readonly trail: Trail;
  readonly keyring: Keyring;
  readonly reconciliation: Reconciliation;
  readonly nightly: Nightly;
  /** Replaces every key that has reached its cryptoperiod, then seals anew what older keys sealed. */
  readonly renewKeys: () => Promise<ResealReport>;
  /** All tables, sealed. */
  readonly backup: () => Promise<Uint8Array>;
  /** All tables as they were. @throws TollgateError `sandbox/backup-unreadable`, `sandbox/backup-of-another-version` */
  readonly restore: (backup: Uint8Array) => Promise<void>;
  /** What the shop is made of, for a scanner of dependencies. */
  readonly manifest: () => ShopManifest;
  /** Does from now on by itself what time makes due. */
  readonly start: () => void;
  /** Settles when nothing is going on, with nothing counted or noticed any more. */
  readonly reset: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** What operations work with beside the shop. */
export interface OperationParts {
  readonly gateway: GatewayPlane;
  readonly monitor: Monitor;
  readonly trail: Trail;
  readonly keyring: Keyring;
}

const TICK_MS = 1000;

/** The operations of a shop; not yet started. */
export function openOperations(context: SandboxContext, parts: OperationParts): Operations {
  const { db, clock, vault } = context;
  const { gateway, monitor, trail, keyring } = parts;
  const reconciliation = makeReconciliation({
    ...context,
    settlement: (from, to) => fetchSettlement(gateway, from, to),
    patience: context.settings.retry,
    raise: monitor.raise,
  });
  const renewKeys = async (): Promise<ResealReport> => {
    const renewed = context.defect('key.not_rotated') ? [] : await keyring.rotateDue();
    const by = { actor: 'system:vault', origin: 'vault', outcome: 'success' } as const;
    for (const purpose of renewed) await context.audit(db, { ...by, type: 'key.rotated', resource: `key:${purpose}` });
    const report = await reseal(db, vault, keyring);
    if (report.unreadable.length > 0) {
      const detail = `${report.unreadable.length} fields are opened by no key, the first: ${report.unreadable[0] ?? ''}`;
      monitor.raise({ pattern: 'unreadable-fields', subject: 'vault', detail });
    }
    return report;
  };
  const checkTrail = async (): Promise<void> => {
    await trail.enforceRetention();
    const { holds, problems } = await trail.verify();
    if (!holds) monitor.raise({ pattern: 'trail-broken', subject: 'trail', detail: problems[0] ?? '' });
    await trail.anchor();
  };
  const jobs = [
    { name: 'keys', work: renewKeys },
    { name: 'reconciliation', work: reconciliation.run },
    { name: 'trail', work: checkTrail },
  ];
  const nightly = makeNightly(clock, jobs, (job, error) => {
    context.log('error', 'nightly.failed', { job, cause: String(error) });
    monitor.raise({ pattern: 'nightly-failed', subject: job, detail: 'the nightly job ended with an error' });
  });
  let timer: NodeJS.Timeout | undefined;
  return {
    monitor,
    trail,
    keyring,
    reconciliation,
    nightly,
    renewKeys,
    backup: async () => sealBackup(keyring, JSON.stringify(await dumpDatabase(db))),
    async restore(backup) {
      const dump = JSON.parse(await openBackup(keyring, backup)) as DatabaseDump;
      if (dump.schema !== SCHEMA_SHA256) {
        throw new TollgateError('sandbox/backup-of-another-version', 'the backup is of a shop with other tables', {
          class: 'usage',
          help: ['restore it with the version that made it'],
        });
      }
      await restoreDump(db, dump);
      await keyring.load();
    },
    manifest: () => shopManifest(context.defect('dep.vulnerable')),
    start() {
      timer = setInterval(() => {
        monitor.tick();
        void nightly.tick();
      }, TICK_MS);
      timer.unref();
    },
    async reset() {
      await nightly.idle();
      monitor.clear();
    },
    async close() {
      clearInterval(timer);
      await nightly.idle();
    },
  };
}
