import type { Finding } from '../model/finding.ts';
import { SEVERITIES, type Severity } from '../model/severity.ts';
import { compareText, fingerprintOf } from '../model/summary.ts';
import { dependencyFacts, type DependencyFacts } from './dependency-facts.ts';
import { ownRank, type RankingRule } from './risk-ranking.ts';

/** How urgent a dependency finding is. */
export interface Priority {
  readonly finding: Finding;
  readonly facts: DependencyFacts;
  /** The entity's own risk rank; the severity's band where it has no ranking. */
  readonly rank: Severity;
  /** Why it stands where it stands, most weighty first; the rank's origin among them. */
  readonly reasons: readonly string[];
}

/** From here on exploitation is likely: a probability of one in ten within 30 days. */
export const LIKELY_EXPLOITED = 0.1;

/**
 * Findings about flawed packages, those about licences left out, in the order in which to act: malicious packages, exploited in the wild (by ransomware first), own
 * rank, likelihood of exploitation, run time before development, CVSS, a fix that is there, direct before transitive.
 */
export function prioritize(findings: readonly Finding[], ranking: readonly RankingRule[]): Priority[] {
  return findings
    .filter(({ rule, locations: [place] }) => place?.kind === 'package' && !rule.tags.includes('license'))
    .map((finding) => priorityOf(finding, ranking))
    .toSorted(comparePriorities);
}

/** The priority of one finding. */
export function priorityOf(finding: Finding, ranking: readonly RankingRule[]): Priority {
  const facts = dependencyFacts(finding);
  const { rank, reason } = ownRank(finding, facts, ranking);
  return { finding, facts, rank, reasons: [...factReasons(facts), `${rank}: ${reason}`, ...fixReasons(facts)] };
}

function comparePriorities(a: Priority, b: Priority): number {
  return (
    Number(b.facts.malicious) - Number(a.facts.malicious) ||
    exploitWeight(b.facts) - exploitWeight(a.facts) ||
    SEVERITIES.indexOf(a.rank) - SEVERITIES.indexOf(b.rank) ||
    Number((b.facts.epss ?? 0) >= LIKELY_EXPLOITED) - Number((a.facts.epss ?? 0) >= LIKELY_EXPLOITED) ||
    Number(a.facts.scope === 'development') - Number(b.facts.scope === 'development') ||
    (b.facts.cvss ?? 0) - (a.facts.cvss ?? 0) ||
    (b.facts.epss ?? 0) - (a.facts.epss ?? 0) ||
    Number(b.facts.fix === 'yes') - Number(a.facts.fix === 'yes') ||
    Number(b.facts.direct === true) - Number(a.facts.direct === true) ||
    compareText(a.finding.rule.id, b.finding.rule.id) ||
    compareText(fingerprintOf(a.finding), fingerprintOf(b.finding))
  );
}

function exploitWeight({ exploited, ransomware }: DependencyFacts): number {
  return exploited === undefined ? 0 : ransomware ? 2 : 1;
}

function factReasons({ malicious, exploited, epss, cvss }: DependencyFacts): string[] {
  return [
    ...(malicious ? ['malicious package: the machine that installed it counts as compromised'] : []),
    ...(exploited === undefined ? [] : [`exploited in the wild: ${exploited}`]),
    ...(epss === undefined ? [] : [`EPSS ${(epss * 100).toFixed(1)} % within 30 days`]),
    ...(cvss === undefined ? [] : [`CVSS ${cvss.toFixed(1)}`]),
  ];
}

function fixReasons({ scope, direct, bundled, fix, fixedIn }: DependencyFacts): string[] {
  const place = [
    scope,
    direct === undefined ? undefined : direct ? 'direct' : 'transitive',
    bundled ? 'bundled' : undefined,
  ];
  const words = place.filter((word) => word !== undefined).join(', ');
  const fixed = fixedIn.length === 0 ? 'fix available' : `fixed in ${fixedIn.slice(0, 5).join(', ')}`;
  return [
    ...(words === '' ? [] : [words]),
    fix === 'yes' ? fixed : fix === 'no' ? 'no fix yet' : 'no source says whether there is a fix',
  ];
}
