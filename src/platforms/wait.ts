import { setTimeout as delay } from 'node:timers/promises';
import type { Pace } from './publication.ts';

/** The longest that a server may make a job wait, in seconds. */
export const LONGEST_WAIT = 300;

/** Waits so many seconds. @throws the reason of the signal */
export async function wait(seconds: number, { secondMs, signal }: Pace): Promise<void> {
  signal.throwIfAborted();
  await delay(Math.max(0, seconds) * secondMs, undefined, { signal });
}

/** The seconds that a `Retry-After` header asks for: a number, or a date (RFC 9110 §10.2.3). Nothing where there is none. */
export function retryAfter(value: string | null | undefined, clock: () => number = Date.now): number | undefined {
  if (value === null || value === undefined || value.trim() === '') return undefined;
  if (/^\d{1,9}$/u.test(value.trim())) return Number(value.trim());
  const time = Date.parse(value);
  return Number.isNaN(time) ? undefined : Math.max(0, Math.ceil((time - clock()) / 1_000));
}
