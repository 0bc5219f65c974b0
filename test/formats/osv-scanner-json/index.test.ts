import { describe, expect, test } from 'vitest';
import { format } from '../../../src/formats/osv-scanner-json/index.ts';
import type { Finding } from '../../../src/model/finding.ts';
import { readAll } from '../../read-all.ts';

const VECTOR = 'CVSS:3.1/AV:N/AC:L/PR:H/UI:N/S:U/C:H/I:H/A:H';
const record = (more: object = {}): object => ({
  id: 'GHSA-aaaa-bbbb-cccc',
  aliases: ['CVE-2030-1234'],
  summary: 'Price can be negative',
  details: 'Totals below zero are accepted.',
  severity: [{ type: 'CVSS_V3', score: VECTOR }],
  affected: [
    {
      package: { ecosystem: 'npm', name: 'left-basket', purl: 'pkg:npm/left-basket' },
      ranges: [
        {
          type: 'SEMVER',
          events: [{ introduced: '0' }, { fixed: '1.0.2' }, { introduced: '2.0.0' }, { last_affected: '2.1.0' }],
        },
      ],
    },
    { package: { ecosystem: 'npm', name: 'other' }, ranges: [{ type: 'SEMVER', events: [{ introduced: '9.0.0' }] }] },
  ],
  references: [
    { type: 'WEB', url: 'https://example.org/web' },
    { type: 'ADVISORY', url: 'https://example.org/advisory' },
  ],
  database_specific: { severity: 'MODERATE', cwe_ids: ['CWE-20'] },
  ...more,
});
const group = (more: object = {}): object => ({
  ids: ['GHSA-aaaa-bbbb-cccc'],
  aliases: ['CVE-2030-1234', 'GHSA-aaaa-bbbb-cccc'],
  max_severity: '7.2',
  ...more,
});
const entry = (vulnerabilities: unknown, groups: unknown, more: object = {}): object => ({
  package: { name: 'left-basket', version: '1.0.1', ecosystem: 'npm' },
  dependency_groups: ['dev'],
  vulnerabilities,
  groups,
  ...more,
});
const report = (packages: unknown[], more: object = {}): object => ({
  results: [{ source: { path: '/github/workspace/app/package-lock.json', type: 'lockfile' }, packages }],
  experimental_config: {},
  ...more,
});
const findings = (vulnerabilities: unknown, groups: unknown, more: object = {}): Finding[] =>
  readAll(format, report([entry(vulnerabilities, groups, more)])).items.map((item) => item.finding);

