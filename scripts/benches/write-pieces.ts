import { closeSync, openSync, writeSync } from 'node:fs';

const BATCH = 1024 * 1024;

/** Writes pieces of text to a new file, batch by batch, and gives its size in bytes. */
export function writePieces(path: string, pieces: Iterable<string>): number {
  const file = openSync(path, 'wx');
  let size = 0;
  let pending = '';
  const flush = (): void => {
    const bytes = Buffer.from(pending);
    for (let from = 0; from < bytes.length;) from += writeSync(file, bytes, from);
    size += bytes.length;
    pending = '';
  };
  try {
    for (const piece of pieces) {
      pending += piece;
      if (pending.length >= BATCH) flush();
    }
    flush();
  } finally {
    closeSync(file);
  }
  return size;
}
