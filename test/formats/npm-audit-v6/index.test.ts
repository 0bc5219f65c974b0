import { describe, expect, test } from 'vitest';
import { format } from '../../../src/formats/npm-audit-v6/index.ts';
import { readHead } from '../../../src/formats/read-head.ts';
import { bytesSource } from '../../../src/util/bytes-source.ts';
import { readAll } from '../../read-all.ts';

const advisory = (more: object = {}): object => ({
  findings: [{ version: '1.0.1', paths: ['shop>cart>left-basket', 'left-basket'] }],
  id: 4711,
  module_name: 'left-basket',
  title: 'Price can be negative',
  overview: 'Totals below zero are accepted.',
  recommendation: 'Upgrade to 1.0.2.',
  severity: 'moderate',
  cves: ['CVE-2030-1234'],
  github_advisory_id: 'GHSA-aaaa-bbbb-cccc',
  cwe: ['CWE-20', 'CWE-1284'],
  cvss: { score: 6.1, vectorString: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N' },
  vulnerable_versions: '<1.0.2',
  patched_versions: '>=1.0.2',
  url: 'https://github.com/advisories/GHSA-aaaa-bbbb-cccc',
  ...more,
});
const counts = { info: 0, low: 0, moderate: 1, high: 0, critical: 0 };
const report = (advisories: object, more: object = {}): object => ({
  actions: [{ action: 'update', module: 'left-basket' }],
  advisories,
  muted: [],
  metadata: { vulnerabilities: counts, totalDependencies: 3 },
  ...more,
});
const finding = (more: object): unknown => readAll(format, report({ 4711: advisory(more) })).items[0]?.finding;
const recognizes = (text: string): boolean => format.recognizes(readHead(bytesSource('r', Buffer.from(text))));

describe('npm-audit-v6', () => {
  test('maps every field of an advisory and the place of its finding', () => {
    const { items, end } = readAll(format, report({ 4711: advisory() }));
    expect(end).toMatchObject({
      status: 'complete',
      counts: { raw: 1, occurrences: 1, dropped: {} },
      runs: [{ tool: { name: 'npm audit' }, scan: 'dependencies', status: 'complete' }],
    });
    expect(items).toMatchObject([
      {
        run: 0,
        finding: {
          rule: {
            id: 'CVE-2030-1234',
            title: 'Price can be negative',
            description: 'Totals below zero are accepted.',
            fix: 'Upgrade to 1.0.2.',
            helpUri: 'https://github.com/advisories/GHSA-aaaa-bbbb-cccc',
            level: 'warning',
            securitySeverity: 6.1,
            tags: ['security', 'external/cwe/cwe-20', 'external/cwe/cwe-1284'],
          },
          severity: 'medium',
          message: 'left-basket@1.0.1: Price can be negative',
          locations: [
            {
              kind: 'package',
              ecosystem: 'npm',
              name: 'left-basket',
              version: '1.0.1',
              manifest: 'package-lock.json',
            },
          ],
          aliases: ['GHSA-aaaa-bbbb-cccc', 'npm/4711'],
          evidence: 'vulnerable: <1.0.2\npatched: >=1.0.2\npaths: shop>cart>left-basket, left-basket',
        },
      },
    ]);
  });

  test('makes a finding of every installed version, and one of an advisory without any', () => {
    const two = advisory({ findings: [{ version: '1.0.0', paths: [] }, { version: '1.0.1' }] });
    const { items, end } = readAll(
      format,
      report({ 1: two, 2: advisory({ findings: [] }), 3: advisory({ findings: null }) }),
    );
    expect(end.counts).toEqual({ raw: 4, occurrences: 4, dropped: {} });
    expect(items.map((item) => item.finding.message.split(':')[0])).toEqual([
      'left-basket@1.0.0',
      'left-basket@1.0.1',
      'left-basket',
      'left-basket',
    ]);
  });

  test.each([
    ['a text', 'CWE-20', ['external/cwe/cwe-20']],
    ['a list written as text', '["CWE-918","CWE-20"]', ['external/cwe/cwe-20', 'external/cwe/cwe-918']],
    ['null', null, []],
    ['half a number', 'CWE-', []],
  ])('reads CWE as %s', (_name, cwe, tags) => {
    expect(finding({ cwe })).toMatchObject({ rule: { tags: ['security', ...tags] } });
  });

  test('names the rule by GHSA, by the GHSA in the URL, and by the registry’s number, in this order', () => {
    expect(finding({ cves: [] })).toMatchObject({ rule: { id: 'GHSA-aaaa-bbbb-cccc' }, aliases: ['npm/4711'] });
    expect(finding({ cves: null, github_advisory_id: null })).toMatchObject({ rule: { id: 'GHSA-aaaa-bbbb-cccc' } });
    const bare = { cves: [], github_advisory_id: undefined, url: 'https://npmjs.com/advisories/4711' };
    expect(finding(bare)).toMatchObject({ rule: { id: 'npm/4711' }, aliases: [] });
  });

  test('a severity it does not know falls back to the score, then to medium', () => {
    expect(finding({ severity: 'spooky' })).toMatchObject({ severity: 'medium' });
    expect(finding({ severity: 'spooky', cvss: null })).toMatchObject({ severity: 'medium' });
  });

  test('says that no version is patched', () => {
    expect(finding({ patched_versions: '<0.0.0' })).toMatchObject({
      evidence: expect.stringContaining('patched: none yet') as unknown,
    });
  });

  test('tolerates fields of other types', () => {
    const odd = {
      id: '4711',
      title: 7,
      cves: 'CVE-2030-1234',
      cvss: { score: '6.1' },
      findings: [{ version: 1, paths: 'a' }, null],
    };
    const { items, end } = readAll(format, report({ 4711: advisory(odd) }));
    expect(end).toMatchObject({ status: 'complete', counts: { raw: 2, occurrences: 2 } });
    expect(items[0]?.finding).toMatchObject({
      rule: { id: 'CVE-2030-1234', securitySeverity: 6.1 },
      message: 'left-basket@1: 7',
    });
  });

  test('an advisory that is no object is dropped with a reason', () => {
    const { end } = readAll(format, report({ 1: null, 4711: advisory() }));
    expect(end.counts).toMatchObject({ raw: 2, occurrences: 1 });
    expect(Object.values(end.counts.dropped)).toEqual([1]);
  });

  test.each([
    [
      'its importer',
      { actions: [], advisories: { 1: advisory({ findings: [{ version: '1', paths: ['.>left-basket'] }] }) } },
    ],
    [
      'a workspace’s importer',
      {
        actions: [],
        advisories: { 1: advisory({ findings: [{ version: '1', paths: ['packages__app>left-basket'] }] }) },
      },
    ],
    ['the missing actions', { actions: undefined, advisories: { 1: advisory({ findings: [] }) } }],
  ])('knows pnpm by %s', (_name, more) => {
    const { items, end } = readAll(format, report({}, more));
    expect(end.runs[0]?.tool.name).toBe('pnpm audit');
    expect(items[0]?.finding.locations).toMatchObject([{ manifest: 'pnpm-lock.yaml' }]);
  });

  test('a severity that is counted and not listed makes the report degraded', () => {
    const { end } = readAll(format, report({}));
    expect(end).toMatchObject({ status: 'degraded', counts: { raw: 0 } });
    expect(end.reason).toMatch(/counts 1 moderate vulnerabilities and lists none/u);
  });

  test('counts of dependency paths may exceed what is listed', () => {
    const metadata = { vulnerabilities: { ...counts, moderate: 40 } };
    expect(readAll(format, report({ 4711: advisory() }, { metadata })).end.status).toBe('complete');
  });

  test('an empty report is clean; muted advisories are a notice', () => {
    const metadata = { vulnerabilities: { ...counts, moderate: 0 } };
    expect(readAll(format, report({}, { metadata })).end).toMatchObject({ status: 'complete', notices: [] });
    expect(readAll(format, report({}, { metadata, muted: [{}] })).end.notices).toEqual([
      '1 advisories were muted and are not in the report',
    ]);
  });

  test.each([
    [
      'an error of pnpm',
      { error: { code: 'ERR_PNPM_AUDIT_NO_LOCKFILE', message: 'No pnpm-lock.yaml found' } },
      /NO_LOCKFILE: No pnpm/u,
    ],
    ['no advisories', { actions: [], metadata: {} }, /advisories is missing/u],
    ['advisories null', { advisories: null, metadata: {} }, /advisories is null/u],
    ['a list', [], /advisories is missing/u],
  ])('%s is unreadable, not clean', (_name, text, reason) => {
    const { items, end } = readAll(format, text);
    expect(items).toEqual([]);
    expect(end.status).toBe('unreadable');
    expect(end.reason).toMatch(reason);
  });

  test('is recognised by content alone, also where long actions fill the head', () => {
    expect(recognizes(JSON.stringify(report({})))).toBe(true);
    const actions = Array.from({ length: 20_000 }, () => ({
      action: 'install',
      module: 'left-basket',
      resolves: [{ id: 1 }],
    }));
    expect(recognizes(JSON.stringify(report({}, { actions })))).toBe(true);
    expect(recognizes('{"auditReportVersion":2,"vulnerabilities":{},"metadata":{}}')).toBe(false);
    expect(recognizes('{"advisories":[]}')).toBe(false);
    expect(recognizes('{"runs":[],"advisories":{},"metadata":{}}')).toBe(false);
  });

  test('a report cut at any byte is never complete', () => {
    const text = JSON.stringify(report({ 4711: advisory() }));
    for (let cut = 0; cut < text.length; cut += 1) {
      expect(readAll(format, text.slice(0, cut)).end.status, `cut at ${cut}`).not.toBe('complete');
    }
  });
});