describe('osv-scanner-json', () => {
  test('maps every field of a record and the place of its finding', () => {
    const { items, end } = readAll(format, report([entry([record()], [group()])]));
    expect(end).toMatchObject({
      status: 'complete',
      counts: { raw: 1, occurrences: 1, dropped: {} },
      runs: [{ tool: { name: 'OSV-Scanner' }, scan: 'dependencies', status: 'complete' }],
      notices: [],
    });
    expect(items).toMatchObject([
      {
        run: 0,
        finding: {
          rule: {
            id: 'CVE-2030-1234',
            title: 'Price can be negative',
            description: 'Totals below zero are accepted.',
            helpUri: 'https://example.org/advisory',
            level: 'warning',
            securitySeverity: 7.2,
            tags: ['security', 'external/cwe/cwe-20'],
          },
          severity: 'medium',
          message: 'left-basket@1.0.1: Price can be negative',
          locations: [
            {
              kind: 'package',
              ecosystem: 'npm',
              name: 'left-basket',
              version: '1.0.1',
              manifest: 'app/package-lock.json',
            },
          ],
          aliases: ['GHSA-aaaa-bbbb-cccc'],
          suppressions: [],
          evidence: [
            'vulnerable: <1.0.2, >=2.0.0 <=2.1.0',
            'fixed in: 1.0.2',
            'dependency groups: dev',
            'reported as: GHSA-aaaa-bbbb-cccc',
            `severity: ${VECTOR}`,
          ].join('\n'),
        },
      },
    ]);
  });

  test('every record of a group is a finding under the same name, and borrows what only another knows', () => {
    const bare = record({
      id: 'PYSEC-2030-1',
      aliases: null,
      severity: undefined,
      database_specific: {},
      affected: [],
    });
    const [one, two] = findings(
      [record(), bare],
      [group({ ids: ['GHSA-aaaa-bbbb-cccc', 'PYSEC-2030-1'], max_severity: '' })],
    );
    expect(one).toMatchObject({
      rule: { id: 'CVE-2030-1234', securitySeverity: 7.2 },
      aliases: ['GHSA-aaaa-bbbb-cccc', 'PYSEC-2030-1'],
    });
    expect(two).toMatchObject({
      rule: { id: 'CVE-2030-1234', securitySeverity: 7.2, tags: ['security', 'external/cwe/cwe-20'] },
      severity: 'high',
      aliases: ['GHSA-aaaa-bbbb-cccc', 'PYSEC-2030-1'],
    });
  });

  test.each([
    ['the database’s word before the score', record(), group({ max_severity: '9.9' }), 'medium'],
    ['the scanner’s score', record({ database_specific: {} }), group({ max_severity: '9.9' }), 'critical'],
    ['the vector', record({ database_specific: {} }), group({ max_severity: '' }), 'high'],
    [
      'Ubuntu’s word',
      record({ database_specific: {}, severity: [{ type: 'Ubuntu', score: 'low' }] }),
      group({ max_severity: '' }),
      'low',
    ],
    [
      'malicious code',
      record({ id: 'MAL-2030-1', severity: null, database_specific: {} }),
      group({ ids: ['MAL-2030-1'], max_severity: '' }),
      'critical',
    ],
    [
      'a notice of RustSec',
      record({
        severity: [],
        database_specific: null,
        affected: [{ database_specific: { informational: 'unmaintained' } }],
      }),
      group({ max_severity: null }),
      'informational',
    ],
  ])('takes the severity from %s', (_name, vulnerability, of, severity) => {
    expect(findings([vulnerability], [of])[0]?.severity).toBe(severity);
  });

  test('what has no severity at all counts as medium, and a notice says so', () => {
    const { items, end } = readAll(format, report([entry([record({ severity: [], database_specific: {} })], [])]));
    expect(items[0]?.finding).toMatchObject({ severity: 'medium' });
    expect(items[0]?.finding.rule.securitySeverity).toBeUndefined();
    expect(end.notices).toEqual(['findings that carry no known severity count as medium']);
  });

  test.each([
    ['not called', { 'GHSA-aaaa-bbbb-cccc': { called: false } }, 'OSV-Scanner: the vulnerable code is not called'],
    ['unimportant', { x: { called: false, unimportant: true } }, 'OSV-Scanner: the distribution calls it unimportant'],
  ])('a flaw that is %s is suppressed', (_name, analysis, reason) => {
    for (const key of ['experimental_analysis', 'experimentalAnalysis']) {
      expect(findings([record()], [group({ [key]: analysis })])[0]?.suppressions).toEqual([
        { kind: 'external', status: 'accepted', reason },
      ]);
    }
  });

  test('one call of the code is enough; without analysis nothing is suppressed', () => {
    const called = { a: { called: false }, b: { called: true } };
    expect(findings([record()], [group({ experimental_analysis: called })])[0]?.suppressions).toEqual([]);
    expect(findings([record()], [group({ experimental_analysis: { a: {} } })])[0]?.suppressions).toEqual([]);
  });

  test('a withdrawn record is suppressed', () => {
    expect(findings([record({ withdrawn: '2030-02-03T04:05:06Z' })], [group()])[0]?.suppressions).toEqual([
      { kind: 'external', status: 'accepted', reason: 'withdrawn by its database on 2030-02-03' },
    ]);
  });

  test.each([
    [{ ecosystem: 'PyPI', name: 'Left_Basket' }, 'pypi', 'left-basket'],
    [{ ecosystem: 'Maven', name: 'org.shop:cart' }, 'maven', 'org.shop:cart'],
    [{ ecosystem: 'Go', name: 'example.org/cart' }, 'golang', 'example.org/cart'],
    [{ ecosystem: 'Debian:12', name: 'openssl', os_package_name: 'libssl3' }, 'deb', 'libssl3'],
    [{ ecosystem: 'Rocky Linux:9', name: 'cart' }, 'rpm', 'cart'],
    [{ ecosystem: 'GIT', name: '', commit: 'abc', version: '' }, 'generic', 'left-basket'],
    [{}, 'generic', 'left-basket'],
  ])('names the package %j as every scanner can', (pkg, ecosystem, name) => {
    expect(findings([record()], [], { package: pkg })[0]?.locations).toMatchObject([{ ecosystem, name }]);
  });

  test('a bulletin is no other name of the flaws it covers; a wrapped CVE is the CVE', () => {
    const bulletin = record({ id: 'DSA-9999-1', aliases: ['CVE-2030-1', 'CVE-2030-2'] });
    expect(findings([bulletin], [])[0]).toMatchObject({ rule: { id: 'DSA-9999-1' }, aliases: [] });
    expect(findings([record({ id: 'DEBIAN-CVE-2030-1234', aliases: [] })], [])[0]).toMatchObject({
      rule: { id: 'CVE-2030-1234' },
      aliases: ['DEBIAN-CVE-2030-1234'],
    });
  });

  test('finds the path of a source that stands behind its packages', () => {
    const results = [
      { packages: [entry([record()], [])], source: { path: 'a/yarn.lock' } },
      { packages: [entry([record()], [])], source: { path: 'b\\yarn.lock' } },
    ];
    expect(readAll(format, { results }).items.map((item) => item.finding.locations)).toMatchObject([
      [{ manifest: 'a/yarn.lock' }],
      [{ manifest: 'b/yarn.lock' }],
    ]);
  });

  test('reads findings that are about no package', () => {
    const generic = {
      Adv: {
        ID: { Publisher: 'SHOP', Reference: 'weak-till' },
        Title: 'Weak till',
        Description: 'It opens.',
        Recommendation: 'Lock it.',
        Sev: 4,
      },
      Target: { Extra: '/etc/till' },
    };
    const { items, end } = readAll(format, report([], { experimental_generic_findings: [generic, null] }));
    expect(end.counts).toEqual({ raw: 2, occurrences: 2, dropped: {} });
    expect(items[0]?.finding).toMatchObject({
      rule: { id: 'osv-scanner/weak-till', title: 'Weak till', description: 'It opens.', fix: 'Lock it.' },
      severity: 'high',
      locations: [{ kind: 'logical', name: '/etc/till' }],
    });
  });

  test('licence violations are counted in a notice', () => {
    const { end } = readAll(format, report([entry([], [], { license_violations: ['GPL-3.0'] })]));
    expect(end).toMatchObject({ status: 'complete', notices: ['licence violations of 1 packages are left out'] });
  });

  test.each([
    ['nothing to scan', { results: null }, 'degraded', /nothing to scan/u],
    ['no results', { experimental_config: {} }, 'unreadable', /results is missing/u],
    ['results of text', { results: 'none' }, 'unreadable', /results is string/u],
    ['groups without their records', report([entry([], [group()])]), 'degraded', /not the vulnerabilities themselves/u],
    ['an empty file', '', 'unreadable', /ends too soon/u],
  ])('%s is not clean', (_name, text, status, reason) => {
    const { end } = readAll(format, text);
    expect(end.status).toBe(status);
    expect(end.reason).toMatch(reason);
  });

  test('an empty list of results is clean', () => {
    expect(readAll(format, { results: [] }).end).toMatchObject({ status: 'complete', counts: { raw: 0 } });
    expect(readAll(format, report([entry(null, null)])).end).toMatchObject({ status: 'complete', counts: { raw: 0 } });
  });

  test('what is no record is dropped with a reason; odd fields are tolerated', () => {
    const odd = {
      id: 7,
      aliases: 'CVE-2030-1234',
      severity: 'x',
      affected: {},
      references: [null],
      details: null,
      database_specific: [],
    };
    const { items, end } = readAll(format, report([entry(['x', odd], {}), null, 7]));
    expect(end).toMatchObject({ status: 'complete', counts: { raw: 2, occurrences: 1 } });
    expect(items[0]?.finding).toMatchObject({ rule: { id: 'CVE-2030-1234', title: '7' }, aliases: ['7'] });
  });

  test('a group of thousands of ids does not make every record of it carry them all', () => {
    const many = Array.from({ length: 3000 }, (_unused, index) => ({ id: `OSV-2030-${index}` }));
    const { items, end } = readAll(
      format,
      report([entry(many, [group({ ids: many.map(({ id }) => id), aliases: [] })])]),
    );
    expect(end.counts).toEqual({ raw: 3000, occurrences: 3000, dropped: {} });
    expect(Math.max(...items.map(({ finding }) => finding.aliases.length))).toBeLessThanOrEqual(50);
  });

  test('a report cut at any byte is never complete', () => {
    const text = JSON.stringify(report([entry([record()], [group()])]));
    for (let cut = 0; cut < text.length; cut += 1) {
      expect(readAll(format, text.slice(0, cut)).end.status, `cut at ${cut}`).not.toBe('complete');
    }
  });
});
