import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeTextAtomic } from '../../src/util/write-text.ts';

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tollgate-test-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

function* failing(): Generator<string> {
  yield 'n'.repeat(2_000_000);
  throw new Error('no more');
}

describe('writeTextAtomic', () => {
  test('writes the pieces as if they were one text, wherever it was cut', async () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 3 }), fc.nat(60_000), async (unit, size, times) => {
        const whole = unit.repeat(times);
        const path = join(folder, 'whole');
        const cuts = Array.from({ length: Math.min(50, times) }, (_cut, index) =>
          whole.slice(index * size, (index + 1) * size),
        );
        await writeTextAtomic(path, [...cuts, whole.slice(cuts.length * size)]);
        expect(readFileSync(path, 'utf8') === whole.toWellFormed()).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  test('writes pieces larger than its buffer in their place', async () => {
    const path = join(folder, 'large');
    const pieces = ['first', 'é'.repeat(1_500_000), 'x'.repeat(600_000), 'y'.repeat(600_000), 'last'];
    await writeTextAtomic(path, pieces);
    expect(readFileSync(path, 'utf8') === pieces.join('')).toBe(true);
  });

  test('leaves the old file and nothing else where a piece cannot be made', async () => {
    const path = join(folder, 'old');
    await writeTextAtomic(path, ['old']);
    await expect(writeTextAtomic(path, failing())).rejects.toThrow('no more');
    expect(readFileSync(path, 'utf8')).toBe('old');
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  test('stops between two pieces when it is cancelled, and leaves nothing behind', async () => {
    const cancel = new AbortController();
    function* pieces(): Generator<string> {
      yield 'a'.repeat(2_000_000);
      cancel.abort(new Error('cancelled'));
      yield 'b';
    }
    const path = join(folder, 'cancelled');
    await expect(writeTextAtomic(path, pieces(), cancel.signal)).rejects.toThrow('cancelled');
    expect(readdirSync(folder).filter((name) => name.startsWith('cancelled'))).toEqual([]);
  });
});
