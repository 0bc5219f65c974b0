import { randomBytes } from 'node:crypto';
import { isLoopbackHost } from '../model/target.ts';
import { selfSignedCertificate } from '../util/self-signed-certificate.ts';
import { makeAppPlane } from './app/app-plane.ts';
import { recoverPayments } from './app/recover-payments.ts';
import { type StaffMember, hireStaff, makeStaff } from './app/staff.ts';
import { type Clock, makeClock } from './clock.ts';
import { controlToken } from './control-token.ts';
import type { SandboxContext } from './context.ts';
import { listen } from './listen.ts';
import { openControlPlane } from './open-control-plane.ts';
import { openGatewayPlane } from './open-gateway-plane.ts';
import { openDatabase } from './open-database.ts';
import { openMonitor } from './open-monitor.ts';
import { type Operations, openOperations } from './open-operations.ts';
import { decoys } from './defects/decoy-registry.ts';
import { defects } from './defects/registry.ts';
import { makeSwitches } from './defects/switches.ts';
import type { GatewayPlane } from './gateway/gateway-plane.ts';
import { checkInvariants, dumpLedger } from './ledger/audit.ts';
import { makeLedger } from './ledger/ledger.ts';
import { makeLog } from './monitoring/make-log.ts';
import { idSource } from './new-id.ts';
import { errorPage } from './pages/error-page.ts';
import { shopPages } from './pages/shop-pages.ts';
import { reset } from './reset.ts';
import { makeGatewayGuard } from './resilience/gateway-guard.ts';
import { type OutboxEntry, makeOutbox } from './resilience/outbox.ts';
import { makePaymentThrottle } from './resilience/payment-throttle.ts';
import { type ShopSettings, defaultSettings } from './shop-settings.ts';
import { makeTrail } from './trail/make-trail.ts';
import { makeKeyring } from './vault/keyring.ts';
import { makeVault } from './vault/make-vault.ts';

export { defects } from './defects/registry.ts';
export type { Defect } from './defects/defect.ts';
export type { DefectId } from './defects/defect-id.ts';
export type { ShopSettings } from './shop-settings.ts';
export type { StaffMember } from './app/staff.ts';
export { sandboxProfile } from './profile.ts';

/** How to start a sandbox; everything has a default. */
export interface SandboxOptions {
  /** Of the app; default: any free one. */
  readonly port?: number;
  /** Of the control plane, which always listens on 127.0.0.1; default: any free one. */
  readonly controlPort?: number;
  /** Of the gateway plane, which always listens on 127.0.0.1; default: any free one. */
  readonly gatewayPort?: number;
  /** Where the shop finds its gateway instead, as behind a TLS front of a test's. */
  readonly gatewayUrl?: string;
  /** Where the app listens; default 127.0.0.1. Elsewhere than on loopback no defect can be switched on. */
  readonly host?: string;
  /** Ids of the defects to switch on; default none. */
  readonly defects?: readonly string[];
  /** Where the sequence of ids starts; default 1. */
  readonly seed?: number;
  /** Of the control plane; default: a random one. */
  readonly token?: string;
  /** Where the fresh database is kept for the next start; default: a folder of this user under the temporary folder. */
  readonly cacheDir?: string;
  /** Address of a PostgreSQL server, `postgres://…`; default: a database embedded in this process. */
  readonly database?: string;
  /** How the shop is set up, where it differs from the default. */
  readonly settings?: Partial<Omit<ShopSettings, 'https'>>;
  /** The app speaks https, with a certificate of its own that `Sandbox.certificate` gives. */
  readonly tls?: boolean;
  /** The caller's `NODE_ENV`; in `production` no defect can be switched on. */
  readonly environment?: string;
}

