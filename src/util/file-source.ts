import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { TollgateError } from '../model/errors.ts';
import type { Source } from '../model/source.ts';

const CHUNK = 256 * 1024;
const NOT_REGULAR = 'it is no regular file but a pipe or a device';

/**
 * A file as a source: read in chunks of 256 KiB, never whole. Opening it throws what `node:fs` throws.
 * @throws TollgateError `file/not-regular`, when it is read, for a pipe or a device: it may never end, and cannot be read twice
 */
export function fileSource(path: string): Source {
  return {
    name: basename(path),
    *chunks() {
      refuseEndless(path);
      const file = openSync(path, 'r');
      try {
        const chunk = Buffer.allocUnsafe(CHUNK);
        for (;;) {
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

// Asked before it is opened: opening a pipe waits for somebody to write.
function refuseEndless(path: string): void {
  const stat = statSync(path);
  if (stat.isFile() || stat.isDirectory()) return;
  throw new TollgateError('file/not-regular', `${NOT_REGULAR}: give - and redirect it to standard input`, {
    class: 'incomplete',
    place: { file: path },
    help: ['write it to a file first'],
  });
}
