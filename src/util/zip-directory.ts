import { open } from 'node:fs/promises';

/** What a ZIP archive's directory says of it; nothing is unpacked. */
export interface ZipDirectory {
  readonly entries: number;
  /** The newest date of an entry, milliseconds since the epoch (read as UTC); absent where none has one after 1980. */
  readonly newest?: number;
}

const END = 0x06054b50;
const END_SIZE = 22;
const LONGEST_COMMENT = 65_535;
const ENTRY = 0x02014b50;
const ENTRY_SIZE = 46;
const LARGEST_DIRECTORY = 256 * 1024 * 1024;

/**
 * Reads the central directory of a ZIP archive (PKWARE APPNOTE 6.3.10, sections 4.3.12 and 4.3.16; ZIP64 is read for the
 * place of the directory too). Gives nothing where the file is no ZIP archive or its directory is broken.
 * @throws Error of the file system where the file cannot be read
 */
export async function zipDirectory(path: string): Promise<ZipDirectory | undefined> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const tailSize = Math.min(size, END_SIZE + LONGEST_COMMENT + 20);
    const tail = Buffer.alloc(tailSize);
    await file.read(tail, 0, tailSize, size - tailSize);
    const end = endRecord(tail);
    if (end === undefined) return undefined;
    const place = tail.readUInt32LE(end + 16) === 0xffffffff ? await place64(file, tail, end) : place32(tail, end);
    if (place === undefined || place.size > LARGEST_DIRECTORY || place.offset + place.size > size) return undefined;
    const directory = Buffer.alloc(place.size);
    await file.read(directory, 0, place.size, place.offset);
    return entriesIn(directory);
  } finally {
    await file.close();
  }
}

interface Place {
  readonly offset: number;
  readonly size: number;
}

function endRecord(tail: Buffer): number | undefined {
  for (let at = tail.length - END_SIZE; at >= 0; at -= 1) if (tail.readUInt32LE(at) === END) return at;
  return undefined;
}

function place32(tail: Buffer, end: number): Place {
  return { size: tail.readUInt32LE(end + 12), offset: tail.readUInt32LE(end + 16) };
}

async function place64(
  file: { read(buffer: Buffer, offset: number, length: number, position: number): Promise<unknown> },
  tail: Buffer,
  end: number,
): Promise<Place | undefined> {
  const locator = end - 20;
  if (locator < 0 || tail.readUInt32LE(locator) !== 0x07064b50) return undefined;
  const record = Buffer.alloc(56);
  await file.read(record, 0, 56, Number(tail.readBigUInt64LE(locator + 8)));
  if (record.readUInt32LE(0) !== 0x06064b50) return undefined;
  return { size: Number(record.readBigUInt64LE(40)), offset: Number(record.readBigUInt64LE(48)) };
}

function entriesIn(directory: Buffer): ZipDirectory | undefined {
  let entries = 0;
  let newest = Number.NaN;
  for (let at = 0; at + ENTRY_SIZE <= directory.length; entries += 1) {
    if (directory.readUInt32LE(at) !== ENTRY) return undefined;
    const time = timeOf(directory.readUInt16LE(at + 14), directory.readUInt16LE(at + 12));
    if (time !== undefined && !(time <= newest)) newest = time;
    at +=
      ENTRY_SIZE + directory.readUInt16LE(at + 28) + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return { entries, ...(!Number.isNaN(newest) && { newest }) };
}

// An archive made to be the same every time carries the first day that the format can name.
function timeOf(date: number, time: number): number | undefined {
  const year = 1980 + (date >> 9);
  if (year <= 1980) return undefined;
  return Date.UTC(year, ((date >> 5) & 15) - 1, date & 31, time >> 11, (time >> 5) & 63, (time & 31) * 2);
}
