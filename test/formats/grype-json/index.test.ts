import { describe, expect, test } from 'vitest';
import { format } from '../../../src/formats/grype-json/index.ts';
import { readHead } from '../../../src/formats/read-head.ts';
import type { Finding } from '../../../src/model/finding.ts';
import { bytesSource } from '../../../src/util/bytes-source.ts';
import { readAll } from '../../read-all.ts';

const match = (vulnerability: object = {}, artifact: object = {}, more: object = {}): object => ({
  vulnerability: {
    id: 'GHSA-aaaa-bbbb-cccc',
    dataSource: 'https://example.org/advisory',
    namespace: 'github:language:javascript',
    severity: 'High',
    urls: [],
    description: 'Price can be negative. Totals below zero are accepted.',
    cvss: [
      { type: 'Secondary', version: '3.1', metrics: { baseScore: 6.5 } },
      { type: 'Primary', version: '3.1', metrics: { baseScore: 7.2 } },
      { type: 'Primary', version: '2.0', metrics: { baseScore: 9 } },
    ],
    cwes: [{ cve: 'CVE-2030-1234', cwe: 'CWE-20', source: 'example.org', type: 'Primary' }],
    knownExploited: [{ cve: 'CVE-2030-1234' }],
    fix: { versions: ['1.0.2', '2.0.0'], state: 'fixed' },
    ...vulnerability,
  },
  relatedVulnerabilities: [{ id: 'CVE-2030-1234', cvss: [{ version: '3.1', metrics: { baseScore: 5 } }] }],
  matchDetails: [{ type: 'exact-direct-match', found: { versionConstraint: '<1.0.2 (semver)' } }],
  artifact: {
    name: 'left-basket',
    version: '1.0.1',
    type: 'npm',
    language: 'javascript',
    locations: [{ path: '/app/package-lock.json' }, { path: '/app/node_modules/left-basket/package.json' }],
    purl: 'pkg:npm/left-basket@1.0.1',
    ...artifact,
  },
  ...more,
});
const report = (matches: unknown, more: object = {}): object => ({
  matches,
  source: { type: 'image', target: { userInput: 'shop/till:1.2', tags: [] } },
  distro: { name: 'debian', version: '12' },
  descriptor: { name: 'grype', version: '0.110.0', configuration: {}, db: { status: { valid: true } } },
  ...more,
});
const finding = (...parts: Parameters<typeof match>): Finding | undefined =>
  readAll(format, report([match(...parts)])).items[0]?.finding;
const recognizes = (value: unknown): boolean =>
  format.recognizes(readHead(bytesSource('r', Buffer.from(JSON.stringify(value)))));

