import { describe, expect, test } from 'vitest';
import { readVariant as read } from './variants.ts';

const jquery = { component: 'jquery', version: '1.8.1', detection: 'filename' };
const retireDepcheck = `<?xml version="1.0"?><analysis xmlns="https://www.owasp.org/index.php/OWASP_Dependency_Check#1.2"><scanInfo/>
<projectInfo><name>shop</name></projectInfo><dependencies><dependency><fileName>jquery.js</fileName><filePath>/home/u/p/src/jquery.js</filePath>
<identifiers><identifier type="npm" confidence="HIGH"><name>jquery:1.8.1</name></identifier></identifiers><vulnerabilities><vulnerability>
<name>CVE-2030-1</name><severity>medium</severity><description>x</description></vulnerability></vulnerabilities></dependency></dependencies></analysis>`;

describe('Retire.js', () => {
  test.each([
    [
      'version 1, a list of files',
      [
        {
          file: '/src/a/jquery.js',
          results: [{ ...jquery, vulnerabilities: [{ severity: 'medium', identifiers: { summary: 'xss' } }] }],
        },
      ],
      ['retire-json complete Retire.js -', 'medium | retire/jquery/xss | npm:jquery@1.8.1 a/jquery.js'],
    ],
    [
      'version 1, node modules',
      [
        {
          results: [
            { component: 'qs', version: '0.6.0', parent: { component: 'a' }, vulnerabilities: [{ severity: 'high' }] },
          ],
        },
      ],
      ['retire-json complete Retire.js -', 'high | retire/qs/below-any | npm:qs@0.6.0 -'],
    ],
    [
      'the report of Dependency-Check that it writes',
      retireDepcheck,
      ['odc-xml complete Dependency-Check shop', 'medium | CVE-2030-1 | npm:jquery@1.8.1 src/jquery.js'],
    ],
  ])('%s', (_name, report, expected) => {
    expect(read(report)).toEqual(expected);
  });
});

describe('Trivy', () => {
  const vulnerability = { VulnerabilityID: 'CVE-2030-1', PkgName: 'zlib1g', InstalledVersion: '1', Severity: 'HIGH' };
  const os = { Target: 'nginx (debian 12)', Class: 'os-pkgs', Type: 'debian', Vulnerabilities: [vulnerability] };

  test('a cluster in summary', () => {
    const Findings = [{ Namespace: 'd', Kind: 'Deployment', Name: 'x', Results: [os] }];
    expect(read({ ClusterName: 'kind', Findings })).toEqual([
      'trivy-json complete Trivy kind',
      'high | CVE-2030-1 | deb:zlib1g@1 d/Deployment/x/nginx',
    ]);
  });

  test('secrets, licences and checks in one repository', () => {
    const Results = [
      {
        Target: 'a.env',
        Class: 'secret',
        Secrets: [{ RuleID: 'aws', Severity: 'CRITICAL', StartLine: 3, EndLine: 3 }],
      },
      { Target: 'x', Class: 'license', Licenses: [{ Severity: 'HIGH', PkgName: 'bash', Name: 'GPL-3.0' }] },
      {
        Target: 'Dockerfile',
        Class: 'config',
        Misconfigurations: [
          { ID: 'DS002', AVDID: 'AVD-DS-0002', Severity: 'HIGH', Status: 'FAIL' },
          { ID: 'DS001', Severity: 'LOW', Status: 'PASS' },
        ],
      },
    ];
    expect(read({ SchemaVersion: 2, ArtifactName: 'shop', ArtifactType: 'repository', Results })).toEqual([
      'trivy-json complete Trivy shop',
      'critical | trivy/aws | a.env:3',
      'high | trivy/license/GPL-3.0 | generic:bash@? x',
      'high | trivy/DS002=AVD-DS-0002 | Dockerfile:-',
    ]);
  });

  test('no result says nothing', () => {
    expect(read({ SchemaVersion: 2, ArtifactName: 'a', Results: null })).toEqual(['trivy-json degraded Trivy a']);
  });
});

