import type { BaselineState, Finding } from '../model/finding.ts';
import { FINGERPRINT_KEY } from '../model/fingerprint.ts';
import type { RunInfo } from '../model/report.ts';
import { isAtLeast } from '../model/severity.ts';
import { isSuppressed as wasAccepted } from '../model/summary.ts';
import { isSuppressed } from './suppress.ts';

/** A finding of the earlier run, as far as comparison needs it. */
export interface BaselineFinding {
  readonly finding: Finding;
  readonly run: RunInfo;
}

/** The earlier findings by fingerprint; those that are met again are taken out. */
export interface Comparison {
  /** The finding with its `baselineState` (SARIF §3.27.24) and with the time when it was first met. */
  apply(finding: Finding, earlier: readonly string[]): Finding;
  /** Earlier findings of this run that were not met: gone, as every tool that reported them ran completely on the same target. */
  absent(run: RunInfo): Finding[];
}

/**
 * Opens the comparison with an earlier SARIF. Every finding of it must carry its fingerprint.
 * @param met fingerprints that are met again, in whatever run
 * @param runs all runs of now, of which a complete one can tell that something is gone
 * @param now milliseconds since the epoch: when new findings are first met
 * @param earlierRuns all runs of then, by which it is known what each tool looked at
 */
export function openComparison(
  baseline: Iterable<BaselineFinding>,
  met: Set<string>,
  runs: readonly RunInfo[],
  now: number,
  earlierRuns: readonly RunInfo[] = [],
): Comparison {
  const earlier = new Map<string, BaselineFinding>();
  for (const entry of baseline) {
    const fingerprint = entry.finding.fingerprints[FINGERPRINT_KEY];
    // What was absent then is no state to compare with now.
    if (fingerprint !== undefined && entry.finding.baselineState !== 'absent') earlier.set(fingerprint, entry);
  }
  return {
    apply(finding, fingerprints) {
      for (const fingerprint of fingerprints) met.add(fingerprint);
      // The report says itself that it is gone.
      if (finding.baselineState === 'absent') return finding;
      const known = fingerprints.flatMap((fingerprint) => earlier.get(fingerprint)?.finding ?? []);
      const earliest = known.flatMap((finding_) => finding_.firstSeen ?? []).toSorted()[0];
      // What got worse, or is accepted no more, is met anew where nobody knows when it was first met.
      const isMetNow = known.length === 0 || known.some((before) => isWorse(finding, before, now));
      const firstSeen = earliest ?? (isMetNow ? new Date(now).toISOString() : undefined);
      return {
        ...finding,
        baselineState: stateOf(finding, known[0], now),
        ...(firstSeen !== undefined && { firstSeen }),
      };
    },
    absent: (run) =>
      [...earlier]
        .filter(([fingerprint, entry]) => !met.has(fingerprint) && isGone(entry, run, runs, earlierRuns))
        .map(([, { finding }]): Finding => ({ ...finding, baselineState: 'absent' })),
  };
}

function isWorse(finding: Finding, earlier: Finding, now: number): boolean {
  const isGraver = finding.severity !== earlier.severity && isAtLeast(finding.severity, earlier.severity);
  return isGraver || (wasAccepted(earlier) && !isSuppressed(finding, now));
}

function stateOf(finding: Finding, earlier: Finding | undefined, now: number): BaselineState {
  if (earlier === undefined) return 'new';
  if (isWorse(finding, earlier, now)) return 'updated';
  const same = (['severity', 'level', 'kind'] as const).every((key) => finding[key] === earlier[key]);
  return same && saysTheSame(finding, earlier) ? 'unchanged' : 'updated';
}

/** A flaw without a title is told by its id, and that another id of it was learnt is no news. */
function saysTheSame(finding: Finding, earlier: Finding): boolean {
  if (finding.message === earlier.message) return true;
  const ids = [finding, earlier].flatMap(({ rule, aliases }) => [rule.id, ...aliases]);
  const withoutIds = (text: string): string => ids.reduce((rest, id) => rest.replaceAll(id, ''), text);
  return withoutIds(finding.message) === withoutIds(earlier.message);
}

/** Is `run` the one to say that an earlier finding is gone, and may it? */
function isGone(
  entry: BaselineFinding,
  run: RunInfo,
  runs: readonly RunInfo[],
  earlierRuns: readonly RunInfo[],
): boolean {
  // Of several runs of one scan, its shards, the first speaks for all of them.
  if (runs.find((other) => isSameScan(entry.run.tool.name, entry.run, other)) !== run) return false;
  const tools = new Set(entry.finding.sources.map(({ tool }) => tool));
  const isComplete = (tool: string, earlier: RunInfo): boolean => {
    const same = runs.filter((other) => isSameScan(tool, earlier, other));
    return same.length > 0 && same.every(({ status }) => status === 'complete');
  };
  return [entry.run.tool.name, ...tools].every((tool) => {
    // Two tools may name the target of one scan differently: the lockfile, the folder. Each is compared with itself.
    const own = earlierRuns.filter((earlier) => earlier.tool.name === tool && earlier.scan === entry.run.scan);
    return tool === entry.run.tool.name || own.length === 0
      ? isComplete(tool, entry.run)
      : own.every((earlier) => isComplete(tool, earlier));
  });
}

function isSameScan(tool: string, earlier: RunInfo, now: RunInfo): boolean {
  return tool === now.tool.name && earlier.target === now.target && earlier.scan === now.scan;
}
