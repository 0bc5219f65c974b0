import type { GateDecision } from '../../model/verdict.ts';
import { openGate, type GateCounts, type GatePolicy } from '../../pipeline/gate.ts';
import type { SarifContent } from '../read-sarif.ts';

/** Shows every finding of a SARIF to a gate and lets it decide. */
export function decide(
  { runs }: SarifContent,
  policy: GatePolicy,
): { readonly decision: GateDecision; readonly counts: GateCounts } {
  const gate = openGate(policy);
  for (const { info, findings } of runs) for (const finding of findings) gate.see(finding, info);
  return { decision: gate.decide(runs.map(({ info }) => info)), counts: gate.counts() };
}
