import { SEVERITIES } from '../../model/severity.ts';
import type { GateDecision } from '../../model/verdict.ts';
import type { GateCounts } from '../../pipeline/gate.ts';

/** `2 critical, 1 high, 0 medium, 4 low, 0 informational; 1 suppressed`. */
export function countsLine({ bySeverity, suppressed, absent }: GateCounts): string {
  const counts = SEVERITIES.map((severity) => `${bySeverity[severity]} ${severity}`).join(', ');
  return [
    `findings: ${counts}`,
    ...(suppressed > 0 ? [`${suppressed} suppressed`] : []),
    ...(absent > 0 ? [`${absent} gone since the baseline`] : []),
  ].join('; ');
}

/** The last line of every run: `tollgate: fail: 3 findings … (3 of 4 scans configured; pci not configured)`. */
export function lastLine({ verdict, reasons }: GateDecision, configured?: string): string {
  return `tollgate: ${verdict}: ${reasons[0] ?? 'no reason given'}${configured === undefined ? '' : ` (${configured})`}`;
}
