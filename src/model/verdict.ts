/** The gate's decision. */
export type GateVerdict = 'pass' | 'fail' | 'incomplete';

/** Why the gate decided as it did, and the exit code that follows. */
export interface GateDecision {
  readonly verdict: GateVerdict;
  /** One sentence each, worst first. */
  readonly reasons: readonly string[];
}

/** Of a payment attack: `violation` only where an effect was read back, next to a benign control that held. */
export type AttackVerdict = 'violation' | 'held' | 'inconclusive' | 'not-mapped';