describe('grype-json', () => {
  test('maps every field of a match and its place', () => {
    const { items, end } = readAll(format, report([match()]));
    expect(end).toMatchObject({
      status: 'complete',
      counts: { raw: 1, occurrences: 1, dropped: {} },
      runs: [{ tool: { name: 'Grype', version: '0.110.0' }, scan: 'dependencies', target: 'shop/till:1.2' }],
    });
    expect(items).toMatchObject([
      {
        run: 0,
        finding: {
          rule: {
            id: 'CVE-2030-1234',
            title: 'Price can be negative.',
            description: 'Price can be negative. Totals below zero are accepted.',
            helpUri: 'https://example.org/advisory',
            level: 'error',
            securitySeverity: 7.2,
            tags: ['security', 'external/cwe/cwe-20'],
          },
          severity: 'high',
          message: 'left-basket@1.0.1: Price can be negative.',
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
            'reported as: GHSA-aaaa-bbbb-cccc',
            'vulnerable: <1.0.2 (semver)',
            'fixed in: 1.0.2, 2.0.0',
            'fix state: fixed',
            'found at: /app/package-lock.json, /app/node_modules/left-basket/package.json',
            'matched by: exact-direct-match',
            'related: CVE-2030-1234',
            'known exploited: yes',
          ].join('\n'),
        },
      },
    ]);
  });

  test('an ignored match is a finding with one suppression for every rule', () => {
    const ignored = match(
      {},
      {},
      {
        appliedIgnoreRules: [
          { reason: 'only in tests' },
          { 'vex-status': 'not_affected', 'vex-justification': 'component_not_present' },
          { 'vex-status': 'under_investigation' },
          { vulnerability: 'CVE-2030-1234', package: { name: 'left-basket', type: 'npm' }, 'fix-state': 'unknown' },
        ],
      },
    );
    const { items, end } = readAll(format, report([], { ignoredMatches: [ignored, match()] }));
    expect(end.counts).toEqual({ raw: 2, occurrences: 2, dropped: {} });
    expect(items[0]?.finding.suppressions).toEqual([
      { kind: 'external', status: 'accepted', reason: 'only in tests' },
      { kind: 'external', status: 'accepted', reason: 'VEX: not_affected, component_not_present' },
      { kind: 'external', status: 'underReview', reason: 'VEX: under_investigation' },
      {
        kind: 'external',
        status: 'accepted',
        reason:
          'ignored by a rule of Grype: vulnerability CVE-2030-1234, package left-basket, type npm, fix state unknown',
      },
    ]);
    expect(items[1]?.finding.suppressions).toEqual([
      { kind: 'external', status: 'accepted', reason: 'ignored by a rule of Grype' },
    ]);
  });

  test.each([
    ['its word', {}, 'high'],
    ['negligible', { severity: 'Negligible' }, 'low'],
    ['the score of the newest CVSS version where it is unknown', { severity: 'Unknown' }, 'high'],
    ['the score of the related record', { severity: 'Unknown', cvss: [] }, 'medium'],
  ])('takes the severity from %s', (_name, vulnerability, severity) => {
    expect(finding(vulnerability)?.severity).toBe(severity);
  });

  test('what has no severity at all counts as medium, and a notice says so', () => {
    const { items, end } = readAll(
      format,
      report([match({ severity: 'Unknown', cvss: null }, {}, { relatedVulnerabilities: null })]),
    );
    expect(items[0]?.finding.severity).toBe('medium');
    expect(end.notices).toEqual(['findings that carry no known severity count as medium']);
  });

  test('a bulletin is no other name of the flaws it covers', () => {
    const related = { relatedVulnerabilities: [{ id: 'CVE-2030-1' }, { id: 'CVE-2030-2' }] };
    expect(finding({ id: 'ELSA-2030-1' }, {}, related)).toMatchObject({ rule: { id: 'ELSA-2030-1' }, aliases: [] });
    expect(finding({ id: 'ELSA-2030-1' }, {}, { relatedVulnerabilities: [{ id: 'CVE-2030-1' }] })).toMatchObject({
      rule: { id: 'CVE-2030-1' },
      aliases: ['ELSA-2030-1'],
    });
  });

  test.each([
    [{ purl: 'pkg:maven/org.shop/cart@1?type=jar', type: 'java-archive' }, 'maven', 'org.shop:cart'],
    [{ purl: '', type: 'python', name: 'Left_Basket' }, 'pypi', 'left-basket'],
    [{ purl: null, type: '', language: 'go', name: 'example.org/cart' }, 'golang', 'example.org/cart'],
    [{ purl: 'nonsense', type: null, language: null, name: null }, 'generic', 'unknown'],
  ])('names the artifact %j as every scanner can', (artifact, ecosystem, name) => {
    expect(finding({}, artifact)?.locations).toMatchObject([{ ecosystem, name }]);
  });

  test('reads the shapes of the first versions', () => {
    const old = {
      vulnerability: {
        id: 'CVE-2030-1234',
        severity: 'Unknown',
        links: ['https://example.org/old'],
        cvssV2: { baseScore: 4.3 },
        fixedInVersion: '2',
      },
      matchDetails: { matcher: 'dpkg-matcher', matchedOn: { constraint: '< 2 (deb)' } },
      artifact: {
        name: 'cart',
        version: '1',
        type: 'deb',
        locations: ['/var/lib/dpkg/status'],
        purl: 'pkg:deb/debian/cart@1',
      },
    };
    const { items, end } = readAll(format, { matches: [old] });
    expect(end).toMatchObject({ status: 'complete', counts: { raw: 1 } });
    expect(items[0]?.finding).toMatchObject({
      rule: { id: 'CVE-2030-1234', helpUri: 'https://example.org/old', securitySeverity: 4.3 },
      severity: 'medium',
      locations: [{ ecosystem: 'deb', name: 'cart', manifest: 'var/lib/dpkg/status' }],
      evidence: 'reported as: CVE-2030-1234\nvulnerable: < 2 (deb)\nfixed in: 2\nfound at: /var/lib/dpkg/status',
    });
  });

  test.each([
    [{ type: 'directory', target: '/tmp/build-123/shop' }, 'shop'],
    [{ type: 'directory', target: '.' }, undefined],
    [{ type: 'directory', target: './apps/till' }, 'apps/till'],
    [{ type: 'unknown', target: 'unknown' }, undefined],
    [{ type: 'image', target: { tags: ['shop/till:2'] } }, 'shop/till:2'],
    [null, undefined],
  ])('the target of %j holds on every machine', (source, target) => {
    expect(readAll(format, report([], { source })).end.runs[0]?.target).toBe(target);
  });

  test('a database that is not valid, and packages that are not matched, make the report degraded', () => {
    const invalid = { descriptor: { version: '1', db: { status: { valid: false, error: 'checksum' } } } };
    expect(readAll(format, report([match()], invalid)).end).toMatchObject({
      status: 'degraded',
      reason: "Grype's database is not valid: checksum",
    });
    const old = { descriptor: { db: { built: 'x', error: 'no metadata' } } };
    expect(readAll(format, report([], old)).end.status).toBe('degraded');
    const disabled = {
      alertsByPackage: [{ package: {}, alerts: [{ type: 'distro-disabled', message: 'arch is not matched' }] }],
    };
    expect(readAll(format, report([], disabled)).end).toMatchObject({
      status: 'degraded',
      reason: 'Grype left packages out: arch is not matched',
    });
    const eol = { alertsByPackage: [{ package: {}, alerts: [{ type: 'distro-eol', message: 'debian 8 is EOL' }] }] };
    expect(readAll(format, report([], eol)).end).toMatchObject({
      status: 'complete',
      notices: ['Grype: debian 8 is EOL'],
    });
  });

  test.each([
    ['matches null', report(null), 'degraded', /matched nothing/u],
    ['no matches', { descriptor: {} }, 'unreadable', /there are no matches/u],
    ['an error', { error: { message: 'no database' } }, 'unreadable', /no database/u],
  ])('%s is not clean', (_name, text, status, reason) => {
    const { end } = readAll(format, text);
    expect(end.status).toBe(status);
    expect(end.reason).toMatch(reason);
  });

  test('an empty list of matches is clean', () => {
    expect(readAll(format, report([])).end).toMatchObject({ status: 'complete', counts: { raw: 0 } });
  });

  test('what is no match is dropped with a reason; odd fields are tolerated', () => {
    const odd = {
      vulnerability: { id: 7, severity: 3, cvss: {}, fix: 'x', urls: 5 },
      artifact: { locations: [null], version: 1 },
    };
    const { items, end } = readAll(format, report([null, {}, odd]));
    expect(end).toMatchObject({ status: 'complete', counts: { raw: 3, occurrences: 1 } });
    expect(items[0]?.finding).toMatchObject({ rule: { id: '7' }, message: 'unknown@1: 7' });
  });

  test('is recognised by content alone, also where long matches fill the head', () => {
    expect(recognizes(report([]))).toBe(true);
    expect(recognizes(report([match({ description: 'x'.repeat(1_100_000) })]))).toBe(true);
    expect(recognizes({ matches: [] })).toBe(false);
    expect(recognizes({ matches: [{ rule: 'a' }], source: 'x' })).toBe(false);
  });

  test('a report cut at any byte is never complete', () => {
    const text = JSON.stringify(report([match()]));
    for (let cut = 0; cut < text.length; cut += 1) {
      expect(readAll(format, text.slice(0, cut)).end.status, `cut at ${cut}`).not.toBe('complete');
    }
  });
});
