import type { Finding, FindingSource } from '../model/finding.ts';
import { SEVERITIES } from '../model/severity.ts';
import type { Suppression } from '../model/suppression.ts';

/** One report item and the tool that it came from. */
export interface Member {
  readonly finding: Finding;
  readonly tool: string;
  /** The rule's id as the tool has it. */
  readonly rule: string;
}

const MOST_LOCATIONS = 100;

/**
 * Makes one finding of all that share a fingerprint. The worst severity speaks and every tool's own is kept in `sources`;
 * occurrences add up, locations and aliases are united, and one unsuppressed member keeps the whole open.
 * The result does not depend on the order of `members`, which must not be empty.
 */
export function deduplicate(members: readonly Member[]): Finding {
  const sources = sourcesOf(members);
  const findings = members.map(({ finding }) => finding);
  const ordered = findings.length === 1 ? findings : worstFirst(findings);
  const [first] = ordered;
  if (first === undefined) throw new RangeError('nothing to deduplicate');
  if (ordered.length === 1) return { ...first, sources };
  const evidence = ordered.find((finding) => finding.evidence !== undefined)?.evidence;
  const seen = ordered.flatMap(({ firstSeen }) => firstSeen ?? []).toSorted()[0];
  return {
    ...first,
    ...(evidence !== undefined && { evidence }),
    ...(seen !== undefined && { firstSeen: seen }),
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
    sources,
  };
}

/** Who said what, added up: tool, its rule id and its severity make one line. */
function sourcesOf(members: readonly Member[]): FindingSource[] {
  const byKey = new Map<string, FindingSource>();
  for (const { finding, tool, rule } of members) {
    const { severity, occurrences } = finding;
    const own = finding.sources.length > 0 ? finding.sources : [{ tool, rule, severity, occurrences }];
    for (const source of own) {
      const key = JSON.stringify([source.tool, source.rule, source.severity]);
      const known = byKey.get(key);
      byKey.set(key, known === undefined ? source : { ...source, occurrences: known.occurrences + source.occurrences });
    }
  }
  return [...byKey.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, source]) => source);
}

function worstFirst(findings: readonly Finding[]): Finding[] {
  return findings
    .map((finding) => ({ finding, rank: SEVERITIES.indexOf(finding.severity), text: JSON.stringify(finding) }))
    .toSorted((a, b) => a.rank - b.rank || (a.text === b.text ? 0 : a.text < b.text ? -1 : 1))
    .map(({ finding }) => finding);
}

function unique<T>(items: readonly T[]): T[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}
