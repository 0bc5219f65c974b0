import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Finding } from '../../../src/model/finding.ts';
import { gitlabParts } from '../../../src/reporters/gitlab/gitlab-parts.ts';
import { gitlabSecurityReport } from '../../../src/reporters/gitlab/gitlab-security-report.ts';
import { arbitraryFinding, arbitraryRule } from '../../arbitrary-finding.ts';
import { faultsOf } from './judge-report.ts';
import {
  type RunParts,
  type Entry,
  findingOf,
  NOW,
  OPTIONS,
  reportOf,
  runOf,
  type SecurityReport,
} from './report-of.ts';

function reportsOf(findings: readonly Finding[], info: RunParts = {}): SecurityReport[] {
  return gitlabParts([runOf(findings, info)], NOW)
    .filter(({ kind }) => kind !== 'sarif')
    .map((part) => reportOf(part));
}

function entryOf(finding: Partial<Finding>, info: RunParts = {}): Entry {
  const [entry] = reportsOf([findingOf(finding)], info)[0]?.vulnerabilities ?? [];
  if (entry === undefined) throw new Error('no entry');
  return entry;
}

const lodash = { kind: 'package' as const, ecosystem: 'npm', name: 'lodash', version: '4.17.20' };
const audit = { scan: 'dependencies' as const, target: 'package-lock.json', tool: { name: 'npm audit' } };

