import type { Taxonomy } from '../../model/rule.ts';
import type { Severity } from '../../model/severity.ts';

/** What it takes to see a defect beside requests of one account. */
export type DefectNeed =
  | 'clock'
  | 'faults'
  | 'second-account'
  | 'staff'
  | 'dump'
  | 'log'
  | 'webhook-secret'
  | 'tls'
  /** The shop is set up for real money: `paymentMode: 'live'`. */
  | 'live-mode';

/** One planted flaw: what a scan is measured by. Only the control plane ever shows it. */
export interface Defect<Id extends string = string> extends Taxonomy {
  readonly id: Id;
  /** Its number in the catalogue of defects: W…, P…, I…. */
  readonly number: string;
  /** What can find it, as that catalogue says; the payment fuzzer has to find what begins with `fuzzer`. */
  readonly detectors: string;
  readonly title: string;
  readonly severity: Severity;
  /** Where it can be seen: method and path of the app plane, or the part of the sandbox. */
  readonly places: readonly string[];
  /** The rules that must fire, each once, when this defect alone is on. */
  readonly rules: { readonly web: readonly string[]; readonly payments: readonly string[] };
  readonly needs: readonly DefectNeed[];
  /** Defects that hide this one when they are on as well. */
  readonly conflicts: readonly string[];
  /** Defects without which this one has no effect. */
  readonly prerequisites?: readonly string[];
  /** The Tollgate version that brought it. */
  readonly since: string;
}
