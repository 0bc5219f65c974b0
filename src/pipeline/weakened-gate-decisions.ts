import type { SuppressionEntry } from '../model/suppression.ts';

/**
 * The decisions that hold longer in `changed` than in `base`, or only there. What stood so in `origin`, from which the change
 * began, is not its doing; decisions under review take nothing out of the gate.
 */
export function weakenedDecisions(
  base: readonly SuppressionEntry[],
  changed: readonly SuppressionEntry[],
  origin: readonly SuppressionEntry[] = [],
): readonly SuppressionEntry[] {
  const known = Map.groupBy([...base, ...origin].filter(isAccepted), subjectOf);
  return changed.filter((entry) => {
    const others = known.get(subjectOf(entry)) ?? [];
    return (
      isAccepted(entry) && !others.some((other) => other.expires === entry.expires || endOf(other) >= endOf(entry))
    );
  });
}

function isAccepted({ status }: SuppressionEntry): boolean {
  return status !== 'underReview';
}

function subjectOf({ fingerprint, rule, package: named }: SuppressionEntry): string {
  return JSON.stringify([fingerprint, rule, named]);
}

/** Milliseconds since the epoch; no end is the latest of all. */
function endOf({ expires }: SuppressionEntry): number {
  return expires === undefined ? Number.POSITIVE_INFINITY : Date.parse(expires);
}
