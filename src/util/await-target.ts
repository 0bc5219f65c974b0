import { setTimeout as delay } from 'node:timers/promises';
import { openHttpClient } from './http.ts';

/** How long to wait for a target, and how to reach it. */
export interface AwaitTargetOptions {
  readonly timeoutMs: number;
  /** A certificate (PEM) to trust. */
  readonly ca?: string;
  readonly signal?: AbortSignal;
  /** Called before each attempt with what came of the one before. */
  readonly onAttempt?: (latest: string) => void;
}

const POLL_MS = 250;
const LONGEST_ATTEMPT_MS = 5_000;

/**
 * Asks a target by GET until it answers with a status below 500. Returns why it is not ready when the time is up, in
 * words without addresses and times of attempts; nothing when it is ready.
 * @throws the reason of `signal`
 */
export async function awaitTarget(url: string, options: AwaitTargetOptions): Promise<string | undefined> {
  const { pathname, search } = new URL(url);
  const deadline = performance.now() + options.timeoutMs;
  let latest = '';
  do {
    options.signal?.throwIfAborted();
    options.onAttempt?.(latest);
    const left = Math.min(LONGEST_ATTEMPT_MS, Math.max(POLL_MS, deadline - performance.now()));
    latest = await ask(url, `${pathname}${search}`, left, options);
    if (latest === '') return undefined;
    await delay(Math.max(0, Math.min(POLL_MS, deadline - performance.now())), undefined, {
      ...(options.signal && { signal: options.signal }),
    });
  } while (performance.now() < deadline);
  return `the target was not ready within ${options.timeoutMs / 1_000} s: ${latest}`;
}

async function ask(url: string, path: string, timeout: number, { ca, signal }: AwaitTargetOptions): Promise<string> {
  const client = openHttpClient(url, { timeout, maxBytes: 64 * 1024, connections: 1, ...(ca !== undefined && { ca }) });
  const limit = AbortSignal.timeout(Math.ceil(timeout));
  try {
    const { status } = await client.request({
      method: 'GET',
      path,
      signal: signal === undefined ? limit : AbortSignal.any([limit, signal]),
    });
    return status < 500 ? '' : `it answered ${status}`;
  } catch (error) {
    signal?.throwIfAborted();
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    return typeof code === 'string' ? code : 'no answer';
  } finally {
    await client.close();
  }
}
