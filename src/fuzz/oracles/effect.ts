import { setTimeout as delay } from 'node:timers/promises';
import type { Fixture } from '../fixture.ts';
import { Inconclusive } from '../inconclusive.ts';

const FIRST_WAIT_MS = 20;
const LONGEST_WAIT_MS = 2000;

/**
 * Reads state back until a legitimate step shows in it, and notes how long that took, for apps that book later than they
 * answer.
 * @param reason what is missing, if it never shows
 * @throws Inconclusive with `reason`
 */
export async function awaitEffect<T>(
  fixture: Fixture,
  read: () => Promise<T>,
  shows: (state: T) => boolean,
  reason: string,
): Promise<T> {
  let waited = 0;
  for (let wait = FIRST_WAIT_MS; ; wait *= 2) {
    const state = await read();
    if (shows(state)) {
      fixture.lag.milliseconds = Math.max(fixture.lag.milliseconds, waited);
      return state;
    }
    if (waited >= LONGEST_WAIT_MS) throw new Inconclusive(reason);
    await delay(wait);
    waited += wait;
  }
}

/** Reads state back after an attack, having waited twice as long as legitimate steps needed in this fixture. */
export async function readBack<T>(fixture: Fixture, read: () => Promise<T>): Promise<T> {
  if (fixture.lag.milliseconds > 0) await delay(2 * fixture.lag.milliseconds);
  return read();
}
