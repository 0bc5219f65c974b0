import { isProblem, type Finding } from '../model/finding.ts';
import type { RunInfo, Scan } from '../model/report.ts';
import { isAtLeast, SEVERITIES, type Severity } from '../model/severity.ts';
import type { GateDecision } from '../model/verdict.ts';
import { type DependencyConditions, dependencyJudge } from './dependency-conditions.ts';
import { isSuppressed } from './suppress.ts';

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
}

/** Findings of a run, counted as the gate sees them. */
export interface GateCounts {
  readonly bySeverity: Readonly<Record<Severity, number>>;
  readonly suppressed: number;
  readonly absent: number;
}

/** Sees every finding, then decides. */
export interface Gate {
  see(finding: Finding): void;
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
  const judge = dependencyJudge(policy.dependencies ?? {});
  return {
    see(finding) {
      if (finding.baselineState === 'absent') absent += 1;
      if (!isProblem(finding)) return;
      const verdict = judge.of(finding, policy.now);
      if (verdict === 'malicious') malicious += 1;
      if (verdict !== 'malicious' && isSuppressed(finding, policy.now)) {
        suppressed += 1;
        return;
      }
      bySeverity[finding.severity] += 1;
      const isNew = finding.baselineState === undefined || finding.baselineState === 'new';
      if (verdict === 'malicious') return;
      const isBad = verdict === 'exploited' || isAtLeast(finding.severity, policy.failOn);
      if (!isBad || (policy.newOnly && !isNew)) return;
      if (verdict === 'left-out') judge.leaveOut();
      else shutting[finding.severity] += 1;
    },
    counts: () => ({ bySeverity: { ...bySeverity }, suppressed, absent }),
    decide(runs) {
      const failed = [...maliciousReason(malicious), ...failures(shutting, policy)];
      const missing = [...gaps(runs, policy.expect), ...judge.gaps(runs)];
      const notes = judge.notes();
      if (failed.length > 0) return { verdict: 'fail', reasons: [...failed, ...missing, ...notes] };
      if (missing.length > 0) return { verdict: 'incomplete', reasons: [...missing, ...notes] };
      return {
        verdict: 'pass',
        reasons: [`no ${policy.newOnly ? 'new ' : ''}finding of severity ${policy.failOn} or worse`, ...notes],
      };
    },
  };
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
  const broken = runs
    .filter((run) => run.status !== 'complete')
    .map(
      (run) =>
        `${run.scan ?? run.tool.name}${run.scan === undefined ? '' : ` (${run.tool.name})`} is ${run.status}: ${run.reason ?? 'no reason given'}`,
    );
  const absent = expect
    .filter((scan) => !runs.some((run) => run.scan === scan))
    .map((scan) => `${scan} was expected and did not run`);
  const nothing = runs.length === 0 ? ['there is no run: nothing was scanned'] : [];
  return [...broken, ...absent, ...nothing];
}
