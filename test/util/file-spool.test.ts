import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { fileSpool } from '../../src/util/file-spool.ts';

const MIB = 1024 * 1024;

// A folder of our own for temporary files: others may make and remove spools at the same time.
let temporary = '';

beforeAll(() => {
  temporary = mkdtempSync(join(tmpdir(), 'tollgate-test-'));
  vi.stubEnv('TMPDIR', temporary);
});

afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(temporary, { recursive: true });
});

describe('fileSpool', () => {
  test.each([
    ['in memory', 64 * MIB],
    ['from the first page on in a file', 0],
    ['beginning in memory and going on in a file', 2 * MIB],
  ])('gives every record back in any order, %s', (_name, inMemory) => {
    const record = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.integer({ min: 0, max: 400_000 }).map((length) => 'é'.repeat(length)),
      fc.integer({ min: 0, max: 3 * MIB }).map((length) => `<${'x'.repeat(length)}>`),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(record, fc.boolean()), { maxLength: 12 }), (records) => {
        const spool = fileSpool(inMemory);
        try {
          const places = records.map(([text, isReadAtOnce]) => {
            const place = spool.append(text);
            expect(place.length).toBe(Buffer.byteLength(text));
            if (isReadAtOnce) expect(spool.read(place) === text).toBe(true);
            return place;
          });
          for (const [index, place] of [...places.entries()].toReversed()) {
            expect(spool.read(place) === records[index]?.[0], `record ${index}`).toBe(true);
          }
        } finally {
          spool.close();
        }
      }),
      { numRuns: 15 },
    );
  });

  test('touches no disk while everything fits into memory', () => {
    const spool = fileSpool();
    const place = spool.append('x'.repeat(5 * MIB));
    expect(spool.read(place)).toHaveLength(5 * MIB);
    expect(readdirSync(temporary)).toEqual([]);
    spool.close();
  });

  test('writes a file for its owner alone, with nothing in it but records, and removes it', () => {
    const spool = fileSpool(0);
    const places = Array.from({ length: 3 }, (_place, number) => spool.append(String(number).repeat(0.7 * MIB)));
    const [folder = ''] = readdirSync(temporary);
    const path = join(temporary, folder, 'records');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(/^0+\0*1+$/u.test(readFileSync(path, 'latin1'))).toBe(true);
    expect(places.map((place) => spool.read(place)[0])).toEqual(['0', '1', '2']);
    spool.close();
    expect(readdirSync(temporary)).toEqual([]);
  });
});
