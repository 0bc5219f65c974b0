import { describe, expect, it } from 'vitest';
import { GatewayFailure, type GatewayFailureKind } from '../../../src/sandbox/gateway-failure.ts';
import { retry } from '../../../src/sandbox/resilience/retry.ts';

const limits = { attempts: 3, base: 1, cap: 2, random: () => 0.5 };

const unavailable = async (): Promise<never> => Promise.reject(new GatewayFailure('unavailable', 'x'));
const declinedInTheEnd = async (attempt: number): Promise<never> =>
  Promise.reject(new GatewayFailure(attempt === 1 ? 'unknown' : 'declined', 'x'));

async function attempts(kind: GatewayFailureKind, code = 'x'): Promise<number> {
  let made = 0;
  const call = async (attempt: number): Promise<never> => {
    made = attempt;
    throw new GatewayFailure(kind, code);
  };
  await expect(retry(call, limits)).rejects.toMatchObject({ kind, code });
  return made;
}

describe('retry', () => {
  it('gives the first result and makes no further call', async () => {
    let calls = 0;
    const result = await retry(async () => {
      calls += 1;
      if (calls === 1) throw new GatewayFailure('throttled', 'rate_limit');
      return 'done';
    }, limits);
    expect([result, calls]).toEqual(['done', 2]);
  });

  it.each([
    ['throttled', 3],
    ['unavailable', 3],
    ['unknown', 3],
    ['declined', 1],
    ['refused', 1],
  ] as const)('tries what is %s %i times', async (kind, times) => {
    expect(await attempts(kind)).toBe(times);
  });

  it('does not wait for what timed out or for an open circuit breaker', async () => {
    expect([await attempts('unknown', 'timeout'), await attempts('unavailable', 'circuit_open')]).toEqual([1, 1]);
  });

  it('passes errors of another kind on at once', async () => {
    await expect(retry(async () => Promise.reject(new TypeError('a bug')), limits)).rejects.toThrow('a bug');
  });

  it('asks for a random pause below a bound that doubles up to the cap', async () => {
    const pauses: number[] = [];
    const started = performance.now();
    const random = (): number => {
      pauses.push(1);
      return 0.99;
    };
    await expect(retry(unavailable, { attempts: 4, base: 10, cap: 20, random })).rejects.toThrow();
    expect(pauses).toHaveLength(3);
    expect(performance.now() - started).toBeGreaterThanOrEqual(45);
  });
});

describe('retry after an attempt whose outcome is unknown', () => {
  it.each(['throttled', 'unavailable'] as const)('does not say that nothing was done when it ends %s', async (kind) => {
    const call = async (attempt: number): Promise<never> => {
      throw new GatewayFailure(attempt === 1 ? 'unknown' : kind, attempt === 3 ? 'circuit_open' : 'x');
    };
    await expect(retry(call, limits)).rejects.toMatchObject({ kind: 'unknown', code: 'circuit_open' });
  });

  it('takes the word of the gateway itself', async () => {
    await expect(retry(declinedInTheEnd, limits)).rejects.toMatchObject({ kind: 'declined' });
  });
});
