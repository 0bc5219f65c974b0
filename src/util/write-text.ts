import { randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileFault } from './file-fault.ts';

const BUFFER = 1024 * 1024;

/**
 * Writes pieces of text to a file, whole or not at all: into a file beside it first, which then takes its name.
 * `signal` ends it between two pieces and leaves nothing behind.
 * @throws TollgateError `file/not-written`; the reason of the signal
 */
export async function writeTextAtomic(path: string, pieces: Iterable<string>, signal?: AbortSignal): Promise<void> {
  const temporary = `${path}.${randomUUID()}.part`;
  const file = await mkdir(dirname(path), { recursive: true })
    .then(() => open(temporary, 'wx'))
    .catch((error: unknown) => {
      throw fileFault(path, error, 'written');
    });
  try {
    // Bytes are gathered, not text: joined texts of a megabyte would live on as garbage.
    const pending = Buffer.allocUnsafe(BUFFER);
    let filled = 0;
    let half = '';
    for (const given of pieces) {
      let piece = half + given;
      // A pair of surrogates may be cut in two; its halves are one character only together.
      half = endsInHalf(piece) ? piece.slice(-1) : '';
      if (half !== '') piece = piece.slice(0, -1);
      // No character takes more than three bytes.
      if (filled + piece.length * 3 > BUFFER) {
        signal?.throwIfAborted();
        await writeAll(file, pending.subarray(0, filled));
        filled = 0;
      }
      if (piece.length * 3 > BUFFER) await writeAll(file, Buffer.from(piece));
      else filled += pending.write(piece, filled, 'utf8');
    }
    signal?.throwIfAborted();
    await writeAll(file, pending.subarray(0, filled));
    await writeAll(file, Buffer.from(half));
    await file.close();
    await rename(temporary, path);
  } catch (error) {
    await file.close();
    await rm(temporary, { force: true });
    throw fileFault(path, error, 'written');
  }
}

function endsInHalf(text: string): boolean {
  const last = text.charCodeAt(text.length - 1);
  return last >= 0xd800 && last <= 0xdbff;
}

async function writeAll(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let from = 0; from < bytes.length;) from += (await file.write(bytes, from)).bytesWritten;
}
