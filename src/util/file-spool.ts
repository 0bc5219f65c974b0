import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Spool } from '../model/spool.ts';

const PAGE = 1024 * 1024;
const MOST_IN_MEMORY = 64 * PAGE;
const SCRATCH = 64 * 1024;

interface SpoolFile {
  readonly folder: string;
  readonly descriptor: number;
}

/**
 * A spool that keeps what comes first in memory, up to `inMemory` bytes (default 64 MiB), and the rest in a temporary file:
 * readable by its owner alone, gone with `close`. Records lie in pages of 1 MiB: where the next one may not fit,
 * the rest of the page stays empty.
 */
export function fileSpool(inMemory: number = MOST_IN_MEMORY): Spool {
  const kept: Buffer[] = [];
  let file: SpoolFile | undefined;
  let scratch: Buffer | undefined;
  // The page that is being filled, and where it begins.
  let page = Buffer.allocUnsafe(0);
  let filled = 0;
  let start = 0;
  const finishPage = (): void => {
    const end = start + Math.ceil(filled / PAGE) * PAGE;
    // What memory held before must not come to lie in the file.
    page.fill(0, filled);
    if (file === undefined && end > inMemory) file = openFile();
    if (file !== undefined) writeAt(file.descriptor, page, filled, start - kept.length * PAGE);
    else if (filled > 0) kept.push(...pagesOf(page));
    start = end;
    filled = 0;
  };
  const append: Spool['append'] = (record) => {
    // No character takes more than three bytes, so the exact length need not be known beforehand.
    let most = record.length * 3;
    if (most > PAGE) most = Buffer.byteLength(record);
    if (filled + most > page.length || page.length > PAGE) {
      finishPage();
      const size = Math.max(PAGE, Math.ceil(most / PAGE) * PAGE);
      // A page in memory is kept: only what was written to the file may be written over.
      if (file === undefined || page.length !== size) page = Buffer.allocUnsafe(size);
    }
    const length = page.write(record, filled, 'utf8');
    const place = { offset: start + filled, length };
    filled += length;
    return place;
  };
  return {
    append,
    read({ offset, length }) {
      if (offset >= start) return page.toString('utf8', offset - start, offset - start + length);
      const offsetInFile = offset - kept.length * PAGE;
      if (file === undefined || offsetInFile < 0) return fromPages(kept, offset, length);
      if (length > SCRATCH) return readAt(file.descriptor, Buffer.allocUnsafe(length), offsetInFile, length);
      scratch ??= Buffer.allocUnsafe(SCRATCH);
      return readAt(file.descriptor, scratch, offsetInFile, length);
    },
    close() {
      kept.length = 0;
      if (file === undefined) return;
      closeSync(file.descriptor);
      rmSync(file.folder, { recursive: true, force: true });
    },
  };
}

function openFile(): SpoolFile {
  const folder = mkdtempSync(join(tmpdir(), 'tollgate-spool-'));
  return { folder, descriptor: openSync(join(folder, 'records'), 'w+', 0o600) };
}

function writeAt(descriptor: number, bytes: Buffer, length: number, offset: number): void {
  for (let from = 0; from < length;) from += writeSync(descriptor, bytes, from, length - from, offset + from);
}

/** Reads into `bytes` from their start, and gives them as text. */
function readAt(descriptor: number, bytes: Buffer, offset: number, length: number): string {
  for (let size = 0; size < length;) {
    const got = readSync(descriptor, bytes, size, length - size, offset + size);
    if (got === 0) throw new Error('the spool file was cut while in use');
    size += got;
  }
  return bytes.toString('utf8', 0, length);
}

function pagesOf(bytes: Buffer): Buffer[] {
  return Array.from({ length: bytes.length / PAGE }, (_page, index) =>
    bytes.subarray(index * PAGE, (index + 1) * PAGE),
  );
}

/** A record in memory; only one that is larger than a page goes over several. */
function fromPages(pages: readonly Buffer[], offset: number, length: number): string {
  const first = Math.floor(offset / PAGE);
  const from = offset % PAGE;
  const page = pages[first];
  if (page !== undefined && from + length <= PAGE) return page.toString('utf8', from, from + length);
  const last = Math.floor((offset + length - 1) / PAGE);
  return Buffer.concat(pages.slice(first, last + 1)).toString('utf8', from, from + length);
}
