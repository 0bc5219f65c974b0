import type { Brand } from './brand.ts';

/** Stable identity of a finding: 32 lower-case hexadecimal digits. */
export type Fingerprint = Brand<string, 'Fingerprint'>;

/** The key under which SARIF `partialFingerprints` carries our identity; the version changes with the algorithm. */
export const FINGERPRINT_KEY = 'tollgate/v0';

/** A fingerprint from text, or nothing where the text is none. */
export function parseFingerprint(text: string): Fingerprint | undefined {
  return /^[0-9a-f]{32}$/u.test(text) ? (text as Fingerprint) : undefined;
}
