import type { Fixture } from '../fixture.ts';
import { readCatalogue } from '../shop.ts';
import { playCart, playCheckout } from './actions/play-cart.ts';
import { playOrder } from './actions/play-order.ts';
import { playPayment } from './actions/play-payment.ts';
import { playWallet } from './actions/play-wallet.ts';
import { INVARIANTS } from './invariants/index.ts';
import type { Breach, Invariant } from './invariant.ts';
import type { Step } from './step.ts';
import type { Transition } from './transition.ts';
import { makeWorld, type World } from './world.ts';

/** An invariant that did not hold after a step. */
export interface Fault {
  readonly invariant: Invariant;
  readonly breach: Breach;
  readonly transition: Transition;
  /** Number of the step in its sequence, from 0. */
  readonly index: number;
}

/** How sequences are played. */
export interface Playing {
  readonly exactTotals: boolean;
  readonly careful: boolean;
  /** Told of each step that could be judged. */
  readonly onTransition?: (step: Step, transition: Transition) => void;
  /** Asked before each step; true ends the sequence. */
  readonly isOver?: () => boolean;
}

/**
 * Plays a sequence in a fixture, looks at every invariant after every step, and goes on with the state as it is read back.
 * @throws Inconclusive where the app cannot be reached or does not show its state; RunStopped where the run is over
 */
export async function playSequence(fixture: Fixture, steps: readonly Step[], playing: Playing): Promise<Fault[]> {
  const isShopping = steps.some(({ action }) => action === 'add-item' || action === 'add-to-order');
  const items = isShopping ? await readCatalogue(fixture, await fixture.actor('alice')) : [];
  const { exactTotals, careful, onTransition, isOver } = playing;
  const world = makeWorld({ fixture, items, exactTotals, careful });
  const faults: Fault[] = [];
  for (const [index, step] of steps.entries()) {
    if (isOver?.() === true) break;
    const transition = await play(world, step);
    if (transition === undefined) continue;
    onTransition?.(step, transition);
    for (const invariant of INVARIANTS) {
      const breach = invariant.check(transition);
      if (breach !== undefined) faults.push({ invariant, breach, transition, index });
    }
  }
  return faults;
}

/** What a fault is known by: the same fault is met in many sequences. */
export function keyOf({ invariant, transition: { role, mutation } }: Fault): string {
  return `${invariant.rule.id} ${role} ${mutation}`;
}

function play(world: World, step: Step): Promise<Transition | undefined> {
  switch (step.action) {
    case 'top-up':
    case 'transfer':
      return playWallet(world, step);
    case 'capture':
    case 'cancel':
    case 'refund':
      return playPayment(world, step);
    case 'add-item':
    case 'apply-coupon':
    case 'add-extra':
      return playCart(world, step);
    case 'checkout':
      return playCheckout(world, step);
    default:
      return playOrder(world, step);
  }
}