describe('a security report of GitLab', () => {
  test.each(['web', 'payments', 'dependencies'] as const)('is what the schema demands, whatever %s found', (scan) => {
    const schema = scan === 'dependencies' ? 'dependency' : 'web';
    fc.assert(
      fc.property(fc.array(arbitraryFinding(arbitraryRule), { maxLength: 4 }), (findings) => {
        for (const report of reportsOf(findings, { scan })) expect(faultsOf(report, schema)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('is what the schema demands where texts are endless, blank or hostile', () => {
    const endless = '*&<@'.repeat(60_000);
    const rule = { id: endless, title: endless, description: endless, fix: endless, level: 'error', tags: [] } as const;
    const report = reportsOf([
      findingOf({
        rule,
        message: endless,
        evidence: endless,
        locations: [{ kind: 'url', url: endless, method: endless }],
      }),
      findingOf({ rule: { ...rule, id: '\u202e', title: ' ', description: '', fix: '' }, message: '', locations: [] }),
    ]);
    expect(report.flatMap((one) => faultsOf(one, 'web'))).toEqual([]);
  });

  test('names its schema, and the time in the only form that GitLab takes', () => {
    const [part] = gitlabParts([runOf([])], NOW);
    if (part === undefined) throw new Error('no part');
    expect(reportOf(part, { ...OPTIONS, schema: '15.1.4' })).toMatchObject({
      version: '15.1.4',
      scan: { start_time: '2026-11-21T12:34:56', end_time: '2026-11-21T12:34:56', status: 'success', type: 'dast' },
    });
  });

  test('has a scanner of its own for each kind of scan and target', () => {
    const tool = { name: 'tollgate-baseline' };
    const ids = [
      { tool },
      { tool, target: 'admin' },
      { tool, target: 'Admin!' },
      { tool, scan: 'payments' as const },
      { tool, target: undefined },
    ].map((info) => reportsOf([], info)[0]?.scan.scanner.id);
    expect(ids.slice(0, 2)).toEqual(['tollgate-dast-shop', 'tollgate-dast-admin']);
    expect(ids[2]).toMatch(/^tollgate-dast-admin-[0-9a-f]{8}$/u);
    expect(ids.slice(3)).toEqual(['tollgate-api-fuzzing-shop', 'tollgate-dast']);
  });

  test('has another scanner where a tool is no longer there, so that what only that one sees stays open', () => {
    const both = gitlabParts([runOf([]), runOf([], { tool: { name: 'Nuclei', version: '3' } })], NOW).map((part) =>
      reportOf(part),
    );
    expect(both.map(({ scan }) => scan.scanner)).toMatchObject([
      { id: 'tollgate-dast-shop-nuclei-zap', name: 'Tollgate web baseline of shop (Nuclei, ZAP)' },
    ]);
    expect(reportsOf([])[0]?.scan.scanner.id).toBe('tollgate-dast-shop-zap');
    const newer = { tool: { name: 'ZAP', version: '2.17.0' } };
    expect(reportsOf([], newer)[0]?.scan.scanner.id).toBe('tollgate-dast-shop-zap');
  });

  test('is the same bytes each time, and keeps an id where all but the fingerprint changed', () => {
    const [part] = gitlabParts([runOf([findingOf(), findingOf()])], NOW);
    if (part === undefined) throw new Error('no part');
    const text = (): string => [...gitlabSecurityReport({ ...part, kind: 'dast' }, OPTIONS)].join('');
    expect(text()).toBe(text());
    const fingerprints = { 'tollgate/v1': 'a'.repeat(32) };
    const locations = [{ kind: 'url' as const, url: 'https://shop.example/other' }];
    expect(entryOf({ fingerprints, locations }).id).toBe(entryOf({ fingerprints }).id);
  });

  test('gives findings that share a fingerprint, or have none, ids of their own', () => {
    const same = findingOf();
    const without = findingOf({ fingerprints: {} });
    const ids = reportsOf([same, same, without, without])[0]?.vulnerabilities.map(({ id }) => id);
    expect(new Set(ids).size).toBe(4);
  });

  test('knows a finding first by our rule and target, then by advisories and weaknesses', () => {
    const tags = ['external/cwe/cwe-079', 'external/owasp/A05:2025', 'external/pci/6.2.4', 'security'];
    const rule = { id: 'CVE-2024-12345', title: 'X', description: 'X', level: 'error' as const, tags };
    const aliases = ['GHSA-35jh-r3h4-6jhm', 'SNYK-JS-LODASH-1'];
    const { identifiers, details } = entryOf({ rule, aliases });
    expect(identifiers.map(({ type, value }) => [type, value])).toEqual([
      ['tollgate', 'CVE-2024-12345@shop'],
      ['cve', 'CVE-2024-12345'],
      ['ghsa', 'GHSA-35jh-r3h4-6jhm'],
      ['cwe', '79'],
    ]);
    // As identifiers, a category that two rules share would make them one for GitLab.
    expect(details).toMatchObject({ standards: { value: 'OWASP A05:2025, PCI DSS 6.2.4' } });
  });

  test('tells apart what GitLab would take for one: host, names of the query, place without an address', () => {
    const url = 'https://user:secret@shop.example:8443/pay?b=2&a=1#x';
    expect(entryOf({ locations: [{ kind: 'url', url, method: 'get', parameter: 'amount' }] }).location).toEqual({
      hostname: 'https://shop.example:8443',
      method: 'GET',
      param: 'amount ?a&b',
      path: '/pay',
    });
    expect(entryOf({ locations: [{ kind: 'url', url: '/api/payments/{id}' }] }).location).toEqual({
      hostname: 'shop',
      path: '/api/payments/{id}',
    });
    expect(entryOf({ locations: [{ kind: 'logical', name: 'login form' }] }).location).toMatchObject({
      param: 'login form',
    });
  });

  test('drops the port of loopback, which changes from run to run', () => {
    const locations = [{ kind: 'url' as const, url: 'http://127.0.0.1:40123/' }];
    expect(entryOf({ locations }).location['hostname']).toBe('http://127.0.0.1');
  });

  test('places a package in its file, and one without a file of the repository where the project is configured', () => {
    const dependency = { package: { name: 'lodash' }, version: '4.17.20' };
    expect(entryOf({ locations: [{ ...lodash, manifest: 'shop/package-lock.json' }] }, audit).location).toEqual({
      file: 'shop/package-lock.json',
      dependency,
    });
    expect(entryOf({ locations: [{ ...lodash, manifest: '/home/ci/pom.xml' }] }, audit).location).toEqual({
      file: 'tollgate.yml',
      dependency,
    });
  });

  test('shows further places, and the evidence where GitLab has room for it', () => {
    const locations = [lodash, { ...lodash, manifest: 'b/package-lock.json' }];
    expect(entryOf({ locations, evidence: 'installed at: x' }, audit).details).toMatchObject({
      places: { items: [{ type: 'text', value: 'lodash@4.17.20 in b/package-lock.json' }] },
      evidence: { value: 'installed at: x' },
    });
    expect(entryOf({ evidence: 'header: x' }).evidence).toEqual({ summary: 'header: x' });
  });

  test.each([
    ['critical', 'Critical'],
    ['high', 'High'],
    ['medium', 'Medium'],
    ['low', 'Low'],
    ['informational', 'Info'],
  ] as const)('%s is %s', (severity, word) => {
    expect(entryOf({ severity }).severity).toBe(word);
  });

  test('shows a text from outside as it is: no mention, reference, link or markup', () => {
    const { description } = entryOf({ message: '@all ![x](https://evil.example) <img src=x>\n/close' });
    expect(description).not.toMatch(/@all|!\[|<img|https:\/\/|^\/close/mu);
    expect(description).toContain('&#64;');
  });
});
