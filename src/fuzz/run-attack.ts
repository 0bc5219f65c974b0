import type { Attack, JsonValue, Outcome } from './attack.ts';
import { type Fixture, openFixture } from './fixture.ts';
import { Inconclusive } from './inconclusive.ts';
import type { Run } from './open-run.ts';
import type { Profile } from './profile.ts';
import { RunStopped } from './run-stopped.ts';

/** How an attack ended, or why the run is over. */
export type AttackEnd =
  | Outcome
  | { readonly verdict: 'stopped'; readonly reason: string; readonly kind: RunStopped['kind'] };

/** What an attack is run with. */
export interface AttackSetting {
  readonly profile: Profile;
  /** Unique to the attack within the target: seed, nonce, rule. */
  readonly scope: readonly (string | number)[];
  /** Of a replay. */
  readonly parameters?: JsonValue;
}

/** Runs one attack, with a fresh fixture whenever it asks for one. */
export async function runAttack(
  attack: Attack,
  { client, cap }: Pick<Run, 'client' | 'cap'>,
  { profile, scope, parameters }: AttackSetting,
): Promise<AttackEnd> {
  let fixtures = 0;
  const fixture = (): Fixture => {
    fixtures += 1;
    return openFixture({ profile, client, scope: [...scope, fixtures], ...(cap !== undefined && { cap }) });
  };
  try {
    return await attack.run({ profile, fixture, ...(parameters !== undefined && { parameters }) });
  } catch (error) {
    if (error instanceof Inconclusive) return { verdict: 'inconclusive', reason: error.message };
    if (error instanceof RunStopped) return { verdict: 'stopped', reason: error.message, kind: error.kind };
    throw error;
  }
}
