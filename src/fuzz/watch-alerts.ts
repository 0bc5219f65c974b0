import { setTimeout as delay } from 'node:timers/promises';
import { callHook } from './hooks.ts';
import { Inconclusive } from './inconclusive.ts';
import { type Json, writeJson } from './json.ts';
import type { Profile } from './profile.ts';
import { readOut } from './read-out.ts';

/** Asks the app's own monitoring whether it noticed an attack. */
export interface AlertWatch {
  /** Takes note of what is there before an attack. */
  mark(): Promise<void>;
  /** Has an alert come since? Nothing where the monitoring does not answer. */
  noticed(): Promise<boolean | undefined>;
}

// Monitoring looks at what happened in intervals: an alert that comes later than this is of little use in a test.
const LONGEST_WAIT_MS = 1500;
const WAIT_MS = 100;

/** The app's alerts, read through `hooks.alerts`; nothing where the profile has no such hook. */
export function watchAlerts(profile: Pick<Profile, 'hooks' | 'money'>): AlertWatch | undefined {
  const operation = profile.hooks.alerts;
  if (operation === undefined) return undefined;
  const pointer = operation.out['items'] ?? '';
  let before: ReadonlySet<string> | undefined;

  async function read(): Promise<ReadonlySet<string> | undefined> {
    try {
      const items = readOut(await callHook(profile, 'alerts'), pointer);
      return Array.isArray(items) ? new Set(items.map((item: Json) => writeJson(item))) : undefined;
    } catch (error) {
      if (error instanceof Inconclusive) return undefined;
      throw error;
    }
  }

  return {
    async mark() {
      before = await read();
    },
    async noticed() {
      const known = before;
      if (known === undefined) return undefined;
      for (let waited = 0; ; waited += WAIT_MS) {
        const now = await read();
        if (now === undefined) return undefined;
        if ([...now].some((item) => !known.has(item))) return true;
        if (waited >= LONGEST_WAIT_MS) return false;
        await delay(WAIT_MS);
      }
    },
  };
}
