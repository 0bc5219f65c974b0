import type { Finding } from '../model/finding.ts';
import type { RunInfo } from '../model/report.ts';
import { scanOf } from '../model/summary.ts';
import { dependencyFacts } from './dependency-facts.ts';
import { isMalicious } from './malicious.ts';
import { GATE_WEAKENED } from './weakened-gate-finding.ts';

/** Why a finding shuts the gate however long it has been there. */
export type NeverAdopted = 'malicious' | 'exploited' | 'payments' | 'weakened';

/**
 * What no baseline takes in: malware, what is known to be exploited, what a fake payment has proved, and what weakens the gate
 * itself. A first run that let them pass as existing would let them pass for ever.
 * @param run the run that the finding stands in
 */
export function neverAdopted(finding: Finding, run: RunInfo | undefined): NeverAdopted | undefined {
  if (isMalicious(finding)) return 'malicious';
  const isPackage = finding.locations[0]?.kind === 'package';
  if (isPackage && dependencyFacts(finding).exploited !== undefined) return 'exploited';
  if (finding.rule.id === GATE_WEAKENED.id) return 'weakened';
  // In whatever run it stands: a report may be tagged wrongly.
  return finding.rule.id.startsWith('pay/') || scanOf(finding, run) === 'payments' ? 'payments' : undefined;
}
