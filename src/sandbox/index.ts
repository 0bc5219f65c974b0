import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { TollgateError } from '../model/errors.ts';
import { isLoopbackHost } from '../model/target.ts';
import { makeAppPlane } from './app/app-plane.ts';
import { makeControlPlane } from './control/control-plane.ts';
import { openDatabase } from './database.ts';
import { defects } from './defects/registry.ts';
import { makeSwitches } from './defects/switches.ts';
import { checkInvariants, dumpLedger } from './ledger/audit.ts';
import { makeLedger } from './ledger/ledger.ts';
import { idSource } from './new-id.ts';
import { errorPage } from './pages/error-page.ts';
import { shopPages } from './pages/shop-pages.ts';
import { reset } from './reset.ts';

export { defects } from './defects/registry.ts';
export type { Defect, DefectId } from './defects/defect.ts';
export { sandboxProfile } from './profile.ts';

/** How to start a sandbox; everything has a default. */
export interface SandboxOptions {
  /** Of the app; default: any free one. */
  readonly port?: number;
  /** Of the control plane, which always listens on 127.0.0.1; default: any free one. */
  readonly controlPort?: number;
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
  /** The caller's `NODE_ENV`; in `production` no defect can be switched on. */
  readonly environment?: string;
}

/** A running sandbox. */
export interface Sandbox {
  readonly appUrl: string;
  readonly controlUrl: string;
  /** Opens the control plane. */
  readonly token: string;
  /** Switches exactly these defects on. @throws TollgateError `sandbox/unknown-defect`, `sandbox/defects-refused` */
  setDefects(ids: readonly string[]): void;
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
  const token = checkToken(options.token ?? randomBytes(24).toString('base64url'));
  const ids = idSource(seed);
  const db = await openDatabase(options.cacheDir);
  const restart = async (): Promise<void> => {
    ids.restart(seed);
    await reset(db);
  };
  const context = {
    db,
    ledger: makeLedger(() => ids.newId('jrn')),
    defect: switches.isOn,
    newId: ids.newId,
  };
  const app = makeAppPlane(context, { routes: shopPages, errorPage });
  const control = makeControlPlane(token, {
    reset: async (next) => {
      seed = next ?? seed;
      await restart();
    },
    defectsOn: switches.on,
    setDefects: switches.set,
    answerKey: () => defects,
    ledger: () => dumpLedger(db),
    invariants: () => checkInvariants(db),
  });
  const close = async (): Promise<void> => {
    await Promise.all([app.close(), control.close()]);
    await db.destroy();
  };
  try {
    await restart();
    const appUrl = await listen(app, host, options.port ?? 0);
    const controlUrl = await listen(control, '127.0.0.1', options.controlPort ?? 0);
    return { appUrl, controlUrl, token, setDefects: switches.set, reset: restart, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function whyNoDefects(host: string, environment: string | undefined): string | undefined {
  if (environment === 'production') return 'NODE_ENV is production';
  if (!isLoopbackHost(host.includes(':') ? `[${host}]` : host)) return `${host} is not loopback`;
  return undefined;
}

function checkToken(token: string): string {
  if (/^[\x21-\x7e]{16,}$/u.test(token)) return token;
  throw new TollgateError(
    'sandbox/weak-token',
    'the token of the control plane is shorter than 16 visible characters',
    {
      class: 'usage',
      help: ['give a longer one, or none for a random one'],
    },
  );
}

async function listen(app: FastifyInstance, host: string, port: number): Promise<string> {
  try {
    return await app.listen({ host, port });
  } catch (error) {
    const reason = (error as { readonly code?: string }).code ?? 'unknown error';
    throw new TollgateError('sandbox/cannot-listen', `cannot listen on ${host}:${port} (${reason})`, {
      class: 'usage',
      help: ['give another port, or 0 for any free one'],
      cause: error,
    });
  }
}
