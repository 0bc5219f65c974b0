import type { Severity } from '../model/severity.ts';
import type { Priority } from './priority.ts';

/** Days that a finding of each rank may stay open; a rank without a figure may stay. */
export type AllowedAge = Readonly<Partial<Record<Severity, number>>>;

/** What holds without a policy: PCI DSS 4.0.1, 6.3.3 wants critical ones closed within one month of the fix's release. */
export const DEFAULT_ALLOWED_AGE: AllowedAge = { critical: 30 };

/** A finding that has been open longer than its rank allows. */
export interface Overdue {
  readonly priority: Priority;
  /** Whole days since it was first met. */
  readonly age: number;
  readonly allowed: number;
}

const DAY = 86_400_000;

/** Whole days since a finding was first met; nothing where no comparison has met it yet. */
export function ageOf(firstSeen: string | undefined, now: number): number | undefined {
  const since = Date.parse(firstSeen ?? '');
  return Number.isNaN(since) ? undefined : Math.max(0, Math.floor((now - since) / DAY));
}

/**
 * Findings that have been open longer than allowed, longest overdue first. The clock starts when a comparison first met the
 * finding: reports do not tell when a fix was released, and that day is not before.
 */
export function overdue(priorities: readonly Priority[], allowed: AllowedAge, now: number): Overdue[] {
  return priorities
    .flatMap((priority) => {
      const age = ageOf(priority.finding.firstSeen, now);
      const limit = allowed[priority.rank];
      return age === undefined || limit === undefined || age <= limit ? [] : [{ priority, age, allowed: limit }];
    })
    .toSorted((a, b) => b.age - b.allowed - (a.age - a.allowed));
}