const entry = (more: object): object => ({
  title: 't',
  severity: 'high',
  version: '1',
  packageManager: 'npm',
  ...more,
});

describe('Snyk', () => {
  test('a container with the applications in it', () => {
    const project = { ok: false, packageManager: 'npm', path: 'img', projectName: 'shop', uniqueCount: 1 };
    const inApp = entry({
      id: 'SNYK-JS-A-1',
      name: 'a',
      from: ['x', 'a@1'],
      identifiers: { GHSA: ['GHSA-aaaa-bbbb-cccc'] },
    });
    const inImage = entry({
      id: 'SNYK-DEBIAN11-ZLIB-1',
      name: 'zlib/zlib1g',
      packageManager: 'debian:11',
      from: ['i'],
    });
    expect(
      read({
        ...project,
        projectName: 'docker-image|img',
        vulnerabilities: [inImage],
        applications: [{ ...project, displayTargetFile: '/app/package.json', vulnerabilities: [inApp] }],
      }),
    ).toEqual([
      'snyk-json complete Snyk img, Snyk shop',
      'high | SNYK-DEBIAN11-ZLIB-1 | deb:zlib1g@1 -',
      'high | GHSA-aaaa-bbbb-cccc=SNYK-JS-A-1 | npm:a@1 app/package.json',
    ]);
  });

  test('grouped entries of several packages', () => {
    const grouped = entry({
      id: 'SNYK-JS-A-1',
      name: ['a', 'b'],
      from: [
        ['x', 'a@1'],
        ['x', 'b@2'],
      ],
    });
    expect(read({ ok: false, vulnerabilities: [grouped], projectName: 'shop', uniqueCount: 1 })).toEqual([
      'snyk-json complete Snyk shop',
      'high | SNYK-JS-A-1 | npm:a@1 - | npm:b@2 -',
    ]);
  });

  test('unmanaged code', () => {
    const found = entry({
      id: 'SNYK-UNMANAGED-X-1',
      name: 'zlib',
      packageManager: 'Unmanaged (C/C++)',
      from: ['a@1'],
      semver: {},
    });
    expect(read([{ issues: [], vulnerabilities: [found], path: '/home/u/p', dependencyCount: 1 }]).slice(1)).toEqual([
      'high | SNYK-UNMANAGED-X-1 | generic:zlib@1 -',
    ]);
  });
});

describe('npm, pnpm and yarn', () => {
  const advisory = {
    findings: [{ version: '1', paths: ['a'] }],
    id: 1,
    module_name: 'm',
    severity: 'high',
    cvss: { score: 0 },
  };

  test.each([
    [
      'npm 6 without a lockfile',
      { error: { code: 'EAUDITNOLOCK', summary: 's', detail: 'd' } },
      'npm-audit unreadable npm audit -',
    ],
    [
      "npm 7 on the registry's refusal",
      { message: 'refused', method: 'POST', uri: '/-/npm/v1', headers: {}, statusCode: 503, body: {} },
      'npm-audit unreadable npm audit -',
    ],
    ['pnpm without a lockfile', { error: { code: 'ERR_PNPM', message: 'none' } }, 'npm-audit unreadable npm audit -'],
    [
      'npm 6',
      { actions: [{ action: 'update' }], advisories: { 1: advisory }, muted: [], metadata: {} },
      'npm-audit-v6 complete npm audit -',
    ],
    ['pnpm 12', { advisories: { 1: advisory }, metadata: {} }, 'npm-audit-v6 complete pnpm audit -'],
    [
      'yarn 4',
      `${JSON.stringify({ value: 'm', children: { ID: 1, Issue: 'i', Severity: 'high', 'Tree Versions': ['1'] } })}\n`,
      'yarn-audit complete yarn audit -',
    ],
  ])('%s', (_name, report, expected) => {
    expect(read(report)[0]).toBe(expected);
  });
});
