import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { zipArchive } from '../../src/util/zip-archive.ts';

const LODASH = { version: '4.17.15', resolved: 'https://registry.example/lodash/-/lodash-4.17.15.tgz' };

/** Writes files below a folder. */
export function writeTree(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}

/** A project of two worlds: lodash 4.17.15 by npm, installed, and log4j-core 2.14.1 by Maven, as a jar too. */
export function writeProject(folder: string): void {
  const manifest = { name: 'shop', version: '1.0.0', dependencies: { lodash: '4.17.15' } };
  writeTree(folder, {
    'package.json': JSON.stringify(manifest, undefined, 2),
    'package-lock.json': JSON.stringify(
      { name: 'shop', version: '1.0.0', lockfileVersion: 3, packages: { '': manifest, 'node_modules/lodash': LODASH } },
      undefined,
      2,
    ),
    'node_modules/lodash/package.json': JSON.stringify({
      name: 'lodash',
      version: '4.17.15',
      homepage: 'https://lodash.com/',
      author: 'John-David Dalton <john.david.dalton@gmail.com>',
    }),
    'pom.xml': `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>example</groupId><artifactId>shop</artifactId><version>1</version>
  <dependencies>
    <dependency>
      <groupId>org.apache.logging.log4j</groupId><artifactId>log4j-core</artifactId><version>2.14.1</version>
    </dependency>
  </dependencies>
</project>
`,
    'lib/log4j-core-2.14.1.jar': zipArchive({
      'META-INF/MANIFEST.MF':
        'Manifest-Version: 1.0\r\nImplementation-Title: Apache Log4j Core\r\nImplementation-Version: 2.14.1\r\nImplementation-Vendor: The Apache Software Foundation\r\n\r\n',
      'META-INF/maven/org.apache.logging.log4j/log4j-core/pom.properties':
        'version=2.14.1\ngroupId=org.apache.logging.log4j\nartifactId=log4j-core\n',
      'META-INF/maven/org.apache.logging.log4j/log4j-core/pom.xml': `<project><modelVersion>4.0.0</modelVersion>
<groupId>org.apache.logging.log4j</groupId><artifactId>log4j-core</artifactId><version>2.14.1</version></project>
`,
    }),
  });
}

const OSV_LODASH = {
  schema_version: '1.6.0',
  id: 'GHSA-35jh-r3h4-6jhm',
  modified: '2025-01-01T00:00:00Z',
  published: '2021-05-06T16:05:51Z',
  aliases: ['CVE-2021-23337'],
  summary: 'Command Injection in lodash',
  details: 'Templates run what they are given.',
  severity: [{ type: 'CVSS_V3', score: 'CVSS:3.1/AV:N/AC:L/PR:H/UI:N/S:U/C:H/I:H/A:H' }],
  affected: [
    {
      package: { ecosystem: 'npm', name: 'lodash' },
      ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }, { fixed: '4.17.21' }] }],
    },
  ],
  database_specific: { severity: 'HIGH', cwe_ids: ['CWE-77'] },
};

