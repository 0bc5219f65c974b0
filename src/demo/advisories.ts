/** One published advisory for one range of versions of one npm package, in the words and figures of the GitHub Advisory Database. */
export interface Advisory {
  /** `GHSA-…`; an advisory with several ranges stands here once for each range that the demo project meets. */
  readonly ghsa: string;
  readonly package: string;
  /** What is wrong, in our own words. */
  readonly title: string;
  readonly severity: 'low' | 'moderate' | 'high' | 'critical';
  /** Comparators parted by blanks, all of which must hold: `>=6.7.0 <6.7.3`. */
  readonly vulnerableVersions: string;
  readonly cwe: readonly string[];
  readonly cvss: { readonly score: number; readonly vector: string };
}

/**
 * A small sample of real advisories, enough to show what a dependency audit finds; it is no advisory database.
 * Facts from https://github.com/github/advisory-database (CC-BY-4.0), `advisories/github-reviewed`, read in 2026.
 */
export const SAMPLE_ADVISORIES: readonly Advisory[] = [
  {
    ghsa: 'GHSA-4w2v-q235-vp99',
    package: 'axios',
    title: 'Redirects get past a proxy to hosts that should be out of reach (SSRF)',
    severity: 'moderate',
    vulnerableVersions: '<0.21.1',
    cwe: ['CWE-918'],
    cvss: { score: 5.9, vector: 'CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:H/I:N/A:N' },
  },
  {
    ghsa: 'GHSA-wf5p-g6vw-rhxx',
    package: 'axios',
    title: 'The XSRF token goes out to every host that is called',
    severity: 'moderate',
    vulnerableVersions: '>=0.8.1 <0.28.0',
    cwe: ['CWE-352'],
    cvss: { score: 6.5, vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:N/A:N' },
  },
  {
    ghsa: 'GHSA-rv95-896h-c2vc',
    package: 'express',
    title: 'Malformed URLs slip past allow lists and redirect elsewhere',
    severity: 'moderate',
    vulnerableVersions: '<4.19.2',
    cwe: ['CWE-601', 'CWE-1286'],
    cvss: { score: 6.1, vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N' },
  },
  {
    ghsa: 'GHSA-74fj-2j2h-c42q',
    package: 'follow-redirects',
    title: 'Cookies are sent on to another host after a redirect',
    severity: 'high',
    vulnerableVersions: '<1.14.7',
    cwe: ['CWE-359'],
    cvss: { score: 8, vector: 'CVSS:3.0/AV:N/AC:L/PR:L/UI:R/S:U/C:H/I:H/A:H' },
  },
  {
    ghsa: 'GHSA-pw2r-vq6v-hr8c',
    package: 'follow-redirects',
    title: 'The Authorization header is sent on when a redirect leaves HTTPS',
    severity: 'moderate',
    vulnerableVersions: '<1.14.8',
    cwe: ['CWE-200', 'CWE-212'],
    cvss: { score: 5.9, vector: 'CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:H/I:N/A:N' },
  },
  {
    ghsa: 'GHSA-cxjh-pqwp-8mfp',
    package: 'follow-redirects',
    title: 'The Proxy-Authorization header is kept when a redirect changes the host',
    severity: 'moderate',
    vulnerableVersions: '<1.15.6',
    cwe: ['CWE-200'],
    cvss: { score: 6.5, vector: 'CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:N' },
  },
  {
    ghsa: 'GHSA-8cf7-32gw-wr33',
    package: 'jsonwebtoken',
    title: 'Keys of outdated kinds are accepted for verifying signatures',
    severity: 'high',
    vulnerableVersions: '<9.0.0',
    cwe: ['CWE-327'],
    cvss: { score: 8.1, vector: 'CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:N' },
  },
  {
    ghsa: 'GHSA-hjrf-2m68-5959',
    package: 'jsonwebtoken',
    title: 'An RSA public key may serve as HMAC secret, so that tokens can be forged',
    severity: 'moderate',
    vulnerableVersions: '<9.0.0',
    cwe: ['CWE-287', 'CWE-1259'],
    cvss: { score: 5, vector: 'CVSS:3.1/AV:N/AC:H/PR:L/UI:N/S:U/C:L/I:L/A:L' },
  },
  {
    ghsa: 'GHSA-qwph-4952-7xr6',
    package: 'jsonwebtoken',
    title: 'Unsigned tokens pass verification where no key and no algorithm is given',
    severity: 'moderate',
    vulnerableVersions: '<9.0.0',
    cwe: ['CWE-287', 'CWE-327', 'CWE-347'],
    cvss: { score: 6.4, vector: 'CVSS:3.1/AV:N/AC:H/PR:L/UI:N/S:U/C:L/I:H/A:L' },
  },
  {
    ghsa: 'GHSA-29mw-wpgm-hmr9',
    package: 'lodash',
    title: 'Trimming a crafted string takes very long (ReDoS)',
    severity: 'moderate',
    vulnerableVersions: '<4.17.21',
    cwe: ['CWE-400', 'CWE-1333'],
    cvss: { score: 5.3, vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:L' },
  },
  {
    ghsa: 'GHSA-35jh-r3h4-6jhm',
    package: 'lodash',
    title: 'Template options can inject code',
    severity: 'high',
    vulnerableVersions: '<4.17.21',
    cwe: ['CWE-77', 'CWE-94'],
    cvss: { score: 7.2, vector: 'CVSS:3.1/AV:N/AC:L/PR:H/UI:N/S:U/C:H/I:H/A:H' },
  },
  {
    ghsa: 'GHSA-vh95-rmgr-6w4m',
    package: 'minimist',
    title: 'Arguments named __proto__ change the prototype of all objects',
    severity: 'moderate',
    vulnerableVersions: '<0.2.1',
    cwe: ['CWE-1321'],
    cvss: { score: 5.6, vector: 'CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:L/I:L/A:L' },
  },
  {
    ghsa: 'GHSA-xvch-5gv4-984h',
    package: 'minimist',
    title: 'Arguments can still change prototypes by way of a constructor',
    severity: 'critical',
    vulnerableVersions: '<0.2.4',
    cwe: ['CWE-1321'],
    cvss: { score: 9.8, vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H' },
  },
  {
    ghsa: 'GHSA-r683-j2x4-v87g',
    package: 'node-fetch',
    title: 'Cookies and credentials are sent on to another host after a redirect',
    severity: 'high',
    vulnerableVersions: '<2.6.7',
    cwe: ['CWE-173', 'CWE-200', 'CWE-601'],
    cvss: { score: 8.8, vector: 'CVSS:3.0/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H' },
  },
  {
    ghsa: 'GHSA-hrpp-h998-j3pp',
    package: 'qs',
    title: 'A query string with __proto__ keys hangs the process',
    severity: 'high',
    vulnerableVersions: '>=6.7.0 <6.7.3',
    cwe: ['CWE-1321'],
    cvss: { score: 7.5, vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H' },
  },
  {
    ghsa: 'GHSA-72xf-g2v4-qvf3',
    package: 'tough-cookie',
    title: 'A crafted cookie changes the prototype of all objects',
    severity: 'moderate',
    vulnerableVersions: '<4.1.3',
    cwe: ['CWE-1321'],
    cvss: { score: 6.5, vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:L/I:L/A:N' },
  },
];
