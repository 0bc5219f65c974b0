import { createHash } from 'node:crypto';
import type { Source } from '../model/source.ts';

/** SHA-256 of a source, lower-case hexadecimal. Throws what reading it throws. */
export function hashSource(source: Source): string {
  const hash = createHash('sha256');
  for (const chunk of source.chunks()) hash.update(chunk);
  return hash.digest('hex');
}
