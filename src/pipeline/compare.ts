import type { BaselineState, Finding } from '../model/finding.ts';
import { FINGERPRINT_KEY } from '../model/fingerprint.ts';
import type { RunInfo } from '../model/report.ts';

/** A finding of the earlier run, as far as comparison needs it. */
export interface BaselineFinding {
  readonly finding: Finding;
  readonly run: RunInfo;
}

/** The earlier findings by fingerprint; those that are met again are taken out. */
export interface Comparison {
  /** The finding with its `baselineState` (SARIF §3.27.24). */
  apply(finding: Finding): Finding;
  /** Earlier findings of this run that were not met: gone, as the tool ran completely on the same target. */
  absent(run: RunInfo): Finding[];
}

/** Opens the comparison with an earlier SARIF; every finding must carry its fingerprint. */
export function openComparison(baseline: Iterable<BaselineFinding>): Comparison {
  const earlier = new Map<string, BaselineFinding>();
  for (const entry of baseline) {
    const fingerprint = entry.finding.fingerprints[FINGERPRINT_KEY];
    // What was absent then is no state to compare with now.
    if (fingerprint !== undefined && entry.finding.baselineState !== 'absent') earlier.set(fingerprint, entry);
  }
  const met = new Set<string>();
  return {
    apply(finding) {
      const fingerprint = finding.fingerprints[FINGERPRINT_KEY] ?? '';
      met.add(fingerprint);
      return { ...finding, baselineState: stateOf(finding, earlier.get(fingerprint)?.finding) };
    },
    absent(run) {
      if (run.status !== 'complete') return [];
      return [...earlier]
        .filter(([fingerprint, entry]) => !met.has(fingerprint) && isSameScan(entry.run, run))
        .map(([, { finding }]): Finding => ({ ...finding, baselineState: 'absent' }));
    },
  };
}

function stateOf(finding: Finding, earlier: Finding | undefined): BaselineState {
  if (earlier === undefined) return 'new';
  const same = (['severity', 'level', 'kind', 'message'] as const).every((key) => finding[key] === earlier[key]);
  return same ? 'unchanged' : 'updated';
}

function isSameScan(earlier: RunInfo, now: RunInfo): boolean {
  return earlier.tool.name === now.tool.name && earlier.target === now.target && earlier.scan === now.scan;
}
