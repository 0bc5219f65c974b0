import { closeSync, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import type { Source } from '../model/source.ts';

const CHUNK = 256 * 1024;

/** A file as a source: read in chunks of 256 KiB, never whole. Opening it throws what `node:fs` throws. */
export function fileSource(path: string): Source {
  return {
    name: basename(path),
    *chunks() {
      const file = openSync(path, 'r');
      try {
        for (;;) {
          const chunk = Buffer.allocUnsafe(CHUNK);
          const size = readSync(file, chunk, 0, CHUNK, null);
          if (size === 0) return;
          yield chunk.subarray(0, size);
        }
      } finally {
        closeSync(file);
      }
    },
  };
}
