import { createHash } from 'node:crypto';

/** Who says it, and when. */
export interface VexOptions {
  /** The document's author: a person or an organisation. */
  readonly author: string;
  /** Milliseconds since the epoch: the document's time, and the time at which decisions must hold. */
  readonly now: number;
  /** Our own version. */
  readonly version: string;
  /** IRI of the document; by default one made of its content, so that the same decisions at the same time have the same id. */
  readonly id?: string;
}

/** A UUID made of a text (RFC 9562 version 8). */
export function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ].join('-');
}
