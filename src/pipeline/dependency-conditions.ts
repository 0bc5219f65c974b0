import type { Finding } from '../model/finding.ts';
import type { RunInfo } from '../model/report.ts';
import { isInForce } from '../model/suppression.ts';
import { dependencyFacts } from './dependency-facts.ts';
import { isMalicious } from './malicious.ts';

/** What a finding about a package must be to shut the gate; findings about anything else are not asked. */
export interface DependencyConditions {
  /** Exploited in the wild, whatever its severity. */
  readonly kev?: boolean | undefined;
  /** Some source names a fix. */
  readonly onlyFixed?: boolean | undefined;
  /** Needed at run time; what no lockfile told counts as that. */
  readonly scope?: 'runtime' | undefined;
}

/** What the conditions say of a finding. */
export type DependencyVerdict = 'counts' | 'exploited' | 'left-out' | 'malicious';

/** Judges findings by the conditions and remembers how many they left out. */
export interface DependencyJudge {
  of(finding: Finding, now: number): DependencyVerdict;
  leaveOut(): void;
  /** What keeps the conditions from being judged at all. */
  gaps(runs: readonly RunInfo[]): string[];
  notes(): string[];
}

/** Opens the conditions. */
export function dependencyJudge(conditions: DependencyConditions): DependencyJudge {
  let leftOut = 0;
  const names = [
    ...(conditions.kev === true ? ['kev'] : []),
    ...(conditions.onlyFixed === true ? ['only-fixed'] : []),
    ...(conditions.scope === undefined ? [] : [`scope ${conditions.scope}`]),
  ];
  return {
    of(finding, now) {
      if (finding.locations[0]?.kind !== 'package' || finding.rule.tags.includes('license')) return 'counts';
      if (isMalicious(finding)) return isDecided(finding, now) ? 'counts' : 'malicious';
      if (names.length === 0) return 'counts';
      const { exploited, fix, scope } = dependencyFacts(finding);
      if (conditions.onlyFixed === true && fix !== 'yes') return 'left-out';
      if (conditions.scope === 'runtime' && scope === 'development') return 'left-out';
      if (conditions.kev !== true) return 'counts';
      return exploited === undefined ? 'left-out' : 'exploited';
    },
    leaveOut: () => void (leftOut += 1),
    gaps: (runs) =>
      conditions.kev !== true
        ? []
        : runs
            .filter(({ scan, coverage }) => scan === 'dependencies' && coverage?.['kevCatalogue'] === undefined)
            .map(
              ({ tool }) =>
                `dependencies (${tool.name}): no catalogue of exploited vulnerabilities was read, so kev cannot be judged`,
            ),
    notes: () =>
      leftOut === 0
        ? []
        : [`${leftOut} finding${leftOut === 1 ? '' : 's'} about packages left out by ${names.join(', ')}`],
  };
}

/** Only a decision of our own kind, with owner and end, opens the gate for malware: a file of the scanned tree must not. */
function isDecided({ suppressions }: Finding, now: number): boolean {
  return suppressions.some(
    (decision) => decision.owner !== undefined && decision.expires !== undefined && isInForce(decision, now),
  );
}
