import type { Severity } from '../model/severity.ts';
import type { GateDecision } from '../model/verdict.ts';

/** One finding as the digest shows it. */
export interface DigestEntry {
  readonly fingerprint: string;
  readonly rule: string;
  readonly title: string;
  /** Package and version, manifest and line. */
  readonly place: string;
  readonly severity: Severity;
  /** By the own risk ranking. */
  readonly rank: Severity;
  /** Why it stands where it stands. */
  readonly reasons: readonly string[];
  /** Whole days since it was first met. */
  readonly age?: number;
}

/** A finding that has been open for longer than the policy allows. */
export interface DigestOverdue extends DigestEntry {
  readonly age: number;
  /** Days. */
  readonly allowed: number;
}

/** One change of the upgrade plan. */
export interface DigestChange {
  readonly package: string;
  readonly from: readonly string[];
  readonly to?: string;
  readonly kind: string;
  readonly breaking: boolean;
  /** Folder in which the commands are to be run; empty for the working folder. */
  readonly folder: string;
  readonly commands: readonly string[];
  readonly edits: readonly {
    readonly file: string;
    readonly line: number;
    readonly before: string;
    readonly after: string;
  }[];
  readonly advice?: string;
  readonly removes: readonly string[];
}

/** What a team reads on Monday: pure facts, ready for `JSON.stringify`. */
export interface Digest {
  readonly schema: 'tollgate/digest/1';
  /** The time by which it was judged, ISO 8601. */
  readonly at: string;
  readonly verdict: GateDecision;
  /** There was no earlier run to compare with: nothing is called new or fixed. */
  readonly firstRun: boolean;
  /** The dates of everything that the answer rests on. */
  readonly sources: readonly { readonly name: string; readonly date: string }[];
  readonly open: number;
  readonly malicious: readonly DigestEntry[];
  readonly exploited: readonly DigestEntry[];
  readonly new: readonly DigestEntry[];
  readonly fixed: readonly DigestEntry[];
  readonly overdue: readonly DigestOverdue[];
  /** All open findings about flawed packages, the most urgent first. */
  readonly ranked: readonly DigestEntry[];
  readonly plan: readonly DigestChange[];
  readonly unfixed: readonly { readonly rule: string; readonly package: string; readonly reason: string }[];
  /** Decisions that have expired or are about nothing, and licences that are not allowed. */
  readonly policy: readonly string[];
}
