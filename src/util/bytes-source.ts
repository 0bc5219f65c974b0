import type { Source } from '../model/source.ts';

/** Bytes in memory as a source, in one chunk. */
export function bytesSource(name: string, bytes: Uint8Array): Source {
  return { name, chunks: () => [bytes] };
}
