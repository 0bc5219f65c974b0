import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { zipArchive } from '../../src/util/zip-archive.ts';
import { zipDirectory } from '../../src/util/zip-directory.ts';

const folder = mkdtempSync(join(tmpdir(), 'tollgate-zip-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const path = join(folder, 'a.zip');

test('an archive is read back: its entries are counted, and a first day of 1980 is no date', async () => {
  await fc.assert(
    fc.asyncProperty(fc.dictionary(fc.stringMatching(/^[a-z]{1,9}$/u), fc.string()), async (files) => {
      writeFileSync(path, zipArchive(files));
      expect(await zipDirectory(path)).toEqual({ entries: Object.keys(files).length });
    }),
    { numRuns: 30 },
  );
});

test('the newest date of an entry is told', async () => {
  const archive = Buffer.from(zipArchive({ a: 'x', b: 'y' }));
  const second = archive.lastIndexOf('PK\u0001\u0002', undefined, 'latin1');
  // 2026-11-20 12:30:00 (MS-DOS date and time).
  archive.writeUInt16LE((12 << 11) | (30 << 5), second + 12);
  archive.writeUInt16LE(((2026 - 1980) << 9) | (11 << 5) | 20, second + 14);
  writeFileSync(path, archive);
  expect(await zipDirectory(path)).toEqual({ entries: 2, newest: Date.UTC(2026, 10, 20, 12, 30) });
});

test('what is no archive, or a broken one, is nothing, and never throws', async () => {
  const archive = zipArchive({ a: 'x', b: 'y' });
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.uint8Array({ maxLength: 200 }),
        fc.nat(archive.length - 1).map((length) => archive.subarray(0, length)),
      ),
      async (bytes) => {
        writeFileSync(path, bytes);
        expect(await zipDirectory(path)).toBeUndefined();
      },
    ),
    { numRuns: 60 },
  );
});
