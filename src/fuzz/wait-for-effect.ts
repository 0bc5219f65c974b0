import { setTimeout as delay } from 'node:timers/promises';
import type { Fixture } from './fixture.ts';

const FIRST_WAIT_MS = 20;

/** State as it was read last, and whether what was waited for shows in it. */
export interface SeenEffect<T> {
  readonly state: T;
  readonly shown: boolean;
}

/**
 * Reads state back, at growing intervals, until a step shows in it, and notes how long that took, for apps that book later
 * than they answer.
 */
export async function waitForEffect<T>(
  fixture: Fixture,
  read: () => Promise<T>,
  shows: (state: T) => boolean,
  longestMs: number,
): Promise<SeenEffect<T>> {
  let waited = 0;
  for (let wait = FIRST_WAIT_MS; ; wait *= 2) {
    const state = await read();
    if (shows(state)) {
      fixture.lag.milliseconds = Math.max(fixture.lag.milliseconds, waited);
      return { state, shown: true };
    }
    if (waited >= longestMs) return { state, shown: false };
    await delay(wait);
    waited += wait;
  }
}

/** Reads state back, having waited twice as long as legitimate steps needed in this fixture. */
export async function readAfterLag<T>(fixture: Fixture, read: () => Promise<T>): Promise<T> {
  if (fixture.lag.milliseconds > 0) await delay(2 * fixture.lag.milliseconds);
  return read();
}
