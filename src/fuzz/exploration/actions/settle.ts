import { setTimeout as delay } from 'node:timers/promises';
import { readAfterLag, waitForEffect } from '../../wait-for-effect.ts';
import type { World } from '../world.ts';

const SETTLE_MS = 40;
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
  if (shows === undefined) return readAfterLag(fixture, read);
  return (await waitForEffect(fixture, read, shows, LONGEST_WAIT_MS)).state;
}
