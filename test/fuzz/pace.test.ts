import { describe, expect, it } from 'vitest';
import { yieldingPace } from '../../src/fuzz/pace.ts';

const { signal } = new AbortController();

async function milliseconds(act: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await act();
  return performance.now() - start;
}

describe('yieldingPace', () => {
  it('halves its rate at 429 and 503', async () => {
    const pace = yieldingPace(200);
    pace.heed(429, undefined);
    pace.heed(503, undefined);
    // 50 a second are left: ten requests take a fifth of a second, where 200 a second would let a burst of them through.
    expect(await milliseconds(() => pace.wait(10, signal))).toBeGreaterThan(150);
  });

  it('waits as Retry-After says', async () => {
    const pace = yieldingPace(1000);
    pace.heed(429, '1');
    expect(await milliseconds(() => pace.wait(1, signal))).toBeGreaterThan(950);
  });

  it('recovers, and is never above what was asked for', async () => {
    const pace = yieldingPace(100);
    pace.heed(429, 'soon');
    for (let count = 0; count < 200; count += 1) pace.heed(200, undefined);
    await pace.wait(1, signal);
    expect(await milliseconds(() => pace.wait(20, signal))).toBeGreaterThan(150);
  });
});
