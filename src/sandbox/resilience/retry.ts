import { setTimeout } from 'node:timers/promises';
import { GatewayFailure } from '../gateway-failure.ts';

/** How often and how soon a call is made again. */
export interface RetryLimits {
  /** Calls in all. */
  readonly attempts: number;
  /** Milliseconds that the first pause is at most; it doubles with each. */
  readonly base: number;
  /** Milliseconds that no pause exceeds. */
  readonly cap: number;
  /** From 0 up to, not including, 1. */
  readonly random: () => number;
}

/** The limits of the shop. */
export const retryLimits: RetryLimits = { attempts: 3, base: 100, cap: 2000, random: Math.random };

/**
 * Makes a call again while the gateway is busy or broken, after a pause of random length whose bound grows (exponential
 * backoff with full jitter), so that many shops do not come back at the same moment. The call is told its number, from 1
 * on; whoever makes it uses one idempotency key for all of them. What timed out is not tried again: the customer waits.
 */
export async function retry<Result>(
  call: (attempt: number) => Promise<Result>,
  limits: RetryLimits = retryLimits,
): Promise<Result> {
  let doubt = false;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call(attempt);
    } catch (error) {
      if (attempt >= limits.attempts || !mayHelp(error)) throw doubt ? doubted(error) : error;
      doubt ||= error instanceof GatewayFailure && error.kind === 'unknown';
      await setTimeout(limits.random() * Math.min(limits.cap, limits.base * 2 ** (attempt - 1)));
    }
  }
}

// An earlier attempt may have been executed, so that "nothing was done" is not known any more.
function doubted(error: unknown): unknown {
  if (!(error instanceof GatewayFailure)) return error;
  const { kind, code } = error;
  return kind === 'throttled' || kind === 'unavailable' ? new GatewayFailure('unknown', code) : error;
}

function mayHelp(error: unknown): boolean {
  if (!(error instanceof GatewayFailure)) return false;
  if (error.code === 'circuit_open' || error.code === 'timeout') return false;
  return error.kind === 'throttled' || error.kind === 'unavailable' || error.kind === 'unknown';
}
