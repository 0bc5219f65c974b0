import type { Finding } from '../model/finding.ts';
import { SEVERITIES } from '../model/severity.ts';
import type { Suppression } from '../model/suppression.ts';

const MOST_LOCATIONS = 100;

/**
 * Makes one finding of all that share a fingerprint. The worst severity speaks; nothing is lost of the others:
 * occurrences add up, locations and aliases are united, and one unsuppressed member keeps the whole open.
 * The result does not depend on the order of `members`, which must not be empty.
 */
export function deduplicate(members: readonly Finding[]): Finding {
  const ordered =
    members.length === 1
      ? members
      : members
          .map((finding) => ({ finding, text: JSON.stringify(finding) }))
          .toSorted(worstFirst)
          .map(({ finding }) => finding);
  const [first] = ordered;
  if (first === undefined) throw new RangeError('nothing to deduplicate');
  if (ordered.length === 1) return first;
  const evidence = ordered.find((finding) => finding.evidence !== undefined)?.evidence;
  return {
    ...first,
    ...(evidence !== undefined && { evidence }),
    occurrences: ordered.reduce((sum, finding) => sum + finding.occurrences, 0),
    locations: unique(ordered.flatMap((finding) => finding.locations)).slice(0, MOST_LOCATIONS),
    aliases: unique(ordered.flatMap((finding) => finding.aliases)).toSorted(),
    fingerprints: Object.assign(
      {},
      ...ordered.toReversed().map((finding) => finding.fingerprints),
    ) as Finding['fingerprints'],
    suppressions: ordered.every((finding) => finding.suppressions.length > 0)
      ? unique<Suppression>(ordered.flatMap((finding) => finding.suppressions))
      : [],
  };
}

interface Member {
  readonly finding: Finding;
  readonly text: string;
}

function worstFirst(a: Member, b: Member): number {
  const bySeverity = SEVERITIES.indexOf(a.finding.severity) - SEVERITIES.indexOf(b.finding.severity);
  if (bySeverity !== 0) return bySeverity;
  if (a.text === b.text) return 0;
  return a.text < b.text ? -1 : 1;
}

function unique<T>(items: readonly T[]): T[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}
