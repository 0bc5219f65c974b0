import { isProblem, type Finding } from '../model/finding.ts';
import type { RunInfo, Scan } from '../model/report.ts';
import { isAtLeast, SEVERITIES, type Severity } from '../model/severity.ts';
import type { GateDecision } from '../model/verdict.ts';
import { type DependencyConditions, dependencyJudge } from './dependency-conditions.ts';
import { type NeverAdopted, neverAdopted } from './never-adopted.ts';
import { judgeShards } from './shards.ts';
import { isSuppressed } from './suppress.ts';
import { GATE_WEAKENED } from './weakened-gate-finding.ts';

/**
 * What a run that looks for its own baseline was compared with. `none`: nothing was found, so what is there is adopted.
 * `target-branch`: a change, with the branch that it goes to. `own-branch`: a branch with itself, where everything that was
 * met since the adoption counts until it is gone.
 */
export type Adoption = 'none' | 'target-branch' | 'own-branch';

/** When the gate shuts. */
export interface GatePolicy {
  /** Findings this bad or worse shut the gate. */
  readonly failOn: Severity;
  /** Only findings that the baseline does not hold count; without a baseline all are new. */
  readonly newOnly: boolean;
  /** Scans whose absence makes the run incomplete. */
  readonly expect: readonly Scan[];
  /** Milliseconds since the epoch; decides whether suppressions hold. */
  readonly now: number;
  /** What findings about packages must be beside that to shut the gate. */
  readonly dependencies?: DependencyConditions;
  /** Absent where the baseline is a file that the user named, or there is none to be. Malware, what is exploited and payment violations are never adopted. */
  readonly adoption?: Adoption;
}

/** Findings of a run, counted as the gate sees them. */
export interface GateCounts {
  readonly bySeverity: Readonly<Record<Severity, number>>;
  readonly suppressed: number;
  readonly absent: number;
  /** Existing findings that a complete first run took in. */
  readonly adopted: number;
}

/** Sees every finding, then decides. */
export interface Gate {
  /** @param run the run that the finding stands in */
  see(finding: Finding, run?: RunInfo): void;
  counts(): GateCounts;
  decide(runs: readonly RunInfo[]): GateDecision;
}

/** Opens a gate. A finding that shuts it outweighs an incomplete run: exit code 1 before 3. */
export function openGate(policy: GatePolicy): Gate {
  const bySeverity: Record<Severity, number> = { critical: 0, high: 0, medium: 0, low: 0, informational: 0 };
  const shutting: Record<Severity, number> = { critical: 0, high: 0, medium: 0, low: 0, informational: 0 };
  let suppressed = 0;
  let absent = 0;
  let malicious = 0;
  let adopted = 0;
  let isComplete = false;
  const lasting = { exploited: 0, payments: 0, weakened: 0 };
  const adopts = policy.newOnly && policy.adoption === 'none';
  const judge = dependencyJudge(policy.dependencies ?? {});
  return {
    see(finding, run) {
      if (finding.baselineState === 'absent') absent += 1;
      if (!isProblem(finding)) return;
      const verdict = judge.of(finding, policy.now);
      if (verdict === 'malicious') malicious += 1;
      if (verdict !== 'malicious' && isSuppressed(finding, policy.now)) {
        suppressed += 1;
        return;
      }
      bySeverity[finding.severity] += 1;
      if (verdict === 'malicious') return;
      const reason = policy.adoption === undefined || verdict === 'left-out' ? undefined : neverAdopted(finding, run);
      const isExploited = verdict === 'exploited' || reason === 'exploited';
      const isBad = isExploited || isAtLeast(finding.severity, policy.failOn);
      if (isBad && reason !== undefined && reason !== 'malicious') {
        lasting[reason] += 1;
        return;
      }
      // A change to the gate is of this change, whatever the baseline holds.
      const isOfChange = finding.rule.id === GATE_WEAKENED.id;
      if (adopts && !isOfChange) adopted += 1;
      const isKnown = adopts || (policy.newOnly && !isNew(finding, policy.adoption));
      if (!isBad || (isKnown && !isOfChange)) return;
      if (verdict === 'left-out') judge.leaveOut();
      else shutting[finding.severity] += 1;
    },
    counts: () => ({ bySeverity: { ...bySeverity }, suppressed, absent, adopted: isComplete ? adopted : 0 }),
    decide(runs) {
      const failed = [...maliciousReason(malicious), ...lastingReasons(lasting, policy), ...failures(shutting, policy)];
      const missing = [...gaps(runs, policy.expect), ...judge.gaps(runs)];
      isComplete = missing.length === 0;
      const notes = [...(adopts ? [adoptionNote(adopted, isComplete)] : []), ...judge.notes()];
      if (failed.length > 0) return { verdict: 'fail', reasons: [...failed, ...missing, ...notes] };
      if (missing.length > 0) return { verdict: 'incomplete', reasons: [...missing, ...notes] };
      return {
        verdict: 'pass',
        reasons: adopts
          ? notes
          : [`no ${policy.newOnly ? 'new ' : ''}finding of severity ${policy.failOn} or worse`, ...notes],
      };
    },
  };
}

