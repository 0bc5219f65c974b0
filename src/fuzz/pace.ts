import { setTimeout as delay } from 'node:timers/promises';

/** A pace that gives way where the target asks for it. */
export interface YieldingPace {
  /** Waits until the next `count` requests may go out. */
  wait(count: number, signal: AbortSignal): Promise<void>;
  /** Takes note of an answer: 429 and 503 halve the rate, and a `Retry-After` is waited for; success lets it recover. */
  heed(status: number, retryAfter: string | undefined): void;
}

// A target may ask for a minute or a day: a scan that waited so long would be over anyhow.
const LONGEST_PAUSE_SECONDS = 10;
const SLOWEST = 1;

/**
 * A token bucket with a burst of one second, whose rate, `perSecond` at most and 1 at least, follows what the target bears;
 * a volley waits as long as its requests would have.
 */
export function yieldingPace(perSecond: number): YieldingPace {
  let rate = perSecond;
  let tokens = perSecond;
  let last = performance.now();
  let notBefore = 0;
  return {
    async wait(count, signal) {
      const now = performance.now();
      tokens = Math.min(rate, tokens + ((now - last) / 1000) * rate);
      last = now;
      tokens -= count;
      const pause = Math.max(tokens < 0 ? (-tokens / rate) * 1000 : 0, notBefore - now);
      if (pause > 0) await delay(pause, undefined, { signal });
    },
    heed(status, retryAfter) {
      if (status !== 429 && status !== 503) {
        rate = Math.min(perSecond, rate + perSecond / 100);
        return;
      }
      rate = Math.max(Math.min(SLOWEST, perSecond), rate / 2);
      tokens = Math.min(tokens, 0);
      const seconds = /^\d{1,6}$/u.test(retryAfter ?? '') ? Number(retryAfter) : 0;
      notBefore = performance.now() + Math.min(seconds, LONGEST_PAUSE_SECONDS) * 1000;
    },
  };
}