/** A running sandbox. */
export interface Sandbox {
  readonly appUrl: string;
  readonly controlUrl: string;
  readonly gatewayUrl: string;
  /** The vendors' side: faults, webhooks, credentials, what it was asked. */
  readonly gateway: GatewayPlane;
  /** Opens the control plane. */
  readonly token: string;
  /** Who works in the shop; their passwords stay the same over a reset. */
  readonly staff: readonly StaffMember[];
  /** PEM; what a client must trust where the app speaks https. */
  readonly certificate?: string;
  /** The sandbox's own time, which a test moves. */
  readonly clock: Clock;
  /** Switches exactly these defects on. @throws TollgateError `sandbox/unknown-defect`, `sandbox/defects-refused` */
  setDefects(ids: readonly string[]): void;
  /** Finds out what became of calls to the gateway without an answer; otherwise done every few seconds. */
  recoverPayments(): Promise<number>;
  /** The events that were written down to be sent, oldest first. */
  outbox(): Promise<readonly OutboxEntry[]>;
  /** Settles when all events of the outbox are sent. */
  outboxIdle(): Promise<void>;
  /** Monitoring, keys, audit trail, reconciliation, backups, and what is done every night. */
  readonly operations: Operations;
  /** Back to the state of a fresh start, defects aside. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts the payment app that Tollgate is tried on: a shop with wallet and ledger, with no flaw but those switched on.
 * @throws TollgateError `sandbox/unknown-defect`, `sandbox/defects-refused`, `sandbox/weak-token`, `sandbox/cannot-listen`
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const host = options.host ?? '127.0.0.1';
  const switches = makeSwitches(whyNoDefects(host, options.environment));
  switches.set(options.defects ?? []);
  let seed = options.seed ?? 1;
  const token = controlToken(options.token);
  const ids = idSource(seed);
  const db = await openDatabase({ url: options.database, cacheDir: options.cacheDir });
  const clock = makeClock();
  const log = makeLog({ clock, defect: switches.isOn });
  const monitor = openMonitor(db, clock, log);
  const keyring = makeKeyring(db, clock, randomBytes(32));
  const staff = makeStaff(seed, whyNoDefects(host, options.environment) === undefined);
  const trail = makeTrail({ db, clock, defect: switches.isOn }, () => keyring.active('trail').bytes);
  const gateway = openGatewayPlane(clock, seed);
  const settings = { ...defaultSettings, ...options.settings, https: options.tls === true };
  const { observe } = monitor;
  const guard = makeGatewayGuard({ defect: switches.isOn, observe, breaker: settings.breaker, retry: settings.retry });
  const throttle = makePaymentThrottle(settings.paymentLimits, switches.isOn, observe);
  const outbox = makeOutbox({ db, clock, newId: (prefix) => ids.newId(prefix), defect: switches.isOn });
  const gatewayUrl = await listen(gateway.app, '127.0.0.1', options.gatewayPort ?? 0).catch(async (error) => {
    await Promise.all([gateway.app.close(), db.destroy()]);
    throw error;
  });
  const restart = async (): Promise<void> => {
    await operations.reset();
    gateway.reset(seed);
    guard.reset();
    throttle.reset();
    ids.restart(seed);
    clock.reset();
    nightly.reset();
    log.clear();
    await reset(db, clock.now());
    await keyring.load();
    await hireStaff(context, staff);
  };
  const context: SandboxContext = {
    db,
    ledger: makeLedger(() => ids.newId('jrn')),
    clock,
    vault: makeVault(keyring, switches.isOn),
    settings,
    gatewayUrl: options.gatewayUrl ?? gatewayUrl,
    gateway: { credentials: gateway.credentials, guard },
    throttle,
    outbox,
    defect: switches.isOn,
    newId: (prefix) => ids.newId(prefix, prefix === 'pay' && switches.isOn('id.predictable')),
    audit: trail.record,
    log: log.write,
    observe,
  };
  const operations = openOperations(context, { gateway, monitor, trail, keyring });
  const { nightly, reconciliation, backup, restore, manifest } = operations;
  const certificate = options.tls === true ? await selfSignedCertificate(['localhost', '127.0.0.1', '::1']) : undefined;
  const app = makeAppPlane(context, { routes: shopPages, errorPage }, certificate);
  const gatewayControl = {
    clock,
    plane: gateway,
    seed: () => seed,
    reset: async (next: number | undefined) => {
      seed = next ?? seed;
      await restart();
    },
  };
  const shop = {
    db,
    tamperRefusal: whyNoDefects(host, options.environment),
    defectsOn: switches.on,
    setDefects: switches.set,
    staff: () => staff,
    ledger: () => dumpLedger(db),
    invariants: () => checkInvariants(db),
    outbox: outbox.list,
    logLines: log.lines,
    verifyTrail: trail.verify,
    keys: keyring.inventory,
    rotateKey: keyring.rotate,
    monitor,
    reconciliation: { run: reconciliation.run, list: async () => (await reconciliation.list()).toReversed() },
    operations: { nightly: nightly.runNow, backup, restore, manifest },
  };
  const control = openControlPlane(token, gatewayControl, { shop, key: { defects, decoys } });
  const recovery = setInterval(() => {
    recoverPayments(context).catch((error: unknown) => log.write('error', 'recovery.failed', { error: String(error) }));
  }, RECOVERY_MS);
  recovery.unref();
  const close = async (): Promise<void> => {
    clearInterval(recovery);
    guard.reset();
    await Promise.all([app.close(), control.close(), gateway.app.close(), outbox.close(), operations.close()]);
    await db.destroy();
  };
  try {
    await restart();
    const appUrl = await listen(app, host, options.port ?? 0);
    for (const provider of ['stripe', 'braintree', 'plaid'] as const) {
      gateway.setWebhookUrl(provider, `${appUrl}/webhooks/${provider}`);
    }
    operations.start();
    const controlUrl = await listen(control, '127.0.0.1', options.controlPort ?? 0);
    return {
      appUrl,
      controlUrl,
      gatewayUrl,
      gateway,
      token,
      staff,
      clock,
      ...(certificate && { certificate: certificate.cert }),
      setDefects: switches.set,
      recoverPayments: () => recoverPayments(context, 0),
      outbox: outbox.list,
      outboxIdle: outbox.idle,
      operations,
      reset: restart,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

const RECOVERY_MS = 5000;

function whyNoDefects(host: string, environment: string | undefined): string | undefined {
  if (environment === 'production') return 'NODE_ENV is production';
  if (!isLoopbackHost(host.includes(':') ? `[${host}]` : host)) return `${host} is not loopback`;
  return undefined;
}
