import { describe, expect, test } from 'vitest';
import { format } from '../../../src/formats/snyk-json/index.ts';
import type { Finding } from '../../../src/model/finding.ts';
import { readAll } from '../../read-all.ts';
import { entry, project } from './made-up-report.ts';

const one = (more: object): Finding => {
  const [item] = readAll(format, project([entry(more)])).items;
  if (item === undefined) throw new Error('no finding');
  return item.finding;
};

const issue = (more: object): object => ({
  id: 'SNYK-CC-TF-1',
  title: 'Bucket is public',
  severity: 'high',
  isIgnored: false,
  documentation: 'https://security.snyk.io/rules/cloud/SNYK-CC-TF-1',
  issue: 'Anybody reads the bucket',
  impact: 'Card data leaks',
  resolve: 'Set `acl` to private',
  lineNumber: 9,
  msg: 'resource.aws_s3_bucket[cards].acl',
  subType: 'S3',
  ...more,
});

describe('snyk-json', () => {
  test('makes a finding of every entry, one for each dependency path', () => {
    const other = entry({ from: ['shop@1.0.0', 'ledger@1.4.0'] });
    const { items, end } = readAll(format, project([entry(), other]));
    expect(end).toMatchObject({
      status: 'complete',
      counts: { raw: 2, occurrences: 2, dropped: {} },
      notices: [],
      runs: [{ tool: { name: 'Snyk' }, scan: 'dependencies', target: 'shop', status: 'complete' }],
    });
    expect(items[0]).toMatchObject({
      run: 0,
      finding: {
        rule: {
          id: 'CVE-2024-10001',
          title: 'Prototype Pollution',
          description: 'ledger merges what it should not.',
          helpUri: 'https://security.snyk.io/vuln/SNYK-JS-LEDGER-100',
          securitySeverity: 9.8,
          tags: ['security', 'external/cwe/cwe-1321'],
        },
        severity: 'critical',
        message: 'ledger@1.4.0: Prototype Pollution',
        locations: [
          { kind: 'package', ecosystem: 'npm', name: 'ledger', version: '1.4.0', manifest: 'web/package-lock.json' },
        ],
        aliases: ['GHSA-abcd-2345-wxyz', 'SNYK-JS-LEDGER-100', 'npm/338'],
        suppressions: [],
      },
    });
    expect(items[0]?.finding.evidence?.split('\n')).toEqual([
      'path: shop@1.0.0 > cart@2.0.0 > ledger@1.4.0',
      'vulnerable: <2.0.0 || >=3.0.0 <3.1.0',
      'fixed in: 2.0.0, 3.1.0',
      'upgrade: cart@2.1.0',
      'cvss: 9.8 CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
      'exploit: Proof of Concept',
      'bulletins: RHSA-2024:1',
    ]);
    expect(items[1]?.finding.rule).toBe(items[0]?.finding.rule);
  });

  test('reads a list of projects: a run for each name, and each its own manifest', () => {
    const { items, end } = readAll(format, [
      project([entry()]),
      project([], { projectName: 'bare', displayTargetFile: 'pom.xml' }),
      project([entry({ name: 'cart' })], { displayTargetFile: 'api/package-lock.json' }),
    ]);
    expect(end).toMatchObject({ status: 'complete', counts: { raw: 2 } });
    expect(end.runs.map(({ target }) => target)).toEqual(['shop', 'bare']);
    expect(items.map(({ run, finding }) => [run, finding.locations[0]])).toMatchObject([
      [0, { name: 'ledger', manifest: 'web/package-lock.json' }],
      [0, { name: 'cart', manifest: 'api/package-lock.json' }],
    ]);
  });

  test('reads a container test with its applications', () => {
    const system = entry({
      language: 'linux',
      packageManager: 'debian:11',
      packageName: 'openssl',
      name: 'openssl/libssl1.1',
      version: '1.1',
    });
    const image = project([system], {
      projectName: 'docker-image|acme/shop',
      displayTargetFile: undefined,
      path: 'acme/shop:latest',
      docker: {},
      applications: [
        project([entry()], { projectName: 'web', displayTargetFile: '/app/package.json', path: 'acme/shop:latest' }),
      ],
    });
    const { items, end } = readAll(format, image);
    expect(end.runs.map(({ target }) => target)).toEqual(['acme/shop', 'web']);
    expect(items.map(({ run, finding }) => [run, finding.locations])).toEqual([
      [0, [{ kind: 'package', ecosystem: 'deb', name: 'libssl1.1', version: '1.1' }]],
      [1, [{ kind: 'package', ecosystem: 'npm', name: 'ledger', version: '1.4.0', manifest: 'app/package.json' }]],
    ]);
    expect(items[0]?.finding.evidence).toContain('source package: openssl');
  });

  test('makes one finding of a grouped entry, with every package and path', () => {
    const grouped = entry({
      from: [
        ['shop@1.0.0', 'ledger@1.4.0'],
        ['shop@1.0.0', 'cart@2.0.0', 'ledger-core@1.5.0'],
        ['shop@1.0.0', 'pay@1.0.0', 'ledger@1.4.0'],
      ],
      name: ['ledger', 'ledger-core', 'ledger'],
    });
    const { items, end } = readAll(format, project([grouped]));
    expect(end.counts).toEqual({ raw: 1, occurrences: 1, dropped: {} });
    expect(items[0]?.finding.locations).toMatchObject([
      { name: 'ledger', version: '1.4.0' },
      { name: 'ledger-core', version: '1.5.0' },
    ]);
    expect(items[0]?.finding.evidence?.match(/^path: /gmu)).toHaveLength(3);
    expect(items[0]?.finding.message).toBe('ledger@1.4.0: Prototype Pollution');
  });

  test('reads licences', () => {
    const licence = {
      id: 'snyk:lic:npm:ledger:GPL-3.0',
      type: 'license',
      license: 'GPL-3.0',
      title: 'GPL-3.0 license',
      severity: 'medium',
      packageManager: 'npm',
      name: 'ledger',
      version: '1.4.0',
      from: ['shop@1.0.0', 'ledger@1.4.0'],
      semver: { vulnerable: ['>=0'] },
    };
    const finding = readAll(format, project([licence])).items[0]?.finding;
    expect(finding).toMatchObject({
      rule: { id: 'snyk:lic:npm:ledger:GPL-3.0', title: 'GPL-3.0 license', tags: ['license'] },
      severity: 'medium',
      message: 'ledger@1.4.0: GPL-3.0 license',
      aliases: [],
    });
    expect(finding?.rule.securitySeverity).toBeUndefined();
  });

  test('makes suppressed findings of what a policy ignores or has patched', () => {
    const ignored = entry({
      filtered: {
        ignored: [
          {
            reason: 'Not reachable',
            expires: '2027-01-31T00:00:00.000Z',
            path: ['*'],
            ignoredBy: { name: 'A. Owner' },
          },
          { reasonType: 'wont-fix' },
        ],
      },
    });
    const patched = entry({ id: 'SNYK-JS-CART-1', filtered: { patches: [{ patched: '2026-01-01', path: ['*'] }] } });
    const { items, end } = readAll(format, project([], { filtered: { ignore: [ignored, entry()], patch: [patched] } }));
    expect(end).toMatchObject({ status: 'complete', counts: { raw: 3, occurrences: 3 } });
    expect(items.map(({ finding }) => finding.suppressions)).toEqual([
      [
        {
          kind: 'external',
          status: 'accepted',
          reason: 'Not reachable',
          owner: 'A. Owner',
          expires: '2027-01-31T00:00:00.000Z',
        },
        { kind: 'external', status: 'accepted', reason: 'wont-fix' },
      ],
      [{ kind: 'external', status: 'accepted' }],
      [{ kind: 'external', status: 'accepted', reason: 'patched by Snyk' }],
    ]);
  });

  test('reads infrastructure findings', () => {
    const { items, end } = readAll(format, {
      vulnerabilities: [],
      targetFile: './terraform/cards.tf',
      targetFilePath: '/home/me/terraform/cards.tf',
      projectName: 'infra',
      projectType: 'terraformconfig',
      ok: false,
      infrastructureAsCodeIssues: [issue({}), issue({ lineNumber: -1, isIgnored: true })],
    });
    expect(end).toMatchObject({ status: 'complete', counts: { raw: 2, occurrences: 2 }, runs: [{ target: 'infra' }] });
    expect(end.runs[0]?.scan).toBeUndefined();
    expect(items.map(({ finding }) => finding)).toMatchObject([
      {
        rule: {
          id: 'snyk/SNYK-CC-TF-1',
          title: 'Bucket is public',
          description: 'Anybody reads the bucket. Card data leaks',
          fix: 'Set `acl` to private',
          helpUri: 'https://security.snyk.io/rules/cloud/SNYK-CC-TF-1',
        },
        severity: 'high',
        message: 'Bucket is public (resource.aws_s3_bucket[cards].acl)',
        locations: [{ kind: 'file', uri: 'terraform/cards.tf', region: { startLine: 9 } }],
        suppressions: [],
      },
      {
        locations: [{ kind: 'file', uri: 'terraform/cards.tf' }],
        suppressions: [{ kind: 'external', status: 'accepted' }],
      },
    ]);
  });

  test.each([
    ['the word that knows critical', {}, 'critical'],
    ['the old word', { severityWithCritical: undefined }, 'high'],
    ['the score', { severityWithCritical: null, severity: null, cvssScore: '5.1' }, 'medium'],
    ['nothing', { severityWithCritical: 1, severity: '?', cvssScore: null }, 'medium'],
  ])('takes the severity from %s', (_name, more, severity) => {
    expect(one(more).severity).toBe(severity);
  });

  test.each([
    ['no identifiers', { identifiers: null }, 'SNYK-JS-LEDGER-100', []],
    [
      'several CVEs',
      { identifiers: { CVE: ['CVE-2024-2', 'CVE-2024-1000'] } },
      'CVE-2024-1000',
      ['CVE-2024-2', 'SNYK-JS-LEDGER-100'],
    ],
    ['a GHSA', { identifiers: { GHSA: 'ghsa-ABCD-2345-wxyz' } }, 'GHSA-abcd-2345-wxyz', ['SNYK-JS-LEDGER-100']],
    [
      'an old id',
      {
        id: 'npm:ledger:20170302',
        identifiers: { ALTERNATIVE: ['SNYK-JS-LEDGER-1'], NSP: [12] },
        alternativeIds: ['SNYK-JS-LEDGER-1'],
      },
      'npm:ledger:20170302',
      ['SNYK-JS-LEDGER-1', 'npm/12'],
    ],
    ['only a bulletin', { identifiers: { SUSE: ['SUSE-SU-2024:1'] } }, 'SNYK-JS-LEDGER-100', []],
  ])('names the rule of an entry with %s', (_name, more, id, aliases) => {
    const finding = one(more);
    expect([finding.rule.id, finding.aliases]).toEqual([id, aliases]);
  });

  test.each([
    ['maven', 'org.acme:ledger', 'maven', 'org.acme:ledger'],
    ['pip', 'Ledger_Core', 'pypi', 'ledger-core'],
    ['nuget', 'Acme.Ledger', 'nuget', 'acme.ledger'],
    ['golangdep', 'github.com/acme/ledger', 'golang', 'github.com/acme/ledger'],
    ['alpine:3.12', 'busybox/ssl_client', 'apk', 'ssl_client'],
    ['sles:15.3', 'permissions', 'rpm', 'permissions'],
    ['Unmanaged (C/C++)', 'zlib', 'generic', 'zlib'],
    ['upstream', 'node', 'generic', 'node'],
    [null, '@acme/ledger', 'npm', '@acme/ledger'],
  ])('spells a package of %s as its ecosystem does', (packageManager, name, ecosystem, spelled) => {
    expect(one({ packageManager, name }).locations[0]).toMatchObject({ ecosystem, name: spelled });
  });

  test.each([
    [{ projectName: undefined, path: './java-shop' }, 'java-shop'],
    [{ projectName: undefined, path: 'https://github.com/acme/shop' }, 'https://github.com/acme/shop'],
    [{ projectName: undefined, path: 'C:\\Users\\me\\shop' }, undefined],
    [{ projectName: undefined, path: '/tmp/x' }, undefined],
  ])('calls the target of %j %s', (more, target) => {
    expect(readAll(format, project([entry()], more)).end.runs[0]?.target).toBe(target);
  });

  test.each([
    [{ displayTargetFile: '/home/me/shop/api/pom.xml' }, 'api/pom.xml'],
    [{ displayTargetFile: 'D:\\x\\pom.xml', path: 'C:\\y' }, 'pom.xml'],
    [{ displayTargetFile: undefined, targetFile: './go.mod' }, 'go.mod'],
    [{ displayTargetFile: null, targetFile: '' }, undefined],
  ])('names the manifest of %j %s', (more, manifest) => {
    const location = readAll(format, project([entry()], more)).items[0]?.finding.locations[0];
    expect(location?.kind === 'package' ? location.manifest : 'no package').toBe(manifest);
  });
});
