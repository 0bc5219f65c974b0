import type { Report } from '../../../model/report.ts';
import type { Finding } from '../../../model/finding.ts';
import { OWN_TOOL } from '../../../pipeline/runs.ts';
import { GATE_WEAKENED } from '../../../pipeline/weakened-gate-finding.ts';
import type { CollectedSuppressions } from '../collect-suppressions.ts';

/** What a change does to the gate that judges it. */
export interface GateChange {
  /** Findings about it, read like a scanner's. */
  readonly report: Report;
  /** Said beside the reasons of the verdict: what could not be compared, or whose settings count. */
  readonly reasons: readonly string[];
  readonly notices: readonly string[];
  /** The base's decisions; absent where those of the working folder hold. */
  readonly decisions?: CollectedSuppressions;
}

/** The parts of a `GateChange` that are not empty; `incomplete` says why nobody knows what the change does. */
export interface GateChangeParts {
  readonly findings?: readonly Finding[];
  readonly reasons?: readonly string[];
  readonly notices?: readonly string[];
  readonly decisions?: CollectedSuppressions;
  readonly incomplete?: string;
}

/** Makes the report of Tollgate's own run. */
export function gateChange(parts: GateChangeParts, version: string): GateChange {
  const { findings = [], reasons = [], notices = [], decisions, incomplete } = parts;
  return {
    report: {
      run: {
        tool: { name: OWN_TOOL, version },
        status: incomplete === undefined ? 'complete' : 'degraded',
        ...(incomplete !== undefined && { reason: incomplete }),
        rules: [GATE_WEAKENED],
      },
      findings,
      evidence: [],
      notices: [],
    },
    reasons,
    notices,
    ...(decisions !== undefined && { decisions }),
  };
}
