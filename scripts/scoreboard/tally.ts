import type { Defect } from '../../src/sandbox/defects/defect.ts';
import { allRuns, type RunKey, runName } from './run-key.ts';
import type { RunResult } from './run-result.ts';
import { type FamilyScore, type FalsePositive, isInReach } from './score-runs.ts';

/** The scoreboard in the figures that are promised. */
export interface Tally {
  /** Ids of the measured defects that the catalogue leaves to the fuzzer, found and missed. */
  readonly catalogueFound: readonly string[];
  readonly catalogueMissed: readonly string[];
  readonly found: number;
  readonly missed: readonly string[];
  readonly falsePositives: readonly FalsePositive[];
  /** Runs that ended without having tried everything. */
  readonly degraded: readonly RunResult[];
  readonly notMade: readonly RunKey[];
  /** Runs of other sources than the newest. */
  readonly otherSources: number;
}

/** Share of the catalogue's defects for the fuzzer that must be found. */
export const MIN_FOUND = 0.95;

/** Is it one that the catalogue of defects leaves to the fuzzer? */
export function isForFuzzer({ detectors }: Pick<Defect, 'detectors'>): boolean {
  return detectors.startsWith('fuzzer');
}

/** Adds the families up. `digest`: of the sources now. */
export function tally(
  defects: readonly Defect[],
  results: readonly RunResult[],
  scores: readonly FamilyScore[],
  digest: string,
): Tally {
  const found = new Set(scores.flatMap((score) => score.found));
  const missed = scores.flatMap((score) => score.missed);
  const catalogue = defects.filter(isForFuzzer).map(({ id }) => id);
  const made = new Set(results.map(({ run }) => runName(run)));
  const expectedToEnd = new Set(defects.filter(({ needs }) => needs.includes('live-mode')).map(({ id }) => id));
  return {
    catalogueFound: catalogue.filter((id) => found.has(id)),
    catalogueMissed: catalogue.filter((id) => missed.includes(id)),
    found: found.size,
    missed,
    falsePositives: scores.flatMap((score) => score.falsePositives),
    // In live mode no attack can pay, and with the defect the run ends by itself.
    degraded: results.filter(
      ({ run, status }) => status !== 'complete' && run.live !== true && !expectedToEnd.has(run.defect ?? ''),
    ),
    notMade: allRuns().filter((run) => !made.has(runName(run))),
    otherSources: results.filter(({ sources }) => sources !== digest).length,
  };
}

/** Which promises the figures break, one sentence each; none where all hold. */
export function brokenPromises(
  { catalogueFound, catalogueMissed, falsePositives, notMade }: Tally,
  defects: readonly Defect[],
): string[] {
  const all = defects.filter(isForFuzzer);
  const outOfReach = all.filter((defect) => !isInReach(defect)).map(({ id }) => id);
  const measured = catalogueFound.length + catalogueMissed.length + outOfReach.length;
  const share = measured === 0 ? 1 : catalogueFound.length / measured;
  return [
    ...(share < MIN_FOUND
      ? [`${catalogueFound.length} of ${measured} defects found, less than ${MIN_FOUND * 100} %`]
      : []),
    ...(falsePositives.length > 0 ? [`${falsePositives.length} false positives`] : []),
    ...(notMade.length > 0 ? [`${notMade.length} runs are still to be made`] : []),
  ];
}
