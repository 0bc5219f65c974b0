import { pick, texts, words } from './words.ts';

const TARGETS = 50;
const SEVERITIES = ['LOW', 'MEDIUM', 'HIGH', 'CRITICAL', 'UNKNOWN'] as const;

/** `trivy image --format json`: `vulnerabilities` in 50 results, with descriptions and twenty references each. */
export function* trivyReport(vulnerabilities: number): Generator<string, void, void> {
  const head = {
    SchemaVersion: 2,
    CreatedAt: '2026-11-20T08:00:00Z',
    ArtifactName: 'shop:1.0',
    ArtifactType: 'container_image',
  };
  yield `${JSON.stringify(head).slice(0, -1)},"Results":[`;
  const descriptions = texts(300, 900);
  let number = 0;
  for (let target = 0; target < TARGETS; target += 1) {
    yield `${target === 0 ? '' : ','}{"Target":"app-${target}/package-lock.json","Class":"lang-pkgs","Type":"npm","Vulnerabilities":[`;
    const end = Math.floor(((target + 1) * vulnerabilities) / TARGETS);
    for (let first = true; number < end; number += 1, first = false) {
      yield (first ? '' : ',') + JSON.stringify(vulnerabilityOf(number, pick(descriptions, number)));
    }
    yield ']}';
  }
  yield ']}';
}

function vulnerabilityOf(number: number, description: string): object {
  const name = `package-${number % 4000}`;
  const id = `CVE-2024-${10_000 + (number % 60_000)}`;
  return {
    VulnerabilityID: id,
    PkgID: `${name}@1.${number % 17}.0`,
    PkgName: name,
    PkgIdentifier: { PURL: `pkg:npm/${name}@1.${number % 17}.0`, UID: number.toString(16).padStart(16, '0') },
    InstalledVersion: `1.${number % 17}.0`,
    FixedVersion: `1.${(number % 17) + 1}.0, 2.0.1`,
    Status: 'fixed',
    Layer: { Digest: `sha256:${'ab12'.repeat(16)}`, DiffID: `sha256:${'cd34'.repeat(16)}` },
    SeveritySource: 'ghsa',
    PrimaryURL: `https://avd.aquasec.com/nvd/${id.toLowerCase()}`,
    DataSource: { ID: 'ghsa', Name: 'GitHub Security Advisory npm', URL: 'https://github.com/advisories' },
    Title: words(number % 300, 60),
    Description: description,
    Severity: pick(SEVERITIES, number),
    CweIDs: [`CWE-${79 + (number % 40)}`],
    VendorSeverity: { ghsa: 3, nvd: 3, redhat: 2 },
    CVSS: {
      ghsa: { V3Vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H', V3Score: 7.5 },
      nvd: {
        V2Vector: 'AV:N/AC:L/Au:N/C:N/I:N/A:P',
        V3Vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H',
        V2Score: 5,
        V3Score: 7.5,
      },
    },
    References: Array.from({ length: 12 }, (_reference, at) => `https://references.example/${id}/${at}/${name}`),
    PublishedDate: '2024-03-04T05:06:07.08Z',
    LastModifiedDate: '2024-05-06T07:08:09.1Z',
  };
}