const OSV_LOG4J = {
  ...OSV_LODASH,
  id: 'GHSA-jfh8-c2jp-5v3q',
  aliases: ['CVE-2021-44228'],
  summary: 'Remote code injection in Log4j',
  severity: [{ type: 'CVSS_V3', score: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H' }],
  affected: [
    {
      package: { ecosystem: 'Maven', name: 'org.apache.logging.log4j:log4j-core' },
      ranges: [{ type: 'ECOSYSTEM', events: [{ introduced: '2.13.0' }, { fixed: '2.15.0' }] }],
    },
  ],
  database_specific: { severity: 'CRITICAL', cwe_ids: ['CWE-502'] },
};

/** Writes an offline OSV database, in the layout of OSV-Scanner 2.5. `npm: {}` makes an archive without a record. */
export function writeOsvDatabase(
  folder: string,
  archives: Readonly<Record<string, Readonly<Record<string, object>>>> = {
    npm: { [OSV_LODASH.id]: OSV_LODASH },
    Maven: { [OSV_LOG4J.id]: OSV_LOG4J },
  },
): void {
  for (const [ecosystem, records] of Object.entries(archives)) {
    const files = Object.entries(records).map(([id, record]) => [`${id}.json`, JSON.stringify(record)]);
    writeTree(folder, {
      [`osv-scalibr/${ecosystem}/all.zip`]: zipArchive(Object.fromEntries(files) as Record<string, string>),
    });
  }
}

function feed(vulnerabilities: readonly object[]): Uint8Array {
  return gzipSync(
    JSON.stringify({
      resultsPerPage: vulnerabilities.length,
      startIndex: 0,
      totalResults: vulnerabilities.length,
      format: 'NVD_CVE',
      version: '2.0',
      timestamp: '2025-01-01T00:00:00.000',
      vulnerabilities,
    }),
  );
}

/** Writes a feed of the NVD (API 2.0) that knows Log4Shell and lodash's command injection, or the latter alone. */
export function writeNvdFeed(folder: string, knows: 'all' | 'lodash' = 'all'): void {
  writeTree(folder, {
    'cache.properties': [
      'prefix=nvdcve-',
      'lastModifiedDate=2025-01-01T00:00:00Z',
      'lastModifiedDate.modified=2025-01-01T00:00:00Z',
      'lastModifiedDate.2021=2025-01-01T00:00:00Z',
      '',
    ].join('\n'),
    'nvdcve-2021.json.gz': feed([
      ...(knows === 'all' ? [cve('CVE-2021-44228', 'apache:log4j', '*', { from: '2.13.0', to: '2.15.0' }, 10)] : []),
      cve('CVE-2021-23337', 'lodash:lodash', 'node.js', { to: '4.17.21' }, 7.2),
    ]),
    'nvdcve-modified.json.gz': feed([]),
  });
}

function cve(
  id: string,
  product: string,
  platform: string,
  { from, to }: { readonly from?: string; readonly to: string },
  score: number,
): object {
  const worst = score === 10;
  return {
    cve: {
      id,
      sourceIdentifier: 'source@example.org',
      published: '2021-12-10T10:15:09.143',
      lastModified: '2023-04-03T20:15:00.000',
      vulnStatus: 'Analyzed',
      descriptions: [{ lang: 'en', value: `A flaw of ${product}.` }],
      metrics: {
        cvssMetricV31: [
          {
            source: 'nvd@nist.gov',
            type: 'Primary',
            cvssData: {
              version: '3.1',
              vectorString: worst
                ? 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H'
                : 'CVSS:3.1/AV:N/AC:L/PR:H/UI:N/S:U/C:H/I:H/A:H',
              attackVector: 'NETWORK',
              attackComplexity: 'LOW',
              privilegesRequired: worst ? 'NONE' : 'HIGH',
              userInteraction: 'NONE',
              scope: worst ? 'CHANGED' : 'UNCHANGED',
              confidentialityImpact: 'HIGH',
              integrityImpact: 'HIGH',
              availabilityImpact: 'HIGH',
              baseScore: score,
              baseSeverity: worst ? 'CRITICAL' : 'HIGH',
            },
            exploitabilityScore: worst ? 3.9 : 1.2,
            impactScore: worst ? 6 : 5.9,
          },
        ],
      },
      weaknesses: [{ source: 'nvd@nist.gov', type: 'Primary', description: [{ lang: 'en', value: 'CWE-502' }] }],
      configurations: [
        {
          nodes: [
            {
              operator: 'OR',
              negate: false,
              cpeMatch: [
                {
                  vulnerable: true,
                  criteria: `cpe:2.3:a:${product}:*:*:*:*:*:${platform}:*:*`,
                  matchCriteriaId: `AAAAAAAA-0000-0000-0000-0000000000${worst ? '01' : '02'}`,
                  ...(from !== undefined && { versionStartIncluding: from }),
                  versionEndExcluding: to,
                },
              ],
            },
          ],
        },
      ],
      references: [{ url: 'https://example.org/advisory', source: 'source@example.org', tags: ['Vendor Advisory'] }],
    },
  };
}
