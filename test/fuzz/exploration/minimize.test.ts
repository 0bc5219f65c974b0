import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minimize, simplify } from '../../../src/fuzz/exploration/minimize.ts';

const needs =
  (wanted: readonly number[]) =>
  async (part: readonly number[]): Promise<boolean> =>
    wanted.every((one) => part.includes(one));

describe('minimize', () => {
  it('leaves exactly what is needed, in its order', async () => {
    const list = fc.uniqueArray(fc.nat({ max: 100 }), { minLength: 1, maxLength: 24 });
    await fc.assert(
      fc.asyncProperty(list, fc.array(fc.nat({ max: 30 }), { minLength: 1, maxLength: 4 }), async (all, picks) => {
        const wanted = [...new Set(picks.map((pick) => all[pick % all.length] ?? 0))];
        const least = await minimize(all, needs(wanted));
        expect(least).toEqual(all.filter((one) => wanted.includes(one)));
      }),
    );
  });

  it('asks few times about a long list', async () => {
    let asked = 0;
    const list = Array.from({ length: 200 }, (_, index) => index);
    const least = await minimize(list, async (part) => {
      asked += 1;
      return part.includes(150);
    });
    expect(least).toEqual([150]);
    expect(asked).toBeLessThan(40);
  });
});

const forms = (text: string): readonly string[] => (text.length > 1 ? [text.slice(0, 1), text.slice(0, 2)] : []);
const shows = async (part: readonly string[]): Promise<boolean> => part.join(' ').includes('bc');

describe('simplify', () => {
  it('takes the plainest form that still shows it', async () => {
    expect(await simplify(['xyz', 'bcd', 'q'], forms, shows)).toEqual(['x', 'bc', 'q']);
  });
});
