import type { RunInfo } from '../../model/report.ts';

/** Why a run is not complete, in one line: `ZAP on shop is degraded (it saw only errors)`; nothing where it is complete. */
export function runFault({ tool, target, status, reason }: RunInfo): string[] {
  if (status === 'complete') return [];
  const place = target === undefined ? '' : ` on ${target}`;
  return [`${tool.name}${place} is ${status}${reason === undefined ? '' : ` (${reason})`}`];
}
