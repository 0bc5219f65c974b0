import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { GatewayFailure } from '../../../src/sandbox/gateway-failure.ts';
import { breakerLimits, openCircuitBreaker } from '../../../src/sandbox/resilience/circuit-breaker.ts';

const limits = { timeout: 50, errorPercentage: 50, reset: 60, volume: 4 };
const fail = async (): Promise<never> => Promise.reject(new GatewayFailure('unknown', 'api_error'));
const decline = async (): Promise<never> => Promise.reject(new GatewayFailure('declined', 'card_declined'));

describe('the circuit breaker', () => {
  it('has the limits of the shop: five seconds, half of the calls, half a minute', () => {
    expect(breakerLimits).toMatchObject({ timeout: 5000, errorPercentage: 50, reset: 30_000 });
  });

  it('opens after enough failures, calls no more, and closes after a call that went well', async () => {
    const breaker = await openCircuitBreaker(limits);
    for (let time = 0; time < 5; time += 1) await expect(breaker.fire(fail)).rejects.toThrow();
    expect(breaker.state()).toBe('open');
    let called = false;
    const call = async (): Promise<string> => {
      called = true;
      return 'well';
    };
    await expect(breaker.fire(call)).rejects.toMatchObject({ kind: 'unavailable', code: 'circuit_open' });
    expect(called).toBe(false);
    await setTimeout(80);
    expect(await breaker.fire(call)).toBe('well');
    expect(breaker.state()).toBe('closed');
    breaker.close();
  });

  it('stays closed while cards are declined', async () => {
    const breaker = await openCircuitBreaker(limits);
    for (let time = 0; time < 10; time += 1) {
      await expect(breaker.fire(decline)).rejects.toMatchObject({ kind: 'declined' });
    }
    expect(breaker.state()).toBe('closed');
    breaker.close();
  });

  it('gives up a call that takes too long, its outcome unknown', async () => {
    const breaker = await openCircuitBreaker(limits);
    await expect(breaker.fire(() => setTimeout(500))).rejects.toMatchObject({ kind: 'unknown', code: 'timeout' });
    breaker.close();
  });
});
