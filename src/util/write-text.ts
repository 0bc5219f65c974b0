import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

const BUFFER = 1024 * 1024;

/**
 * Writes pieces of text to a file, whole or not at all: into a file beside it first, which then takes its name.
 * `signal` ends it between two pieces and leaves nothing behind.
 */
export async function writeTextAtomic(path: string, pieces: Iterable<string>, signal?: AbortSignal): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const temporary = `${path}.${randomUUID()}.part`;
  const file = await open(temporary, 'wx');
  try {
    let pending = '';
    for (const piece of pieces) {
      pending += piece;
      if (pending.length < BUFFER) continue;
      signal?.throwIfAborted();
      await file.writeFile(pending);
      pending = '';
    }
    signal?.throwIfAborted();
    await file.writeFile(pending);
    await file.close();
    await rename(temporary, path);
  } catch (error) {
    await file.close();
    await rm(temporary, { force: true });
    throw error;
  }
}
