import type { RuleDefinition } from '../../model/rule.ts';
import type { Coverage } from '../../model/report.ts';
import type { Violation } from '../attack.ts';
import type { TargetClient } from '../client.ts';
import { type Fixture, openFixture } from '../fixture.ts';
import { Inconclusive } from '../inconclusive.ts';
import type { NotionalCap } from '../interlocks/notional-cap.ts';
import type { Profile } from '../profile.ts';
import { RunStopped } from '../run-stopped.ts';
import { mappedAbilities } from './abilities.ts';
import { exploredViolation } from './explored-violation.ts';
import { findAbilities, type Tried } from './find-abilities.ts';
import { INVARIANTS } from './invariants/index.ts';
import { openSequences, type SequenceSource } from './make-sequences.ts';
import { type Fault, keyOf, playSequence } from './play-sequence.ts';
import { reduceFault } from './reduce-fault.ts';
import type { Sequence, Step } from './step.ts';

/** What exploration takes. */
export interface ExplorationOptions {
  readonly profile: Profile;
  readonly client: TargetClient;
  /** Of the whole run; absent: none. */
  readonly cap?: NotionalCap;
  readonly seed: number;
  /** Keeps the accounts of two scans apart. */
  readonly nonce: string;
  /** Milliseconds after which no new sequence begins. */
  readonly budgetMs: number;
  /** Requests after which no new sequence begins; with it alone, two runs do the same. Default: no limit. */
  readonly maxRequests?: number;
  /** Told after every sequence. */
  readonly onProgress?: (detail: string) => void;
}

/** A fault that exploration found and confirmed. */
export interface Explored {
  readonly rule: RuleDefinition;
  readonly violation: Violation;
  /** What it takes, as small as it gets. */
  readonly sequence: Sequence;
}

/** What came of it. */
export interface Exploration {
  readonly found: readonly Explored[];
  /** For the run's coverage: seed, what was explored, and how much. */
  readonly coverage: Coverage;
  /** Rules that could be judged. */
  readonly rules: readonly RuleDefinition[];
  /** Why the search ended before its budget. */
  readonly reason?: string;
  /** The run itself is over. */
  readonly stopped?: RunStopped;
}

const MAX_FINDINGS = 25;
const MAX_IN_A_ROW = 5;

/**
 * Plays random sequences of honest and hostile steps and looks after each at what must always hold. A fault is made small,
 * confirmed twice in fresh fixtures and then put aside, so that the search goes on to others. Never throws because of the app.
 */
export async function explore(options: ExplorationOptions): Promise<Exploration> {
  const { profile, cap, seed, nonce, onProgress } = options;
  const { client, count } = counted(options.client);
  const deadline = performance.now() + options.budgetMs;
  const isOver = (): boolean => performance.now() >= deadline || count() >= (options.maxRequests ?? Infinity);
  let fixtures = 0;
  let last: Fixture | undefined;
  const open = (): Fixture => {
    fixtures += 1;
    const scope = [seed, nonce, 'explore', fixtures];
    const fixture = openFixture({ profile, client, scope, ...(cap !== undefined && { cap }) });
    // How long effects take is the app's, whichever fixture it was seen in.
    fixture.lag.milliseconds = last?.lag.milliseconds ?? 0;
    last = fixture;
    return fixture;
  };
  const found: Explored[] = [];
  const aside = new Set<string>();
  const reported = new Set<string>();
  let tried: Tried | undefined;
  let sequences = 0;
  let unclear = 0;
  const result = (more: Pick<Exploration, 'reason' | 'stopped'>): Exploration => ({
    found,
    ...more,
    rules: INVARIANTS.map(({ rule }) => rule).filter(({ id }) => tried?.ignored.has(id) !== true),
    coverage: {
      explorationSeed: seed,
      exploredActions: [...(tried?.abilities.actions ?? [])].toSorted(),
      exploredSequences: sequences,
      explorationRequests: count(),
      explorationInconclusive: unclear,
      notExplored: tried?.reasons ?? [],
    },
  });
  try {
    tried = await findAbilities(mappedAbilities(profile, cap !== undefined), open);
    const { abilities, exactTotals, ignored } = tried;
    if (abilities.actions.size === 0) return result({ reason: 'the profile maps nothing that could be explored' });
    const source: SequenceSource = await openSequences(seed, abilities);
    let inARow = 0;
    for (let index = 0; !isOver() && found.length < MAX_FINDINGS; index += 1) {
      const steps = source(index);
      const faults = await playOnce(steps);
      sequences += 1;
      unclear += faults === undefined ? 1 : 0;
      inARow = faults === undefined ? inARow + 1 : 0;
      if (inARow >= MAX_IN_A_ROW) return result({ reason: 'the app does not show its state any more' });
      for (const fault of faults ?? []) await take(fault, steps);
      onProgress?.(`seed ${seed}: ${sequences} sequences, ${count()} requests, ${found.length} findings`);
    }
    return result({});

    async function playOnce(sequence: readonly Step[]): Promise<Fault[] | undefined> {
      try {
        return await playSequence(open(), sequence, { exactTotals, careful: false, isOver });
      } catch (error) {
        if (error instanceof Inconclusive) return undefined;
        throw error;
      }
    }

    async function take(fault: Fault, sequence: readonly Step[]): Promise<void> {
      const { rule } = fault.invariant;
      if (ignored.has(rule.id) || aside.has(keyOf(fault)) || found.length >= MAX_FINDINGS) return;
      aside.add(keyOf(fault));
      const reduced = await reduceFault(fault, sequence, reported, { exactTotals, open, isOver: () => false });
      if (reduced === undefined) return;
      const key = keyOf(reduced.fault);
      aside.add(key);
      if (reported.has(key)) return;
      reported.add(key);
      found.push({ rule, violation: exploredViolation(reduced), sequence: { steps: reduced.steps } });
    }
  } catch (error) {
    if (error instanceof RunStopped) return result({ stopped: error });
    if (error instanceof Inconclusive) return result({ reason: error.message });
    throw error;
  }
}

function counted(client: TargetClient): { readonly client: TargetClient; readonly count: () => number } {
  let requests = 0;
  return {
    count: () => requests,
    client: {
      ...client,
      send: (request) => {
        requests += 1;
        return client.send(request);
      },
    },
  };
}
