import { createHash } from 'node:crypto';
import { TollgateError } from '../model/errors.ts';
import { parseShard, type Shard } from '../model/shard.ts';
import type { Attack } from './attack.ts';
import type { ExploreLimits } from './explore-run.ts';
import { missingFor } from './mapping.ts';
import { planAttacks, type PlannedAttack } from './plan.ts';
import type { Profile } from './profile.ts';
import { assignShards } from './shard-assignment.ts';

/** The part of a payment scan that one shard does. */
export interface AttackShard {
  /** In the order in which they were given. */
  readonly attacks: readonly Attack[];
  /** Exploration is one search with one seed, so one shard does all of it. */
  readonly explores: boolean;
  /** How many attacks all shards have together, and how many of them the profile maps. */
  readonly whole: { readonly attacks: number; readonly mapped: number };
  /** Digest of who does what: the same in all shards that share their attacks in the same way. */
  readonly plan: string;
}

const EXPLORATION = 'exploration';
const REQUESTS_A_SECOND = 50;
// What a plan of an attack says that waits for the app depends on how long it was waited.
const OPEN_WEIGHT = 50;

/** The shard that `i/n` names. @throws TollgateError `payments/bad-shard`, class usage */
export function paymentShard(text: string): Shard {
  const shard = parseShard(text);
  if (shard !== undefined) return shard;
  throw new TollgateError('payments/bad-shard', `"${text}" is no shard`, {
    class: 'usage',
    help: ['give its number and how many there are, as in 1/3'],
  });
}

/**
 * The attacks of one shard: each belongs to exactly one, by the requests that it would send with this profile. Nothing is
 * sent. With the same profile and attacks all machines come to the same shards.
 */
export async function shardAttacks(
  profile: Profile,
  attacks: readonly Attack[],
  { index, count }: Shard,
  explore?: ExploreLimits,
): Promise<AttackShard> {
  const mapped = attacks.filter((attack) => missingFor(attack, profile).length === 0);
  const whole = { attacks: attacks.length, mapped: mapped.length };
  const items =
    count === 1
      ? attacks.map(({ rule }) => ({ id: rule.id, weight: 1 }))
      : (await planAttacks(profile, attacks)).map((planned) => ({ id: planned.attack, weight: weightOf(planned) }));
  const exploration = explore === undefined ? [] : [{ id: EXPLORATION, weight: weightOfExploration(explore) }];
  const shardOf = assignShards([...items, ...exploration], count);
  return {
    attacks: attacks.filter(({ rule }) => shardOf.get(rule.id) === index),
    explores: shardOf.get(EXPLORATION) === index,
    whole,
    plan: digestOf(shardOf),
  };
}

function digestOf(shardOf: ReadonlyMap<string, number>): string {
  const lines = [...shardOf].map(([id, shard]) => `${id} ${shard}`).toSorted();
  return createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 16);
}

// One more than its requests, so that attacks that the profile does not map are spread as well.
function weightOf({ requests, open }: PlannedAttack): number {
  return 1 + (open === undefined ? requests.reduce((sum, { times }) => sum + times, 0) : OPEN_WEIGHT);
}

function weightOfExploration({ budgetMs, maxRequests }: ExploreLimits): number {
  return maxRequests ?? (budgetMs / 1000) * REQUESTS_A_SECOND;
}
