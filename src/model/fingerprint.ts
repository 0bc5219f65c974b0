import type { Brand } from './brand.ts';

/** Stable identity of a finding: 32 lower-case hexadecimal digits. */
export type Fingerprint = Brand<string, 'Fingerprint'>;

/** The key under which SARIF `partialFingerprints` carries our identity; the version changes with the algorithm. */
export const FINGERPRINT_KEY = 'tollgate/v1';

/** The key of the finer fingerprints that one finding unites, so that every merge can be audited: 16 digits each, sorted, parted by commas. */
export const DETAIL_KEY = 'tollgate/v1/detail';
