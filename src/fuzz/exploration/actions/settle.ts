import { setTimeout as delay } from 'node:timers/promises';
import type { World } from '../world.ts';

const SETTLE_MS = 40;
const FIRST_WAIT_MS = 20;
const LONGEST_WAIT_MS = 1500;

/** Lets whatever may still be under way take effect, where the world is careful. */
export async function settle({ careful, fixture }: World): Promise<void> {
  if (careful) await delay(SETTLE_MS + 4 * fixture.lag.milliseconds);
}

/**
 * Reads back what a step did. Where an honest step must show, it is waited for, and how long that took is noted; else twice
 * as long as effects have taken so far.
 * @param shows what an honest step that was accepted looks like; absent: nothing is waited for
 */
export async function readEffect<T>(
  { fixture }: World,
  read: () => Promise<T>,
  shows: ((state: T) => boolean) | undefined,
): Promise<T> {
  if (shows === undefined) {
    if (fixture.lag.milliseconds > 0) await delay(2 * fixture.lag.milliseconds);
    return read();
  }
  let waited = 0;
  for (let wait = FIRST_WAIT_MS; ; wait *= 2) {
    const state = await read();
    if (shows(state)) {
      fixture.lag.milliseconds = Math.max(fixture.lag.milliseconds, waited);
      return state;
    }
    if (waited >= LONGEST_WAIT_MS) return state;
    await delay(wait);
    waited += wait;
  }
}