function isNew({ baselineState, firstSeen }: Finding, adoption: Adoption | undefined): boolean {
  if (baselineState === undefined || baselineState === 'new') return true;
  // What was adopted was never compared with anything, so that it alone has no time.
  return adoption === 'own-branch' && firstSeen !== undefined;
}

function adoptionNote(count: number, isComplete: boolean): string {
  if (!isComplete) return 'nothing is adopted: an incomplete run is no baseline';
  return `${count} existing finding${count === 1 ? '' : 's'} adopted: from now on what is new counts`;
}

function lastingReasons(
  counts: Readonly<Record<Exclude<NeverAdopted, 'malicious'>, number>>,
  { failOn }: GatePolicy,
): string[] {
  const { exploited, payments, weakened } = counts;
  const never = 'new or not, they are never adopted';
  return [
    ...(exploited > 0 ? [`${exploited} finding${plural(exploited)} known to be exploited in the wild; ${never}`] : []),
    ...(payments > 0 ? [`${payments} payment violation${plural(payments)} at or above ${failOn}; ${never}`] : []),
    ...(weakened > 0 ? [`${weakened} weakening${plural(weakened)} of the gate; ${never}`] : []),
  ];
}

function plural(count: number): string {
  return count === 1 ? '' : 's';
}

function maliciousReason(count: number): string[] {
  if (count === 0) return [];
  return [
    `${count} finding${count === 1 ? '' : 's'} about malicious packages: machines that installed them count as compromised`,
  ];
}

function failures(shutting: Readonly<Record<Severity, number>>, policy: GatePolicy): string[] {
  const counted = SEVERITIES.filter((severity) => shutting[severity] > 0);
  if (counted.length === 0) return [];
  const total = counted.reduce((sum, severity) => sum + shutting[severity], 0);
  const list = counted.map((severity) => `${shutting[severity]} ${severity}`).join(', ');
  const exploited = policy.dependencies?.kev === true ? ', or exploited in the wild' : '';
  return [
    `${total} ${policy.newOnly ? 'new ' : ''}finding${total === 1 ? '' : 's'} (${list}) at or above ${policy.failOn}${exploited}`,
  ];
}

function gaps(runs: readonly RunInfo[], expect: readonly Scan[]): string[] {
  const broken = judgeShards(runs)
    .filter((run) => run.status !== 'complete')
    .map(
      (run) =>
        `${run.scan ?? run.tool.name}${run.scan === undefined ? '' : ` (${run.tool.name})`} is ${run.status}: ${run.reason ?? 'no reason given'}`,
    );
  const absent = expect
    .filter((scan) => !runs.some((run) => run.scan === scan))
    .map((scan) => `${scan} was expected and did not run`);
  const nothing = runs.length === 0 ? ['there is no run: nothing was scanned'] : [];
  // Every shard of a scan says the same of the whole.
  return [...new Set(broken), ...absent, ...nothing];
}
