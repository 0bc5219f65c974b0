import { GatewayFailure } from '../gateway-failure.ts';

/** When a breaker opens and for how long; times in milliseconds. */
export interface BreakerLimits {
  /** A call that takes longer has failed, with its outcome unknown. */
  readonly timeout: number;
  /** Share of failures in the window at which it opens. */
  readonly errorPercentage: number;
  /** How long it stays open before one call is let through again. */
  readonly reset: number;
  /** So many calls must be in the window before it can open. */
  readonly volume: number;
}

/** The limits of the shop: 5 s, half of the calls, 30 s. */
export const breakerLimits: BreakerLimits = { timeout: 5000, errorPercentage: 50, reset: 30_000, volume: 10 };

/** Keeps the shop from calling what does not answer. */
export interface CircuitBreaker {
  /** Runs the call, or fails at once as `unavailable` while the breaker is open. @throws GatewayFailure, and what the call throws */
  readonly fire: <Result>(call: () => Promise<Result>) => Promise<Result>;
  readonly state: () => 'closed' | 'open' | 'half-open';
  readonly close: () => void;
}

/** A closed breaker, by opossum. */
export async function openCircuitBreaker(limits: BreakerLimits = breakerLimits): Promise<CircuitBreaker> {
  // Loaded with the first call of a gateway, so that no other start waits for it.
  const { default: Breaker } = await import('opossum');
  const breaker = new Breaker((call: () => Promise<unknown>) => call(), {
    timeout: limits.timeout,
    errorThresholdPercentage: limits.errorPercentage,
    resetTimeout: limits.reset,
    volumeThreshold: limits.volume,
    // A declined card says that the gateway is well.
    errorFilter: (error: unknown) =>
      error instanceof GatewayFailure && (error.kind === 'declined' || error.kind === 'refused'),
  });
  return {
    async fire<Result>(call: () => Promise<Result>) {
      try {
        return (await breaker.fire(call)) as Result;
      } catch (error) {
        const { code } = error as { readonly code?: string };
        if (code === 'EOPENBREAKER') throw new GatewayFailure('unavailable', 'circuit_open');
        if (code === 'ETIMEDOUT') throw new GatewayFailure('unknown', 'timeout');
        throw error;
      }
    },
    state: () => (breaker.halfOpen ? 'half-open' : breaker.opened ? 'open' : 'closed'),
    close: () => breaker.shutdown(),
  };
}
