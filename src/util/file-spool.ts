import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Spool } from '../model/spool.ts';

const BUFFER = 1024 * 1024;

/** A spool in a temporary file that is readable by its owner alone and goes with `close`. */
export function fileSpool(): Spool {
  const folder = mkdtempSync(join(tmpdir(), 'tollgate-spool-'));
  const file = openSync(join(folder, 'records'), 'w+', 0o600);
  const pending = Buffer.allocUnsafe(BUFFER);
  let written = 0;
  let filled = 0;
  const flush = (): void => {
    let from = 0;
    while (from < filled) from += writeSync(file, pending, from, filled - from, written + from);
    written += filled;
    filled = 0;
  };
  return {
    append(record) {
      const length = Buffer.byteLength(record);
      const offset = written + filled;
      if (length > BUFFER - filled) flush();
      if (length > BUFFER) {
        const whole = Buffer.from(record);
        let from = 0;
        while (from < length) from += writeSync(file, whole, from, length - from, written + from);
        written += length;
      } else {
        pending.write(record, filled);
        filled += length;
      }
      return { offset, length };
    },
    read({ offset, length }) {
      if (offset + length > written) flush();
      const bytes = Buffer.allocUnsafe(length);
      let size = 0;
      while (size < length) {
        const got = readSync(file, bytes, size, length - size, offset + size);
        if (got === 0) throw new Error('the spool file was cut while in use');
        size += got;
      }
      return bytes.toString('utf8');
    },
    close() {
      closeSync(file);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
