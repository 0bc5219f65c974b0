import type { Fixture } from '../fixture.ts';
import { Inconclusive } from '../inconclusive.ts';
import { readAfterLag, waitForEffect } from '../wait-for-effect.ts';

const LONGEST_WAIT_MS = 2000;

/**
 * Reads state back until a legitimate step shows in it.
 * @param reason what is missing, if it never shows
 * @throws Inconclusive with `reason`
 */
export async function awaitEffect<T>(
  fixture: Fixture,
  read: () => Promise<T>,
  shows: (state: T) => boolean,
  reason: string,
): Promise<T> {
  const { state, shown } = await waitForEffect(fixture, read, shows, LONGEST_WAIT_MS);
  if (!shown) throw new Inconclusive(reason);
  return state;
}

/** Reads state back after an attack. */
export function readBack<T>(fixture: Fixture, read: () => Promise<T>): Promise<T> {
  return readAfterLag(fixture, read);
}
