import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createInflateRaw } from 'node:zlib';
import { TollgateError } from '../model/errors.ts';
import type { ArchiveLimits } from './archive.ts';
import { ensureFolder } from './files.ts';

interface Entry {
  readonly name: string;
  readonly isFolder: boolean;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
  readonly isProgram: boolean;
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const LONGEST_COMMENT = 65_535;
const LARGEST_DIRECTORY = 64 * 1024 * 1024;
const UNIX = 3;

/**
 * Unpacks a ZIP archive (PKWARE APPNOTE 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16; neither ZIP64 nor encryption) into an empty
 * folder. Its directory is looked at whole before anything is written: only plain files and folders at relative paths without
 * `..`, each once, and only so many. Sizes and CRC-32 are checked.
 * @returns the names of its files, sorted
 * @throws TollgateError `archive/refused` where the archive is broken, or holds what is not wanted
 */
export async function unpackZip(file: string, folder: string, limits: ArchiveLimits = {}): Promise<string[]> {
  const handle = await open(file, 'r');
  try {
    const entries = await entriesOf(handle);
    check(entries, limits);
    await ensureFolder(folder);
    for (const entry of entries) {
      const path = join(folder, entry.name);
      if (entry.isFolder) await ensureFolder(path);
      else await write(handle, entry, file, path);
    }
    return entries.flatMap(({ name, isFolder }) => (isFolder ? [] : [name])).toSorted();
  } catch (error) {
    throw new TollgateError(
      'archive/refused',
      `the archive cannot be unpacked: ${error instanceof Error ? error.message : String(error)}`,
      { class: 'usage', place: { file }, help: ['give a ZIP archive that is whole'], cause: error },
    );
  } finally {
    await handle.close();
  }
}

async function entriesOf(handle: FileHandle): Promise<Entry[]> {
  const { size } = await handle.stat();
  const tail = await readAt(handle, Math.max(0, size - 22 - LONGEST_COMMENT), Math.min(size, 22 + LONGEST_COMMENT));
  let end = tail.length - 22;
  while (end >= 0 && !(tail.readUInt32LE(end) === END && end + 22 + tail.readUInt16LE(end + 20) === tail.length)) {
    end -= 1;
  }
  if (end < 0) throw new Error('it is no ZIP archive, or it is cut off');
  const count = tail.readUInt16LE(end + 10);
  const length = tail.readUInt32LE(end + 12);
  const offset = tail.readUInt32LE(end + 16);
  if (count === 0xffff || offset === 0xffffffff) throw new Error('it is larger than ZIP without ZIP64 can be');
  if (length > LARGEST_DIRECTORY || offset + length > size) throw new Error('its directory is broken');
  const directory = await readAt(handle, offset, length);
  const entries: Entry[] = [];
  for (let at = 0; at < directory.length;) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== ENTRY) throw new Error('its directory is broken');
    const after = at + 46 + directory.readUInt16LE(at + 28);
    entries.push(entryAt(directory, at, after));
    at = after + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  if (entries.length !== count) throw new Error('its directory is broken');
  return entries;
}

function entryAt(directory: Buffer, at: number, after: number): Entry {
  const name = directory.subarray(at + 46, after).toString('utf8');
  const mode = directory.readUInt8(at + 5) === UNIX ? directory.readUInt16LE(at + 40) : 0;
  const kind = mode & 0o170000;
  if (kind !== 0 && kind !== 0o100000 && kind !== 0o040000) throw new Error(`${shown(name)} is no plain file`);
  if ((directory.readUInt16LE(at + 8) & 1) === 1) throw new Error(`${shown(name)} is encrypted`);
  return {
    name,
    isFolder: name.endsWith('/'),
    method: directory.readUInt16LE(at + 10),
    crc: directory.readUInt32LE(at + 16),
    packed: directory.readUInt32LE(at + 20),
    size: directory.readUInt32LE(at + 24),
    offset: directory.readUInt32LE(at + 42),
    isProgram: (mode & 0o100) !== 0,
  };
}

function check(entries: readonly Entry[], limits: ArchiveLimits): void {
  const seen = new Set<string>();
  let bytes = 0;
  for (const { name, method, size } of entries) {
    bytes += size;
    if (!isInside(name)) throw new Error(`${shown(name)} leads out of the folder`);
    // On most desktops A and a are one file.
    if (seen.has(name.toLowerCase())) throw new Error(`${shown(name)} is there twice`);
    seen.add(name.toLowerCase());
    if (method !== 0 && method !== 8) throw new Error(`${shown(name)} is packed in an unknown way`);
  }
  if (entries.every(({ isFolder }) => isFolder)) throw new Error('it holds no file');
  if (entries.length > (limits.files ?? 10_000)) throw new Error('it holds too many files');
  if (bytes > (limits.bytes ?? 4 * 1024 ** 3)) throw new Error('it unpacks to too much');
}

async function write(handle: FileHandle, entry: Entry, file: string, path: string): Promise<void> {
  const local = await readAt(handle, entry.offset, 30);
  const length = local.length < 30 ? 0 : local.readUInt16LE(26);
  const name = await readAt(handle, entry.offset + 30, length);
  // Programs that read the file from its beginning must see what those see that read the directory.
  if (local.length < 30 || local.readUInt32LE(0) !== LOCAL || name.toString('utf8') !== entry.name) {
    throw new Error(`${shown(entry.name)} is not where the directory says`);
  }
  await ensureFolder(dirname(path));
  const start = entry.offset + 30 + length + local.readUInt16LE(28);
  const input =
    entry.packed === 0 ? Readable.from([]) : createReadStream(file, { start, end: start + entry.packed - 1 });
  const save = savedAt(path, entry);
  await (entry.method === 8 ? pipeline(input, createInflateRaw(), save) : pipeline(input, save));
}

/** Writes what the directory says of it, and nothing more: a small archive must not fill a disk. */
function savedAt(
  path: string,
  { name, size, crc, isProgram }: Entry,
): (chunks: AsyncIterable<Buffer>) => Promise<void> {
  return async (chunks) => {
    const output = await open(path, 'wx', isProgram ? 0o755 : 0o644);
    try {
      let written = 0;
      let sum = 0;
      for await (const chunk of chunks) {
        written += chunk.length;
        if (written > size) break;
        sum = crc32(chunk, sum);
        await output.writeFile(chunk);
      }
      if (written !== size || sum !== crc) throw new Error(`${shown(name)} is damaged`);
    } finally {
      await output.close();
    }
  };
}

async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await handle.read(buffer, 0, length, position);
  return buffer.subarray(0, bytesRead);
}

function isInside(name: string): boolean {
  return (
    name !== '' && !/^(?:[\\/]|[a-z]:)/iu.test(name) && !name.split(/[\\/]/u).includes('..') && !name.includes('\0')
  );
}

function shown(name: string): string {
  return name.slice(0, 200);
}
