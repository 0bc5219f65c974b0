import type { Fixture } from '../fixture.ts';
import { Inconclusive } from '../inconclusive.ts';
import type { Abilities } from './abilities.ts';
import { hasEffect } from './effects.ts';
import { playSequence } from './play-sequence.ts';
import type { Action, Step } from './step.ts';

/** What an app turned out to do as it should. */
export interface Tried {
  readonly abilities: Abilities;
  /** Orders cost what their lines come to. */
  readonly exactTotals: boolean;
  /** Rules that honest steps break already: they say nothing about this app, and are not judged. */
  readonly ignored: ReadonlySet<string>;
  /** Why actions are left out, one sentence each. */
  readonly reasons: readonly string[];
}

const BUY: readonly Action[] = ['add-item', 'checkout'];
const HONEST: readonly (readonly Action[])[] = [
  ['top-up', 'transfer'],
  [...BUY, ...BUY],
  [...BUY, 'pay', 'refund'],
  [...BUY, 'authorize', 'capture'],
  [...BUY, 'authorize', 'cancel'],
];
// Of these an effect must have been seen: else nothing that they do could be told from nothing.
const PROVEN: readonly Action[] = ['top-up', 'transfer', 'capture', 'cancel', 'refund'];

/** Tries honest sequences of what the profile maps; only what shows an effect is explored. @throws RunStopped */
export async function findAbilities(abilities: Abilities, open: () => Fixture): Promise<Tried> {
  const works = new Set<Action>();
  const broken = new Set<string>();
  const reasons: string[] = [];
  for (const actions of HONEST) {
    const last = actions.at(-1);
    if (last === undefined || !abilities.actions.has(last)) continue;
    const steps = actions
      .filter((action) => abilities.actions.has(action))
      .map((action): Step => ({ action, by: 'alice' }));
    try {
      const faults = await playSequence(open(), steps, {
        exactTotals: true,
        careful: false,
        onTransition: ({ action }, transition) => {
          if (hasEffect(transition)) works.add(action);
        },
      });
      for (const { invariant } of faults) broken.add(invariant.rule.id);
    } catch (error) {
      if (!(error instanceof Inconclusive)) throw error;
      reasons.push(`${last}: ${error.message}`);
    }
  }
  const idle = PROVEN.filter((action) => abilities.actions.has(action) && !works.has(action));
  const actions = [...abilities.actions].filter((action) => !idle.includes(action));
  const totals = 'pay/explored-order-total-wrong';
  return {
    abilities: { ...abilities, actions: new Set(actions) },
    exactTotals: !broken.has(totals),
    ignored: broken,
    reasons: [
      ...reasons,
      ...idle.map((action) => `${action}: an honest one shows no effect`),
      ...[...broken].map((id) => `${id}: honest steps break it already`),
    ],
  };
}
