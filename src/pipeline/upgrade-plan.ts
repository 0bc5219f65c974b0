import type { Severity } from '../model/severity.ts';

/** How a change is made. */
export type ChangeKind = 'remove' | 'upgrade' | 'refresh' | 'override' | 'property' | 'managed' | 'manifest';

/** A line to change in a file of the project. */
export interface LineEdit {
  /** Relative to the working folder. */
  readonly file: string;
  /** Counts from 1; the line is replaced, or where `before` is empty, `after` is put in behind it. */
  readonly line: number;
  readonly before: string;
  readonly after: string;
}

/** One change, and what goes with it. */
export interface PlannedChange {
  readonly kind: ChangeKind;
  readonly ecosystem: string;
  readonly package: string;
  /** Versions that are installed now. */
  readonly from: readonly string[];
  /** Absent where the package is to go. */
  readonly to?: string;
  /** It may break what uses the package. */
  readonly breaking: boolean;
  /** Folder of the project, relative to the working folder; empty for that itself. */
  readonly folder: string;
  /** To run there, in this order. */
  readonly commands: readonly string[];
  readonly edits: readonly LineEdit[];
  /** What to know beside that. */
  readonly advice?: string;
  /** Fingerprints of findings that are gone once this and all changes before it are made. */
  readonly removes: readonly string[];
  readonly worst: Severity;
}

/** A finding that no change of the plan removes. */
export interface Unfixed {
  readonly fingerprint: string;
  readonly ruleId: string;
  readonly package: string;
  readonly reason: string;
}

/** The smallest set of changes that was found, the one that removes most first. */
export interface UpgradePlan {
  readonly changes: readonly PlannedChange[];
  readonly unfixed: readonly Unfixed[];
}
