import * as fc from 'fast-check';
import { crc32, deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { zipArchive } from '../../src/util/zip-archive.ts';
import { zipEntries } from '../../src/util/zip-entries.ts';

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** An archive of one file, deflated, as the upload of an artifact makes it; `change` gets its directory entry. */
function deflated(content: string, change: (entry: Buffer, archive: Buffer) => void = () => {}): Buffer {
  const packed = deflateRawSync(Buffer.from(content));
  const stored = Buffer.from(zipArchive({ 'main.sarif': packed }));
  const entry = stored.subarray(stored.lastIndexOf('PK\u0001\u0002', undefined, 'latin1'));
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(crc32(content), 16);
  entry.writeUInt32LE(Buffer.byteLength(content), 24);
  change(entry, stored);
  return stored;
}

test('every file of an archive is read back', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.stringMatching(/^[a-zä]{1,9}$/u), fc.string({ unit: 'grapheme' })), (files) => {
      const read = zipEntries(zipArchive(files)).map(({ name, read: open }) => [name, text(open())]);
      expect(Object.fromEntries(read)).toEqual({ ...files });
    }),
    { numRuns: 30 },
  );
  expect(zipEntries(deflated('content')).map(({ name, read }) => [name, text(read())])).toEqual([
    ['main.sarif', 'content'],
  ]);
});

test('folders are left out', () => {
  expect(zipEntries(zipArchive({ 'a/': '', 'a/b': 'x' })).map(({ name }) => name)).toEqual(['a/b']);
});

describe('an archive that lies', () => {
  test.each<[string, (entry: Buffer, archive: Buffer) => void, RegExp]>([
    ['is encrypted', (entry) => entry.writeUInt16LE(1, 8), /encrypted/u],
    ['is packed in another way', (entry) => entry.writeUInt16LE(14, 10), /method 14/u],
    ['is larger than it may be', (entry) => entry.writeUInt32LE(1025, 24), /too many/u],
    ['is larger than it says', (entry) => entry.writeUInt32LE(3, 24), /broken/u],
    ['has another checksum', (entry) => entry.writeUInt32LE(1, 16), /broken/u],
    ['lies beyond the end', (entry) => entry.writeUInt32LE(0xfffffff0, 42), /broken/u],
    ['is longer than the archive', (entry) => entry.writeUInt32LE(0xfffffff0, 20), /broken/u],
    ['is garbage', (_entry, archive) => archive.fill(255, 40, 44), /broken/u],
  ])('about a file that %s is refused', (_what, change, message) => {
    const [entry] = zipEntries(deflated('content of the file', change), { bytes: 1024 });
    expect(() => entry?.read()).toThrow(message);
  });

  test('about the number of its files is refused', () => {
    expect(() => zipEntries(zipArchive({ a: '', b: '', c: '' }), { entries: 2 })).toThrow(/too many/u);
    const more = Buffer.from(zipArchive({ a: '' }));
    more.writeUInt16LE(9, more.length - 12);
    expect(() => zipEntries(more)).toThrow(/directory is broken/u);
  });
});

test('of any bytes it makes entries or an error, and never hangs', () => {
  const archive = deflated('x'.repeat(300));
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array({ maxLength: 200 }),
        fc.nat(archive.length - 1).map((length) => archive.subarray(0, length)),
        fc.tuple(fc.nat(archive.length - 1), fc.nat(255)).map(([at, value]) => {
          const changed = Buffer.from(archive);
          changed[at] = value;
          return changed;
        }),
      ),
      (bytes) => {
        try {
          for (const { read } of zipEntries(bytes)) expect(read().length).toBe(300);
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
          expect(error).not.toBeInstanceOf(RangeError);
        }
      },
    ),
    { numRuns: 300 },
  );
});
