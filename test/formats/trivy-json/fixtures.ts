import { expect } from 'vitest';
import { format } from '../../../src/formats/trivy-json/index.ts';
import type { Finding } from '../../../src/model/finding.ts';
import { readAll } from '../../read-all.ts';

/** An entry of `Vulnerabilities`. */
export const vulnerability = (more: object = {}): object => ({
  VulnerabilityID: 'CVE-2031-0001',
  VendorIDs: ['GHSA-aaaa-bbbb-cccc', 'RHSA-2031:0042'],
  PkgID: 'left-pad@1.0.0',
  PkgName: 'left-pad',
  PkgIdentifier: { PURL: 'pkg:npm/left-pad@1.0.0', UID: '1' },
  InstalledVersion: '1.0.0',
  FixedVersion: '1.0.1, 2.0.0',
  Status: 'fixed',
  SeveritySource: 'ghsa',
  PrimaryURL: 'https://avd.example/cve-2031-0001',
  DataSource: { ID: 'ghsa', Name: 'Advisory database' },
  Title: 'left-pad: pads the wrong side',
  Description: 'It pads the wrong side.',
  Severity: 'HIGH',
  CweIDs: ['CWE-79'],
  CVSS: {
    nvd: { V2Vector: 'AV:N/AC:L/Au:N/C:P/I:N/A:N', V2Score: 5, V3Vector: 'CVSS:3.1/AV:N', V3Score: 9.8 },
    ghsa: { V3Vector: 'CVSS:3.1/AV:L', V3Score: 7.1 },
  },
  ...more,
});
/** A failed entry of `Misconfigurations`. */
export const misconfiguration = (more: object = {}): object => ({
  ID: 'DS-0002',
  AVDID: 'AVD-DS-0002',
  Title: 'Image user should not be root',
  Description: 'Root can escape.',
  Message: 'Specify at least one USER',
  Resolution: 'Add a USER line',
  Severity: 'MEDIUM',
  PrimaryURL: 'https://avd.example/ds002',
  Status: 'FAIL',
  CauseMetadata: {
    Provider: 'Dockerfile',
    StartLine: 3,
    EndLine: 4,
    Code: {
      Lines: [
        { Number: 2, Content: 'FROM scratch', IsCause: false },
        { Number: 3, Content: 'RUN a', IsCause: true },
        { Number: 4, Content: 'RUN b', IsCause: true },
      ],
    },
  },
  ...more,
});
/** An entry of `Results` with one vulnerability. */
export const result = (more: object = {}): object => ({
  Target: 'web/package-lock.json',
  Class: 'lang-pkgs',
  Type: 'npm',
  Packages: [
    { ID: 'shop@1.0.0', Name: 'shop', Version: '1.0.0', DependsOn: ['left-pad@1.0.0'], Locations: [{ StartLine: 2 }] },
    { ID: 'left-pad@1.0.0', Name: 'left-pad', Version: '1.0.0', Locations: [{ StartLine: 12, EndLine: 15 }] },
  ],
  Vulnerabilities: [vulnerability()],
  ...more,
});
/** A report of schema 2. */
export const report = (results: readonly object[] | null = [result()], more: object = {}): object => ({
  SchemaVersion: 2,
  Trivy: { Version: '0.69.1' },
  ArtifactName: '.',
  ArtifactType: 'filesystem',
  Results: results,
  ...more,
});
/** The only finding of a report. */
export function only(text: string | object): Finding {
  const { items } = readAll(format, text);
  expect(items).toHaveLength(1);
  const [item] = items;
  if (item === undefined) throw new Error('no finding');
  return item.finding;
}
