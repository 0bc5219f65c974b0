import { defects } from '../../src/sandbox/defects/registry.ts';
import type { Defect } from '../../src/sandbox/defects/defect.ts';

/** One run against the sandbox: which single defect is on, and the seed. */
export interface RunKey {
  /** Id of the defect; absent: all are off. */
  readonly defect?: string;
  /** Of the fuzzer and of the sandbox's ids. */
  readonly seed: number;
  /** The shop takes real money, as one defect wants it. */
  readonly live?: true;
  /** Only the attacks that the defect is to be found by, instead of all: it shows no false positive. */
  readonly own?: true;
}

/** Seeds with which all-off runs and races are repeated. */
export const SEEDS: readonly number[] = [1, 2, 3];

/** `idem.race/2`, `none/1`, `none@live/1`. */
export function runName({ defect, seed, live }: RunKey): string {
  return `${defect ?? 'none'}${live === true && defect === undefined ? '@live' : ''}/${seed}`;
}

/** Is it only seen where requests come at the same moment? */
export function isRace({ rules }: Defect): boolean {
  return rules.payments.some((rule) => rule.endsWith('-race'));
}

/**
 * All runs of the scoreboard, in the order in which they are made: all attacks with all defects off with every seed, then
 * with each defect once, and with races with every seed; the other seeds with the attacks alone that a defect is to be found
 * by. Defects that a payment rule is written for come first. Decoys are there in every run.
 */
export function allRuns(): RunKey[] {
  const sorted: readonly Defect[] = defects.toSorted((a, b) => turnOf(a) - turnOf(b));
  return [...SEEDS.map((seed) => ({ seed })), { seed: 1, live: true }, ...sorted.flatMap(runsOf)];
}

function turnOf({ rules }: Defect): number {
  return rules.payments.length > 0 ? 0 : 1;
}

function runsOf(defect: Defect): RunKey[] {
  const seeds = defect.rules.payments.length > 0 ? SEEDS : SEEDS.slice(0, 1);
  return seeds.map((seed) => ({
    defect: defect.id,
    seed,
    ...(defect.needs.includes('live-mode') && { live: true }),
    ...(seed !== SEEDS[0] && !isRace(defect) && { own: true }),
  }));
}
