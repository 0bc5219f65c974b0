import { crc32, inflateRawSync } from 'node:zlib';

/** One file of a ZIP archive. Its name is only a name: nothing is ever written to it. */
export interface ZipEntry {
  readonly name: string;
  /** Unpacks it. @throws Error where it is packed in an unknown way, broken, or larger than the limit */
  readonly read: () => Uint8Array;
}

/** What an archive may hold. */
export interface ZipLimits {
  /** Default 10,000. */
  readonly entries?: number;
  /** Bytes of one entry, unpacked. Default 256 MiB. */
  readonly bytes?: number;
}

const END = 0x06054b50;
const END_SIZE = 22;
const LONGEST_COMMENT = 65_535;
const ENTRY = 0x02014b50;
const ENTRY_SIZE = 46;
const LOCAL = 0x04034b50;
const LOCAL_SIZE = 30;
const IS_ENCRYPTED = 1;

/**
 * The files of a ZIP archive, as its central directory lists them (PKWARE APPNOTE 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16;
 * stored or deflated, no ZIP64). For archives that fit into memory.
 * @throws Error where it is no ZIP archive or its directory is broken
 */
export function zipEntries(bytes: Uint8Array, limits: ZipLimits = {}): ZipEntry[] {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endRecord(archive);
  if (end === undefined) throw new Error('it is no ZIP archive');
  const count = archive.readUInt16LE(end + 10);
  if (count > (limits.entries ?? 10_000)) throw new Error(`the archive holds ${count} files, which are too many`);
  const entries: ZipEntry[] = [];
  let at = archive.readUInt32LE(end + 16);
  for (let position = 0; position < count; position += 1) {
    if (at + ENTRY_SIZE > end || archive.readUInt32LE(at) !== ENTRY) throw new Error('its directory is broken');
    const start = at + ENTRY_SIZE;
    const nameEnd = start + archive.readUInt16LE(at + 28);
    const entry = archive.subarray(at, start);
    const name = archive.toString('utf8', start, nameEnd);
    at = nameEnd + archive.readUInt16LE(start - 16) + archive.readUInt16LE(start - 14);
    if (at > end) throw new Error('its directory is broken');
    // A folder has no content.
    if (!name.endsWith('/'))
      entries.push({ name, read: () => unpacked(archive, entry, limits.bytes ?? 256 * 1024 ** 2) });
  }
  return entries;
}

function endRecord(archive: Buffer): number | undefined {
  const first = Math.max(0, archive.length - END_SIZE - LONGEST_COMMENT);
  for (let at = archive.length - END_SIZE; at >= first; at -= 1) if (archive.readUInt32LE(at) === END) return at;
  return undefined;
}

function unpacked(archive: Buffer, entry: Buffer, limit: number): Uint8Array {
  const [method, size, length] = [entry.readUInt16LE(10), entry.readUInt32LE(20), entry.readUInt32LE(24)];
  if ((entry.readUInt16LE(8) & IS_ENCRYPTED) !== 0) throw new Error('it is encrypted');
  if (length > limit) throw new Error(`it unpacks to ${length} bytes, which are too many`);
  const local = entry.readUInt32LE(42);
  if (local + LOCAL_SIZE > archive.length || archive.readUInt32LE(local) !== LOCAL) throw new Error('it is broken');
  const start = local + LOCAL_SIZE + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
  if (start + size > archive.length) throw new Error('it is broken');
  const content = contentOf(archive.subarray(start, start + size), method, length);
  if (content.length !== length || crc32(content) !== entry.readUInt32LE(16)) throw new Error('it is broken');
  return content;
}

function contentOf(packed: Buffer, method: number, length: number): Uint8Array {
  if (method === 0) return packed;
  if (method !== 8) throw new Error(`it is packed by method ${method}, which is not known`);
  try {
    // Never more than what was looked at: the size that an archive names may be a lie.
    return inflateRawSync(packed, { maxOutputLength: length + 1 });
  } catch {
    throw new Error('it is broken');
  }
}
