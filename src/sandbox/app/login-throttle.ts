import type { SandboxContext } from '../context.ts';

/** Counts failed sign-ins of each account. */
export interface LoginThrottle {
  /** Seconds until this account may try again; 0 where it may now. */
  readonly wait: (email: string) => number;
  readonly failed: (email: string) => void;
  readonly succeeded: (email: string) => void;
}

interface Failures {
  count: number;
  /** Milliseconds of the clock at which the count starts anew. */
  readonly until: number;
}

const MAX_ENTRIES = 10_000;

/**
 * Slows guessing of passwords down, per account and for addresses without an account alike, so that a 429 tells nothing.
 * What is counted is the account, not the client's address: one scanner that signs in many accounts is let be.
 */
export function makeLoginThrottle({ clock, settings }: Pick<SandboxContext, 'clock' | 'settings'>): LoginThrottle {
  const { failures, windowSeconds } = settings.loginLimit;
  const counts = new Map<string, Failures>();
  const current = (email: string): Failures | undefined => {
    const entry = counts.get(email);
    const left = (entry?.until ?? 0) - clock.now().getTime();
    // More than a window ahead: the clock was set back since.
    if (entry === undefined || (left > 0 && left <= windowSeconds * 1000)) return entry;
    counts.delete(email);
    return undefined;
  };
  return {
    wait(email) {
      const entry = current(email);
      if (entry === undefined || entry.count < failures) return 0;
      return Math.max(1, Math.ceil((entry.until - clock.now().getTime()) / 1000));
    },
    failed(email) {
      const entry = current(email);
      if (entry !== undefined) entry.count += 1;
      else counts.set(email, { count: 1, until: clock.now().getTime() + windowSeconds * 1000 });
      // The oldest goes: made-up addresses must not fill the memory.
      const [oldest] = counts.keys();
      if (counts.size > MAX_ENTRIES && oldest !== undefined) counts.delete(oldest);
    },
    succeeded: (email) => void counts.delete(email),
  };
}
