import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { SealedPlace } from './vault.ts';

/** How texts are sealed; everything but `{}` is a planted flaw. */
export interface SealingFlaws {
  /** AES-ECB: equal texts give equal ciphertexts. */
  readonly ecb?: boolean;
  /** The same nonce every time. */
  readonly fixedNonce?: boolean;
  /** A ciphertext opens in any row. */
  readonly unbound?: boolean;
  /** A tag of any length is accepted. */
  readonly anyTag?: boolean;
}

const NONCE = 12;
const TAG = 16;

/**
 * Seals a text with AES-256-GCM: random nonce of 96 bits, tag of 128, bound to table, column and row as additional data.
 * Shape: `1:VERSION:` and base64url of nonce, tag, ciphertext. Source: NIST SP 800-38D, 5.2 and 8.2.2.
 */
export function sealField(
  key: Uint8Array,
  version: number,
  place: SealedPlace,
  text: string,
  flaws: SealingFlaws = {},
): string {
  if (flaws.ecb === true) {
    const cipher = createCipheriv('aes-256-ecb', key, null);
    return `0:${version}:${Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]).toString('base64url')}`;
  }
  const nonce = flaws.fixedNonce === true ? Buffer.alloc(NONCE, 1) : randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG });
  if (flaws.unbound !== true) cipher.setAAD(boundTo(place));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return `1:${version}:${Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')}`;
}

/** The version of the key that sealed this. @throws Error where it is no sealed text */
export function sealedVersion(sealed: string): number {
  return Number(partsOf(sealed).version);
}

/** Opens what `sealField` sealed. @throws Error where place, key or text differ */
export function openField(key: Uint8Array, place: SealedPlace, sealed: string, flaws: SealingFlaws = {}): string {
  const { mode, bytes } = partsOf(sealed);
  if (mode === '0') {
    // Only a shop that seals this way may open it: otherwise the lesser cipher could be smuggled in.
    if (flaws.ecb !== true) throw new Error('the text is not sealed with AES-256-GCM');
    const decipher = createDecipheriv('aes-256-ecb', key, null);
    return Buffer.concat([decipher.update(bytes), decipher.final()]).toString('utf8');
  }
  if (flaws.anyTag === true) return openLoosely(key, place, bytes, flaws);
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE), { authTagLength: TAG });
  if (flaws.unbound !== true) decipher.setAAD(boundTo(place));
  decipher.setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
  return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]).toString('utf8');
}

// What an unpinned tag length allows: whoever writes the row decides how much of the tag is checked. A tag whose last
// twelve bytes are zero counts as one of four bytes.
function openLoosely(key: Uint8Array, place: SealedPlace, bytes: Buffer, flaws: SealingFlaws): string {
  const short = bytes.length >= NONCE + 5 && bytes.subarray(NONCE + 4, NONCE + TAG).every((byte) => byte === 0);
  const length = short ? 4 : TAG;
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE), { authTagLength: length });
  if (flaws.unbound !== true) decipher.setAAD(boundTo(place));
  decipher.setAuthTag(bytes.subarray(NONCE, NONCE + length));
  return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]).toString('utf8');
}

function partsOf(sealed: string): { readonly mode: string; readonly version: string; readonly bytes: Buffer } {
  const [, mode = '', version = '', text = ''] = /^([01]):([1-9]\d{0,8}):([\w-]+)$/u.exec(sealed) ?? [];
  const bytes = Buffer.from(text, 'base64url');
  // The last character has bits that decoding ignores: another spelling of the same bytes is a changed text all the same.
  if (text === '' || bytes.toString('base64url') !== text) throw new Error('this is no sealed text');
  return { mode, version, bytes };
}

function boundTo({ table, column, row }: SealedPlace): Buffer {
  return Buffer.from(JSON.stringify([table, column, row]));
}
