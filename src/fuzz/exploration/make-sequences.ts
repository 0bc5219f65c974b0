import type * as FastCheck from 'fast-check';
import type { Abilities } from './abilities.ts';
import type { Action, NumberForm, Step } from './step.ts';

type Arbitrary<T> = FastCheck.Arbitrary<T>;

/** Sequences one after the other; the same seed and abilities give the same ones. */
export type SequenceSource = (index: number) => readonly Step[];

const PLAIN: readonly NumberForm[] = ['part', 'part', 'small', 'all', 'whole'];
const HOSTILE: readonly NumberForm[] = ['over', 'negative', 'zero', 'fraction', 'two-keys'];
// What no cap on money could count, and most apps refuse at the door.
const UNREADABLE: readonly NumberForm[] = [
  'huge',
  'infinite',
  'not-a-number',
  'text',
  'full-width',
  'list',
  'null',
  'exponent',
];
const WALLET: readonly Action[] = ['top-up', 'transfer', 'transfer'];
const CART: readonly Action[] = ['add-item', 'apply-coupon', 'add-extra'];
const ORDERS: readonly Action[] = ['add-to-order', 'complete-order', 'open-success-page'];
const PAID: readonly Action[] = ['refund', 'refund', 'refund', 'capture', 'cancel'];
const HELD: readonly Action[] = ['capture', 'capture', 'cancel', 'refund'];
const PURCHASE: readonly Action[] = ['add-item', 'checkout'];

/** Opens a source: honest and hostile steps in scenes of their kind, and across. */
export async function openSequences(seed: number, abilities: Abilities): Promise<SequenceSource> {
  // Loaded when somebody explores: all else starts without it.
  const fc = await import('fast-check');
  const sequence = sequenceArbitrary(fc, abilities);
  return (index) => fc.sample(sequence, { seed: mixed(seed, index), numRuns: 1 })[0] ?? [];
}

function sequenceArbitrary(fc: typeof FastCheck, abilities: Abilities): Arbitrary<readonly Step[]> {
  const { actions } = abilities;
  const known = (some: readonly Action[]): Action[] => some.filter((action) => actions.has(action));
  const honest = (...some: readonly Action[]): Step[] => known(some).map((action) => ({ action, by: 'alice' }));
  const some = (list: readonly Action[], maxLength: number): Arbitrary<Step[]> =>
    fc.array(fc.oneof(...known(list).map((action) => stepArbitrary(fc, action, abilities))), {
      minLength: 1,
      maxLength,
    });
  const scenes: Arbitrary<readonly Step[]>[] = [];
  const add = (opening: readonly Step[], middle: readonly Action[], maxLength: number, weight: number = 1): void => {
    if (known(middle).length === 0) return;
    const scene = some(middle, maxLength).map((steps) => [...opening, ...steps]);
    for (let count = 0; count < weight; count += 1) scenes.push(scene);
  };
  if (actions.has('top-up')) add(honest('top-up'), WALLET, 8, 2);
  if (actions.has('pay')) add(honest(...PURCHASE, 'pay'), PAID, 8, 2);
  if (actions.has('authorize')) add(honest(...PURCHASE, 'authorize'), HELD, 8, 2);
  if (actions.has('checkout')) {
    // What a cart was filled with once must not count again.
    const filled = some(CART, 4).map((steps) => [...honest('add-item'), ...steps, ...honest('checkout')]);
    scenes.push(fc.tuple(filled, fc.boolean()).map(([steps, twice]) => (twice ? [...steps, ...steps] : steps)));
    if (known(ORDERS).length > 0) add(honest(...PURCHASE), [...ORDERS, 'pay'], 5);
    add(honest(...PURCHASE, 'pay', ...PURCHASE), [...ORDERS, 'pay', 'refund'], 5);
  }
  add([], [...actions], 12);
  // Small values first would help shrinking, which is done on what was found, and cost variety.
  return scenes.length === 0 ? fc.constant([]) : fc.noBias(fc.oneof(...scenes));
}

function stepArbitrary(fc: typeof FastCheck, action: Action, abilities: Abilities): Arbitrary<Step> {
  const by = weighted(fc, [3, fc.constant('alice' as const)], [1, fc.constant('bob' as const)]);
  const pick = fc.nat({ max: 2 });
  const isWallet = WALLET.includes(action);
  const isPayment = HELD.includes(action);
  const isItem = action === 'add-item' || action === 'add-to-order';
  const unreadable = abilities.unreadable ? 1 : 0;
  const parts: Record<string, Arbitrary<unknown>> = {
    action: fc.constant(action),
    // Only Alice buys: what Bob does to her payments is a stranger's doing.
    by: isWallet || isPayment ? by : fc.constant('alice'),
    ...((isWallet || isPayment || isItem) &&
      action !== 'cancel' && {
        amount: weighted(
          fc,
          [9, fc.constantFrom(...PLAIN)],
          [4, fc.constantFrom(...HOSTILE)],
          [unreadable, fc.constantFrom(...UNREADABLE)],
        ),
        share: fc.integer({ min: 20, max: 90 }),
      }),
    ...((isPayment || isItem || ORDERS.includes(action)) && { pick }),
    ...(action === 'transfer' && { of: fc.constantFrom('alice', 'bob') }),
    ...(isPayment && { of: fc.constant('alice') }),
    ...(action === 'apply-coupon' && { coupon: fc.constantFrom(...abilities.coupons) }),
  };
  if (abilities.keys && (isWallet || isPayment)) {
    const repeated = fc.constantFrom('same-request', 'other-request');
    parts['key'] = weighted(fc, [3, fc.constant('fresh')], [1, repeated]);
  }
  const fields = abilities.fields[action] ?? [];
  if (action === 'add-extra') parts['field'] = fc.constantFrom(...fields);
  else if (fields.length > 0) parts['field'] = fc.option(fc.constantFrom(...fields), { nil: undefined, freq: 2 });
  return fc.record(parts).map((step) => plain(step) as unknown as Step);
}

function weighted<T>(fc: typeof FastCheck, ...entries: readonly (readonly [number, Arbitrary<T>])[]): Arbitrary<T> {
  return fc.oneof(...entries.map(([weight, arbitrary]) => ({ weight, arbitrary })));
}

// What says nothing is left out, so that a sequence reads well.
function plain(step: Record<string, unknown>): Record<string, unknown> {
  const isPart = ['part', 'small', 'over', 'negative'].includes(String(step['amount']));
  return Object.fromEntries(
    Object.entries(step).filter(
      ([key, value]) =>
        value !== undefined &&
        !(key === 'key' && value === 'fresh') &&
        !(key === 'of' && value === step['by'] && step['action'] !== 'transfer') &&
        !(key === 'pick' && value === 0) &&
        !(key === 'share' && !isPart),
    ),
  );
}

// Neighbouring seeds of a generator give neighbouring first values: each sequence gets one far from the others.
function mixed(seed: number, index: number): number {
  return (Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b)) | 0;
}
