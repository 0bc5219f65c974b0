import type { ProgressSink } from '../model/progress.ts';
import type { Attack, Violation } from './attack.ts';
import { type Exploration, explore } from './exploration/explore.ts';
import { EXPLORED_ATTACKS } from './explored-attacks.ts';
import type { Run } from './open-run.ts';
import type { Profile } from './profile.ts';

/** How long is explored, in one run. */
export interface ExploreLimits {
  /** Milliseconds after which no new sequence begins. */
  readonly budgetMs: number;
  /** Requests after which none begins; where they are used up first, two runs do the same. */
  readonly maxRequests?: number;
}

/** A violation that exploration found, with the attack that a replay of it runs. */
export interface ExploredViolation {
  readonly attack: Attack;
  readonly violation: Violation;
}

/** What exploration adds to a run. */
export type ExploredRun = Omit<Exploration, 'found'> & { readonly found: readonly ExploredViolation[] };

/** Explores an admitted target beside the attacks of the deck. */
export async function exploreRun(
  { client, cap }: Pick<Run, 'client' | 'cap'>,
  limits: ExploreLimits,
  setting: {
    readonly profile: Profile;
    readonly seed: number;
    readonly nonce: string;
    readonly onProgress?: ProgressSink | undefined;
  },
): Promise<ExploredRun> {
  const { profile, seed, nonce, onProgress } = setting;
  const { found, ...rest } = await explore({
    profile,
    client,
    seed,
    nonce,
    ...limits,
    ...(cap !== undefined && { cap }),
    onProgress: (detail) => onProgress?.({ step: 'exploration', detail }),
  });
  return {
    ...rest,
    found: found.flatMap(({ rule, violation }) => {
      const attack = EXPLORED_ATTACKS.find((one) => one.rule.id === rule.id);
      return attack === undefined ? [] : [{ attack, violation }];
    }),
  };
}
