import type { Finding } from '../model/finding.ts';
import { isAtLeast, type Severity } from '../model/severity.ts';
import type { DependencyFacts } from './dependency-facts.ts';

/**
 * One line of an entity's own risk ranking (PCI DSS 4.0.1, 6.3.1): all that it names must hold; the first line that holds
 * gives the rank.
 */
export interface RankingRule {
  readonly rank: Severity;
  /** This bad or worse. */
  readonly severity?: Severity | undefined;
  readonly exploited?: boolean | undefined;
  readonly scope?: 'runtime' | 'development' | undefined;
  /** At least this EPSS probability, 0 to 1. */
  readonly minEpss?: number | undefined;
  /** At least this CVSS base score. */
  readonly minCvss?: number | undefined;
  readonly direct?: boolean | undefined;
  /** Names of packages. */
  readonly packages?: readonly string[] | undefined;
}

/** The rank of a finding and where it comes from. Malware is critical in every ranking. */
export function ownRank(
  finding: Finding,
  facts: DependencyFacts,
  ranking: readonly RankingRule[],
): { readonly rank: Severity; readonly reason: string } {
  if (facts.malicious) return { rank: 'critical', reason: 'malicious package' };
  const position = ranking.findIndex((rule) => holds(rule, finding, facts));
  const rule = ranking[position];
  if (rule !== undefined) return { rank: rule.rank, reason: `own ranking, line ${position + 1}` };
  const reason =
    ranking.length === 0
      ? 'severity band, a default in place of an own ranking'
      : 'severity band, as no line of the own ranking holds';
  return { rank: finding.severity, reason };
}

function holds(rule: RankingRule, { severity, locations: [place] }: Finding, facts: DependencyFacts): boolean {
  const name = place?.kind === 'package' ? place.name : '';
  return [
    rule.severity === undefined || isAtLeast(severity, rule.severity),
    rule.exploited === undefined || rule.exploited === (facts.exploited !== undefined),
    // What no lockfile told counts as run time.
    rule.scope === undefined || rule.scope === (facts.scope ?? 'runtime'),
    rule.minEpss === undefined || (facts.epss ?? 0) >= rule.minEpss,
    rule.minCvss === undefined || (facts.cvss ?? 0) >= rule.minCvss,
    rule.direct === undefined || rule.direct === facts.direct,
    rule.packages === undefined || rule.packages.includes(name),
  ].every(Boolean);
}
