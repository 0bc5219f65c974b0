import { setTimeout as delay } from 'node:timers/promises';

/** Waits until the next `count` requests may go out. */
export type Pace = (count: number, signal: AbortSignal) => Promise<void>;

/** A token bucket of `perSecond` requests with a burst of one second; a volley waits as long as its requests would have. */
export function tokenBucket(perSecond: number): Pace {
  let tokens = perSecond;
  let last = performance.now();
  return async (count, signal) => {
    const now = performance.now();
    tokens = Math.min(perSecond, tokens + ((now - last) / 1000) * perSecond);
    last = now;
    tokens -= count;
    if (tokens < 0) await delay((-tokens / perSecond) * 1000, undefined, { signal });
  };
}
