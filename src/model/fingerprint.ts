import type { Brand } from './brand.ts';

/** Stable identity of a finding: 32 lower-case hexadecimal digits. */
export type Fingerprint = Brand<string, 'Fingerprint'>;

/** The key under which SARIF `partialFingerprints` carries our identity; the version changes with the algorithm. */
export const FINGERPRINT_KEY = 'tollgate/v0';
