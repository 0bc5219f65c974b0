import { openTargetClient, type TargetClient } from './client.ts';
import type { PaymentScanOptions } from './index.ts';
import { refuseLiveKeys } from './interlocks/live-keys.ts';
import { type NotionalCap, openNotionalCap, REMOTE_CAP } from './interlocks/notional-cap.ts';
import { refuseRealCards } from './interlocks/real-cards.ts';
import { type AdmittedTarget, admitTarget } from './interlocks/target.ts';
import { RunStopped } from './run-stopped.ts';
import { paymentShard } from './shard-attacks.ts';

/** A target that passed all interlocks, and what a run may do with it. */
export interface Run {
  readonly target: AdmittedTarget;
  readonly client: TargetClient;
  /** Absent: on loopback, where the profile names none. */
  readonly cap?: NotionalCap;
  close(): Promise<void>;
}

/** The options that a run's limits come from. */
export type RunOptions = Omit<PaymentScanOptions, 'attacks' | 'seed' | 'nonce' | 'onProgress' | 'version'>;

/**
 * The interlocks, each failing closed, and only then a client.
 * @throws TollgateError class usage, before any packet is sent: a refused target, a live key, a real card
 */
export async function openRun(options: RunOptions): Promise<Run> {
  const target = await admitRun(options);
  const { signal, release } = runSignal(options.budgetMs ?? 180_000, options.signal);
  // Shards run at the same time: what the target bears is borne by all of them together.
  const parts = options.shard === undefined ? 1 : paymentShard(options.shard).count;
  const rps = options.rps ?? (target.loopback ? undefined : 50);
  const client = await openTargetClient(target, {
    signal,
    maxRequests: options.maxRequests ?? 20_000,
    timeout: options.requestTimeoutMs ?? 10_000,
    ...(rps !== undefined && { rps: Math.max(1, Math.floor(rps / parts)) }),
  });
  const most = options.profile.money.maxNotional ?? (target.loopback ? undefined : REMOTE_CAP);
  return {
    target,
    client,
    ...(most !== undefined && { cap: openNotionalCap(most / BigInt(parts)) }),
    async close() {
      release();
      await client.close();
    },
  };
}

/** The interlocks alone; nothing is sent. @throws as `openRun` */
export async function admitRun(options: RunOptions): Promise<AdmittedTarget> {
  const { profile, profileText } = options;
  refuseLiveKeys(profileText, options.environment);
  refuseRealCards(profileText);
  return admitTarget(options.target ?? profile.target.baseUrl, {
    allowHosts: options.allowHosts ?? [],
    ...(options.iOwnThisTarget !== undefined && { iOwnThisTarget: options.iOwnThisTarget }),
  });
}

function runSignal(budgetMs: number, outer: AbortSignal | undefined): { signal: AbortSignal; release: () => void } {
  const controller = new AbortController();
  const cancel = (): void => controller.abort(new RunStopped('cancelled'));
  const timer = setTimeout(() => controller.abort(new RunStopped('the time budget is used up')), budgetMs);
  if (outer?.aborted === true) cancel();
  outer?.addEventListener('abort', cancel, { once: true });
  return {
    signal: controller.signal,
    release: () => {
      clearTimeout(timer);
      outer?.removeEventListener('abort', cancel);
    },
  };
}
