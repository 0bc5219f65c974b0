import { pick, texts } from './words.ts';

const PER_DEPENDENCY = 10;
const SEVERITIES = ['LOW', 'MEDIUM', 'HIGH', 'CRITICAL'] as const;

/** Dependency-Check's JSON report: dependencies with evidence and ten vulnerabilities each, `vulnerabilities` in all. */
export function* dependencyCheckReport(vulnerabilities: number): Generator<string, void, void> {
  const head = {
    reportSchema: '1.1',
    scanInfo: {
      engineVersion: '12.1.0',
      dataSource: [{ name: 'NVD API Last Checked', timestamp: '2026-11-20T08:00:00Z' }],
    },
    projectInfo: {
      name: 'shop',
      reportDate: '2026-11-20T08:00:00.123456789Z',
      credits: { NVD: 'National Vulnerability Database' },
    },
  };
  yield `${JSON.stringify(head).slice(0, -1)},"dependencies":[`;
  const descriptions = texts(300, 600);
  for (let number = 0; number < vulnerabilities; number += PER_DEPENDENCY) {
    const count = Math.min(PER_DEPENDENCY, vulnerabilities - number);
    yield (number === 0 ? '' : ',') + JSON.stringify(dependencyOf(number, count, descriptions));
  }
  yield ']}';
}

function dependencyOf(first: number, count: number, descriptions: readonly string[]): object {
  const name = `library-${first / PER_DEPENDENCY}`;
  const evidence = (type: string): object[] =>
    ['Manifest', 'pom', 'file', 'jar'].map((source) => ({
      type,
      confidence: 'HIGH',
      source,
      name: 'artifactid',
      value: name,
    }));
  return {
    isVirtual: false,
    fileName: `${name}-1.2.3.jar`,
    filePath: `/build/libraries/${name}-1.2.3.jar`,
    md5: '0123456789abcdef'.repeat(2),
    sha1: '01234567'.repeat(5),
    sha256: '0123456789abcdef'.repeat(4),
    evidenceCollected: {
      vendorEvidence: evidence('vendor'),
      productEvidence: evidence('product'),
      versionEvidence: evidence('version'),
    },
    packages: [
      {
        id: `pkg:maven/org.example/${name}@1.2.3`,
        confidence: 'HIGH',
        url: `https://ossindex.sonatype.org/component/${name}`,
      },
    ],
    vulnerabilityIds: [{ id: `cpe:2.3:a:example:${name}:1.2.3:*:*:*:*:*:*:*`, confidence: 'HIGHEST' }],
    vulnerabilities: Array.from({ length: count }, (_vulnerability, at) =>
      vulnerabilityOf(first + at, pick(descriptions, first + at)),
    ),
  };
}

function vulnerabilityOf(number: number, description: string): object {
  const name = `CVE-2024-${10_000 + (number % 60_000)}`;
  const severity = pick(SEVERITIES, number);
  return {
    source: 'NVD',
    name,
    severity,
    cvssv3: {
      baseScore: 7.5,
      attackVector: 'NETWORK',
      attackComplexity: 'LOW',
      privilegesRequired: 'NONE',
      userInteraction: 'NONE',
      scope: 'UNCHANGED',
      confidentialityImpact: 'NONE',
      integrityImpact: 'NONE',
      availabilityImpact: 'HIGH',
      baseSeverity: severity,
      exploitabilityScore: '3.9',
      impactScore: '3.6',
      version: '3.1',
    },
    cwes: [`CWE-${79 + (number % 40)}`],
    description,
    notes: '',
    references: Array.from({ length: 14 }, (_reference, at) => ({
      source: 'MISC',
      url: `https://references.example/${name}/${at}`,
      name: `https://references.example/${name}/${at}`,
    })),
    vulnerableSoftware: Array.from({ length: 10 }, (_software, at) => ({
      software: {
        id: `cpe:2.3:a:example:library:1.${at}.0:*:*:*:*:*:*:*`,
        ...(at === 0 && { vulnerabilityIdMatched: 'true' }),
        versionEndExcluding: `1.${at}.4`,
      },
    })),
  };
}
