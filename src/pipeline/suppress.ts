import { makeFinding, type Finding } from '../model/finding.ts';
import { FINGERPRINT_KEY } from '../model/fingerprint.ts';
import { levelOf, type Severity } from '../model/severity.ts';
import { isInForce, type Suppression, type SuppressionEntry } from '../model/suppression.ts';
import type { Location } from '../model/location.ts';
import { packageOfPurl } from '../model/package-name.ts';
import { pascalName, type Rule } from '../model/rule.ts';

/** The configured decisions, and which of them have met a finding so far. */
export interface Suppressor {
  /** The finding with every decision in force that is about it. */
  apply(finding: Finding): Finding;
  /** A finding for every decision that has expired or that is about nothing; to be asked when all findings have been seen. */
  findings(): Finding[];
}

const EXPIRED = ownRule(
  'tollgate/suppression-expired',
  'A suppression has expired',
  'A recorded decision not to act on a finding has passed its date, so the finding counts again.',
  'Fix the finding, or decide anew with a reason and a date.',
  'medium',
);
const UNUSED = ownRule(
  'tollgate/suppression-unused',
  'A suppression is about no finding',
  'A recorded decision meets no finding of this run: the flaw is gone, or the decision names it wrongly and a real one stays open.',
  'Remove the entry, or correct its fingerprint or rule.',
  'low',
);

/** The rules of findings about decisions. */
export const SUPPRESSION_RULES: readonly Rule[] = [EXPIRED, UNUSED];

/** Opens the configured decisions as they stand at `now` (milliseconds since the epoch). */
export function openSuppressor(entries: readonly SuppressionEntry[], now: number): Suppressor {
  const used = new Set<SuppressionEntry>();
  const decisions = entries.map((entry) => ({ entry, suppression: suppressionOf(entry) }));
  // A decision by fingerprint or rule is looked up, so a long list costs no more than a short one.
  const bySubject = Map.groupBy(decisions, ({ entry }) => entry.fingerprint ?? entry.rule ?? '');
  return {
    apply(finding) {
      if (decisions.length === 0) return finding;
      const subjects = [finding.fingerprints[FINGERPRINT_KEY] ?? '', finding.rule.id, ...finding.aliases];
      const meeting = subjects
        .flatMap((subject) => bySubject.get(subject) ?? [])
        .filter(({ entry }) => isAbout(entry, finding));
      for (const { entry } of meeting) used.add(entry);
      const inForce = meeting.flatMap(({ suppression }) =>
        isInForce({ ...suppression, status: 'accepted' }, now) ? [suppression] : [],
      );
      return inForce.length === 0 ? finding : { ...finding, suppressions: [...finding.suppressions, ...inForce] };
    },
    findings: () =>
      decisions.flatMap(({ entry, suppression }) => {
        if (!used.has(entry)) return [about(entry, UNUSED, 'low', 'is about no finding: remove it, or correct it')];
        if (entry.expires === undefined || isInForce({ ...suppression, status: 'accepted' }, now)) return [];
        return [about(entry, EXPIRED, 'medium', `expired on ${entry.expires}: its findings count again`)];
      }),
  };
}

/** Is the finding taken out of the gate by a decision that holds at `now`? */
export function isSuppressed(finding: Finding, now: number): boolean {
  return finding.suppressions.some((suppression) => isInForce(suppression, now));
}

function isAbout(entry: SuppressionEntry, finding: Finding): boolean {
  if (entry.fingerprint !== undefined && entry.fingerprint !== finding.fingerprints[FINGERPRINT_KEY]) return false;
  if (entry.rule !== undefined && entry.rule !== finding.rule.id && !finding.aliases.includes(entry.rule)) return false;
  if (entry.package !== undefined && !finding.locations.some((location) => isPackage(location, entry.package ?? '')))
    return false;
  return entry.fingerprint !== undefined || entry.rule !== undefined;
}

function isPackage(location: Location, wanted: string): boolean {
  if (location.kind !== 'package') return false;
  const { ecosystem, name, version } = location;
  const purl = packageOfPurl(wanted);
  if (purl === undefined) return wanted === name || (version !== undefined && wanted === `${name}@${version}`);
  return purl.ecosystem === ecosystem && purl.name === name && (purl.version === undefined || purl.version === version);
}

function suppressionOf({ status, reason, owner, expires }: SuppressionEntry): Suppression {
  return {
    kind: 'external',
    status: status ?? 'accepted',
    reason,
    ...(owner !== undefined && { owner }),
    ...(expires !== undefined && { expires }),
  };
}

function about(entry: SuppressionEntry, rule: Rule, severity: Severity, what: string): Finding {
  const subject = entry.fingerprint ?? entry.rule ?? '';
  return makeFinding({
    rule,
    severity,
    message: `The suppression of ${subject} (${[entry.reason, entry.owner].filter((part) => part !== undefined).join('; ')}) ${what}.`,
    locations: [{ kind: 'file', uri: entry.origin ?? 'tollgate.yml' }],
  });
}

function ownRule(id: string, title: string, description: string, fix: string, severity: Severity): Rule {
  return { id, name: pascalName(id), title, description, fix, level: levelOf(severity), tags: ['security'] };
}
