import type { Location } from './location.ts';
import type { Rule } from './rule.ts';
import type { Level, Severity } from './severity.ts';
import type { Suppression } from './suppression.ts';

/** SARIF `baselineState` (§3.27.24). */
export type BaselineState = 'new' | 'unchanged' | 'updated' | 'absent';

/** SARIF `result.kind` (§3.27.9); only `fail` is a problem. */
export type Kind = 'fail' | 'pass' | 'open' | 'review' | 'informational' | 'notApplicable';

/** One tool's word on a finding: several tools may report the same flaw under other ids and severities. */
export interface FindingSource {
  readonly tool: string;
  /** The rule's id as that tool has it. */
  readonly rule: string;
  readonly severity: Severity;
  readonly occurrences: number;
}

/** One violation of one rule at one place, normalised: what a scanner's raw item becomes. */
export interface Finding {
  readonly rule: Rule;
  readonly kind: Kind;
  readonly level: Level;
  readonly severity: Severity;
  /** Plain text, one or more sentences. */
  readonly message: string;
  /** The first is the primary one; empty where the tool named none. */
  readonly locations: readonly Location[];
  /** Other ids of the same flaw (CVE, GHSA, ZAP plugin), without the rule's own. */
  readonly aliases: readonly string[];
  /** What was seen, already masked: header, body excerpt, state before and after. */
  readonly evidence?: string;
  /** How many raw items this finding stands for; 1 until duplicates are merged. */
  readonly occurrences: number;
  /** SARIF `partialFingerprints`: ours under `FINGERPRINT_KEY`, others as the tool gave them. */
  readonly fingerprints: Readonly<Record<string, string>>;
  readonly suppressions: readonly Suppression[];
  readonly baselineState?: BaselineState;
  /** `site`: the flaw is one for the whole target wherever it shows, as a missing header is; otherwise each place is its own. */
  readonly scope?: 'site';
  /** Every tool that reported it; the pipeline fills it in, readers leave it empty. */
  readonly sources: readonly FindingSource[];
  /** ISO time of the first comparison that met it: SARIF `provenance.firstDetectionTimeUtc` (§3.48.3). */
  readonly firstSeen?: string;
}

/** The parts without which there is no finding. */
export type FindingParts = Pick<Finding, 'rule' | 'message' | 'severity'> & Partial<Finding>;

/** A finding with the usual defaults: kind `fail`, the rule's level, one occurrence, nothing suppressed. */
export function makeFinding(parts: FindingParts): Finding {
  return {
    kind: 'fail',
    level: parts.rule.level,
    locations: [],
    aliases: [],
    occurrences: 1,
    fingerprints: {},
    suppressions: [],
    sources: [],
    ...parts,
  };
}

/** Is this finding a problem that is really there, before suppressions are looked at? */
export function isProblem(finding: Finding): boolean {
  return finding.kind === 'fail' && finding.baselineState !== 'absent';
}
