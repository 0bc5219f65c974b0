import type { Finding } from '../model/finding.ts';
import { FINGERPRINT_KEY } from '../model/fingerprint.ts';
import { isInForce, type Suppression, type SuppressionEntry } from '../model/suppression.ts';

/** The configured decisions, and which of them have met a finding so far. */
export interface Suppressor {
  /** The finding with every decision in force that is about it. */
  apply(finding: Finding): Finding;
  /** What the user should know: decisions that have expired or that are about nothing. */
  notices(): string[];
}

/** Opens the configured decisions as they stand at `now` (milliseconds since the epoch). */
export function openSuppressor(entries: readonly SuppressionEntry[], now: number): Suppressor {
  const used = new Set<SuppressionEntry>();
  const decisions = entries.map((entry) => ({ entry, suppression: suppressionOf(entry) }));
  return {
    apply(finding) {
      const meeting = decisions.filter(({ entry }) => isAbout(entry, finding));
      for (const { entry } of meeting) used.add(entry);
      const inForce = meeting
        .filter(({ suppression }) => isInForce(suppression, now))
        .map(({ suppression }) => suppression);
      return inForce.length === 0 ? finding : { ...finding, suppressions: [...finding.suppressions, ...inForce] };
    },
    notices: () =>
      decisions.flatMap(({ entry, suppression }) => {
        const subject = entry.fingerprint ?? entry.rule ?? '';
        if (!used.has(entry)) return [`the suppression of ${subject} is about no finding: remove it`];
        return isInForce(suppression, now)
          ? []
          : [`the suppression of ${subject} expired on ${entry.expires}: its findings count again`];
      }),
  };
}

/** Is the finding taken out of the gate by a decision that holds at `now`? */
export function isSuppressed(finding: Finding, now: number): boolean {
  return finding.suppressions.some((suppression) => isInForce(suppression, now));
}

function isAbout(entry: SuppressionEntry, finding: Finding): boolean {
  if (entry.fingerprint !== undefined && entry.fingerprint !== finding.fingerprints[FINGERPRINT_KEY]) return false;
  if (entry.rule !== undefined && entry.rule !== finding.rule.id) return false;
  return entry.fingerprint !== undefined || entry.rule !== undefined;
}

function suppressionOf(entry: SuppressionEntry): Suppression {
  return { kind: 'external', status: 'accepted', reason: entry.reason, owner: entry.owner, expires: entry.expires };
}
