import { GatewayFailure } from '../gateway-failure.ts';
import type { SandboxContext } from '../context.ts';
import type { Observation } from '../observation.ts';
import { type BreakerLimits, type CircuitBreaker, openCircuitBreaker } from './circuit-breaker.ts';
import { retry, type RetryLimits, retryLimits } from './retry.ts';

/** A call to a gateway; `key` is its idempotency key, the same in every attempt. */
export type GuardedCall<Result> = (key: string) => Promise<Result>;

/** Every call to a gateway goes through it. */
export interface GatewayGuard {
  /** @throws GatewayFailure, and what the call throws */
  readonly run: <Result>(provider: string, key: string, call: GuardedCall<Result>) => Promise<Result>;
  readonly state: (provider: string) => 'closed' | 'open' | 'half-open';
  /** All breakers closed, nothing counted. */
  readonly reset: () => void;
}

/** What the guard works with. */
export interface GuardParts {
  readonly defect: SandboxContext['defect'];
  readonly observe: (observation: Observation) => void;
  readonly breaker?: BreakerLimits;
  readonly retry?: RetryLimits;
}

// Twenty calls in a row, as fast as they fail.
const STORM: RetryLimits = { attempts: 20, base: 0, cap: 0, random: () => 0 };

/** Circuit breaker, one a provider, inside retries. */
export function makeGatewayGuard({ defect, observe, ...limits }: GuardParts): GatewayGuard {
  const breakers = new Map<string, Promise<CircuitBreaker>>();
  const opened = new Map<string, CircuitBreaker>();
  const breakerOf = (provider: string): Promise<CircuitBreaker> => {
    const known = breakers.get(provider);
    if (known !== undefined) return known;
    const made = openCircuitBreaker(limits.breaker).then((breaker) => {
      opened.set(provider, breaker);
      return breaker;
    });
    breakers.set(provider, made);
    return made;
  };
  return {
    async run(provider, key, call) {
      const breaker = await breakerOf(provider);
      const attempts = defect('retry.no_backoff') ? STORM : (limits.retry ?? retryLimits);
      return retry(async (attempt) => {
        const attemptKey = attempt > 1 && defect('retry.new_key') ? `${key}-${attempt}` : key;
        const once = (): ReturnType<typeof call> => call(attemptKey);
        try {
          const result = await (defect('cb.missing') ? once() : breaker.fire(once));
          observe({ kind: 'gateway-call', provider, outcome: 'ok' });
          return result;
        } catch (error) {
          observe({ kind: 'gateway-call', provider, outcome: outcomeOf(error) });
          throw error;
        }
      }, attempts);
    },
    state: (provider) => opened.get(provider)?.state() ?? 'closed',
    reset() {
      for (const breaker of opened.values()) breaker.close();
      breakers.clear();
      opened.clear();
    },
  };
}

function outcomeOf(error: unknown): 'ok' | 'error' | 'rejected' {
  if (!(error instanceof GatewayFailure)) return 'error';
  if (error.code === 'circuit_open') return 'rejected';
  return error.kind === 'declined' || error.kind === 'refused' ? 'ok' : 'error';
}
