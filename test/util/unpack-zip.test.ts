import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { assert, asyncProperty, boolean, nat } from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { filesBelow } from '../../src/util/file-facts.ts';
import { unpackZip } from '../../src/util/unpack-zip.ts';
import { zipArchive } from '../../src/util/zip-archive.ts';

let root: string;
let count = 0;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'tollgate-unzip-'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

interface Entry {
  readonly name: string;
  readonly content?: string;
  /** As Unix has it: `0o100755`. */
  readonly mode?: number;
  /** What the entry claims, where it does not tell the truth. */
  readonly size?: number;
  readonly crc?: number;
  readonly localName?: string;
  readonly flags?: number;
  readonly method?: number;
}

/** An archive as Info-ZIP on Unix writes it: deflated, with modes. */
function deflated(entries: readonly Entry[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content = '', mode = 0o100644, size, crc, localName = name, flags = 0, method = 8 } of entries) {
    const packed = deflateRawSync(content);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(flags, 2);
    shared.writeUInt16LE(method, 4);
    shared.writeUInt32LE(crc ?? crc32(content), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(size ?? Buffer.byteLength(content), 18);
    const [own, listed] = [Buffer.from(shared), Buffer.from(shared)];
    own.writeUInt16LE(Buffer.byteLength(localName), 22);
    listed.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), own, Buffer.from(localName), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt16LE(mode, 8);
    tail.writeUInt32LE(offset, 10);
    directory.push(
      Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0003', 'latin1'), listed, tail, Buffer.from(name)]),
    );
    locals.push(local);
    offset += local.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, listing, end]);
}

function saved(bytes: Uint8Array): { readonly file: string; readonly folder: string } {
  count += 1;
  const file = join(root, `${count}.zip`);
  writeFileSync(file, bytes);
  return { file, folder: join(root, String(count)) };
}

describe('an archive', () => {
  test('is unpacked with its folders, what may be run and what may not', async () => {
    const { file, folder } = saved(
      deflated([
        { name: 'tool/', mode: 0o040755 },
        { name: 'tool/bin/run.sh', content: '#!/bin/sh\n', mode: 0o100755 },
        { name: 'tool/lib/a.jar', content: 'x'.repeat(100_000) },
        { name: 'tool/empty' },
      ]),
    );
    expect(await unpackZip(file, folder)).toEqual(['tool/bin/run.sh', 'tool/empty', 'tool/lib/a.jar']);
    expect(readFileSync(join(folder, 'tool/lib/a.jar'), 'utf8')).toBe('x'.repeat(100_000));
    expect(statSync(join(folder, 'tool/bin/run.sh')).mode & 0o777).toBe(0o755);
    expect(statSync(join(folder, 'tool/lib/a.jar')).mode & 0o111).toBe(0);
  });

  test('whose files are stored as they are is unpacked too', async () => {
    const { file, folder } = saved(zipArchive({ 'a/b.txt': 'text', 'c.bin': new Uint8Array([0, 1, 2]) }));
    expect(await unpackZip(file, folder)).toEqual(['a/b.txt', 'c.bin']);
    expect([...readFileSync(join(folder, 'c.bin'))]).toEqual([0, 1, 2]);
  });

  test.each([
    ['no archive', Buffer.from('<html>404</html>'), /no ZIP archive/u],
    ['an archive without a file', deflated([{ name: 'folder/', mode: 0o040755 }]), /no file/u],
    ['a path that leads out', deflated([{ name: '../out', content: 'x' }]), /leads out/u],
    ['an absolute path', deflated([{ name: '/etc/cron.d/x', content: 'x' }]), /leads out/u],
    ['a path of Windows that leads out', deflated([{ name: 'a\\..\\..\\x', content: 'x' }]), /leads out/u],
    ['a symbolic link', deflated([{ name: 'link', content: '/etc', mode: 0o120777 }]), /no plain file/u],
    [
      'the same name twice',
      deflated([
        { name: 'a', content: '1' },
        { name: 'A', content: '2' },
      ]),
      /twice/u,
    ],
    ['another name in the file than in the directory', deflated([{ name: 'a', localName: 'b' }]), /not where/u],
    ['an encrypted file', deflated([{ name: 'a', content: 'x', flags: 1 }]), /encrypted/u],
    ['an unknown packing', deflated([{ name: 'a', content: 'x', method: 93 }]), /unknown way/u],
    ['a damaged file', deflated([{ name: 'a', content: 'x', crc: 1 }]), /damaged/u],
    ['more than the directory says', deflated([{ name: 'a', content: 'x'.repeat(1_000_000), size: 10 }]), /damaged/u],
    ['less than the directory says', deflated([{ name: 'a', content: 'x', size: 10 }]), /damaged/u],
  ])('with %s is refused', async (_what, bytes, message) => {
    const { file, folder } = saved(bytes);
    await expect(unpackZip(file, folder)).rejects.toThrow(
      expect.objectContaining({ code: 'archive/refused', message: expect.stringMatching(message) }),
    );
    expect(await filesBelow(join(root))).not.toContain('out');
  });

  test('that unpacks to too much is refused before anything is written', async () => {
    const { file, folder } = saved(
      deflated([
        { name: 'a', content: 'x'.repeat(2_000) },
        { name: 'b', content: 'y' },
      ]),
    );
    await expect(unpackZip(file, folder, { bytes: 2_000 })).rejects.toThrow(/too much/u);
    await expect(unpackZip(file, folder, { files: 1 })).rejects.toThrow(/too many/u);
    expect(await filesBelow(folder)).toEqual([]);
  });

  test('cut off or changed anywhere is refused, or gives what it gave before', async () => {
    const whole = deflated([
      { name: 'a/b', content: 'some text' },
      { name: 'c', content: 'more' },
    ]);
    const place = nat(whole.length - 1);
    await assert(
      asyncProperty(place, nat(255), boolean(), async (at, value, isCut) => {
        const bytes = isCut ? whole.subarray(0, at) : Buffer.from(whole);
        if (!isCut) bytes[at] = value;
        const { file, folder } = saved(bytes);
        const names = await unpackZip(file, folder).catch((error: unknown) => error);
        if (Array.isArray(names)) expect(names).toEqual(await filesBelow(folder));
        else expect(names).toMatchObject({ code: 'archive/refused' });
      }),
      { numRuns: 60 },
    );
  });
});
