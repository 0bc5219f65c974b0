import { describe, expect, it } from 'vitest';
import type { Abilities } from '../../../src/fuzz/exploration/abilities.ts';
import { openSequences } from '../../../src/fuzz/exploration/make-sequences.ts';
import type { Action, Step } from '../../../src/fuzz/exploration/step.ts';

const ALL: readonly Action[] = [
  'top-up',
  'transfer',
  'add-item',
  'apply-coupon',
  'checkout',
  'pay',
  'authorize',
  'capture',
  'cancel',
  'refund',
];
const abilities = (actions: readonly Action[], more: Partial<Abilities> = {}): Abilities => ({
  actions: new Set(actions),
  fields: { 'add-item': ['price'] },
  coupons: ['single'],
  keys: true,
  unreadable: true,
  ...more,
});
async function some(seed: number, what: Abilities): Promise<readonly Step[][]> {
  const source = await openSequences(seed, what);
  return Array.from({ length: 150 }, (_, index) => [...source(index)]);
}

describe('sequences', () => {
  it('are the same for the same seed, and others for another', async () => {
    const first = await some(7, abilities(ALL));
    expect(await some(7, abilities(ALL))).toEqual(first);
    expect(await some(8, abilities(ALL))).not.toEqual(first);
    expect(new Set(first.map((steps) => JSON.stringify(steps))).size).toBeGreaterThan(120);
  });

  it('are plain JSON', async () => {
    const sequences = await some(1, abilities(ALL));
    expect(JSON.parse(JSON.stringify(sequences))).toEqual(sequences);
  });

  it('use every action and mix honest steps with hostile ones', async () => {
    const steps = (await some(1, abilities(ALL))).flat();
    expect(new Set(steps.map(({ action }) => action))).toEqual(new Set(ALL));
    for (const form of ['over', 'negative', 'two-keys', 'not-a-number', 'huge', 'full-width']) {
      expect(
        steps.some(({ amount }) => amount === form),
        form,
      ).toBe(true);
    }
    expect(steps.some(({ key }) => key === 'same-request')).toBe(true);
    expect(steps.some(({ by, of }) => of !== undefined && by !== of)).toBe(true);
    const honest = steps.filter(({ amount = 'part', key, field }) => amount === 'part' && !key && !field);
    expect(honest.length).toBeGreaterThan(steps.length / 3);
  });

  it('do only what the app can', async () => {
    const steps = (await some(1, abilities(['top-up'], { keys: false }))).flat();
    expect(new Set(steps.map(({ action }) => action))).toEqual(new Set(['top-up']));
    expect(steps.some(({ key }) => key !== undefined)).toBe(false);
  });

  it('hold no amount that a cap on money could not count, where there is one', async () => {
    const steps = (await some(1, abilities(ALL, { unreadable: false }))).flat();
    expect(steps.filter(({ amount }) => ['huge', 'infinite', 'not-a-number', 'text'].includes(amount ?? ''))).toEqual(
      [],
    );
  });

  it('are empty where nothing can be done', async () => {
    expect((await openSequences(1, abilities([])))(0)).toEqual([]);
  });
});
