import { setTimeout } from 'node:timers/promises';
import type { FetchSettlement, Patience, SettlementLine } from './settlement.ts';

/** What came of asking for a settlement; no lines where it could not be had. */
export interface FetchedSettlement {
  readonly lines: readonly SettlementLine[] | undefined;
  readonly attempts: number;
  /** What went wrong the last time. */
  readonly failure: string | undefined;
}

/** Asks for a settlement, and again after pauses of random length whose bound grows (exponential backoff with full jitter). */
export async function fetchPatiently(
  fetchLines: FetchSettlement,
  period: readonly [from: Date, to: Date],
  { attempts, base, cap, random }: Patience,
): Promise<FetchedSettlement> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return { lines: await fetchLines(...period), attempts: attempt, failure: undefined };
    } catch (error) {
      const failure = error instanceof Error ? error.message : 'unknown error';
      if (attempt >= attempts) return { lines: undefined, attempts: attempt, failure };
      await setTimeout(random() * Math.min(cap, base * 2 ** (attempt - 1)));
    }
  }
}
