/** An entry of `vulnerabilities`. */
export const entry = (more: object = {}): object => ({
  id: 'SNYK-JS-LEDGER-100',
  title: 'Prototype Pollution',
  description: '## Overview\nledger merges what it should not.\n\n## Details\nLong.\n\n## Remediation\nUpgrade.',
  CVSSv3: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
  cvssScore: 9.8,
  severity: 'high',
  severityWithCritical: 'critical',
  identifiers: {
    CVE: ['CVE-2024-10001'],
    CWE: ['CWE-1321'],
    GHSA: ['GHSA-abcd-2345-wxyz'],
    NSP: 338,
    RHSA: ['RHSA-2024:1'],
  },
  semver: { vulnerable: ['<2.0.0', '>=3.0.0 <3.1.0'] },
  fixedIn: ['2.0.0', '3.1.0'],
  exploit: 'Proof of Concept',
  language: 'js',
  packageManager: 'npm',
  packageName: 'ledger',
  from: ['shop@1.0.0', 'cart@2.0.0', 'ledger@1.4.0'],
  upgradePath: [false, 'cart@2.1.0', 'ledger@2.0.0'],
  isUpgradable: true,
  isPatchable: false,
  name: 'ledger',
  version: '1.4.0',
  ...more,
});

/** A tested project. */
export const project = (vulnerabilities: unknown, more: object = {}): object => ({
  vulnerabilities,
  ok: Array.isArray(vulnerabilities) && vulnerabilities.length === 0,
  dependencyCount: 12,
  packageManager: 'npm',
  filtered: { ignore: [], patch: [] },
  projectName: 'shop',
  displayTargetFile: 'web\\package-lock.json',
  path: '/home/me/shop',
  ...more,
});
