import { describe, expect, test } from 'vitest';
import { readHead } from '../../../src/formats/read-head.ts';
import { format } from '../../../src/formats/trivy-json/index.ts';
import { bytesSource } from '../../../src/util/bytes-source.ts';
import { readAll } from '../../read-all.ts';
import { misconfiguration, report, result, vulnerability } from './fixtures.ts';

const reversed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, item]) => [key, reversed(item)]),
  );
};

const recognises = (value: unknown): boolean =>
  format.recognizes(readHead(bytesSource('report', Buffer.from(JSON.stringify(value)))));

describe('trivy-json', () => {
  test('is degraded where the summary counts more failures than are listed', () => {
    const { end } = readAll(
      format,
      report([{ Target: 'D', Class: 'config', Type: 'dockerfile', MisconfSummary: { Failures: 2 } }]),
    );
    expect(end).toMatchObject({ status: 'degraded', reason: 'the report counts 2 failed checks and lists 0' });
  });

  test('reads the bare list of schema 1', () => {
    const { items, end } = readAll(format, [
      { Target: 'shop:2 (alpine 3.10)', Type: 'alpine', Vulnerabilities: [vulnerability({ PkgIdentifier: null })] },
      { Target: 'app/package-lock.json', Type: 'npm', Vulnerabilities: null },
    ]);
    expect(end).toMatchObject({ status: 'complete', counts: { raw: 1 }, runs: [{ target: 'shop:2' }] });
    expect(items[0]?.finding.locations).toEqual([
      { kind: 'package', ecosystem: 'apk', name: 'left-pad', version: '1.0.0' },
    ]);
  });

  test.each(['Resources', 'Findings', 'Vulnerabilities', 'Misconfigurations'])(
    'reads the resources of a cluster in `%s`',
    (container) => {
      const { items, end } = readAll(format, {
        ClusterName: 'prod',
        [container]: [
          {
            Namespace: 'pay',
            Kind: 'Deployment',
            Name: 'api',
            Results: [
              {
                Target: 'Deployment/api',
                Class: 'config',
                Type: 'kubernetes',
                Misconfigurations: [misconfiguration()],
              },
              result({ Target: 'registry/api:1 (debian 12)', Class: 'os-pkgs', Type: 'debian' }),
              result({ Target: 'usr/bin/api', Class: 'lang-pkgs', Type: 'gobinary' }),
            ],
          },
          { Kind: 'Role', Name: 'r', Results: [{ Target: 'Role/r', Class: 'config', Type: 'kubernetes' }] },
        ],
      });
      expect(end).toMatchObject({ status: 'complete', counts: { raw: 3 }, runs: [{ target: 'prod' }] });
      expect(items.map(({ finding }) => finding.locations[0])).toMatchObject([
        { kind: 'logical', name: 'pay/Deployment/api' },
        { kind: 'package', manifest: 'pay/Deployment/api/registry/api' },
        { kind: 'package', manifest: 'pay/Deployment/api/usr/bin/api' },
      ]);
    },
  );

  test('is degraded where a resource of the cluster could not be scanned', () => {
    const { end } = readAll(format, {
      ClusterName: 'prod',
      Resources: [{ Kind: 'Pod', Name: 'p', Error: 'image pull failed' }],
    });
    expect(end.status).toBe('degraded');
    expect(end.reason).toMatch(/image pull failed/u);
  });

  test.each([
    ['no results', report(null), /lists no results/u],
    ['an empty list of results', report([]), /lists no results/u],
    ['null', 'null', /does not say what/u],
    ['an empty list', '[]', /does not say what/u],
    [
      'a list of findings that is none',
      report([result({ Vulnerabilities: { VulnerabilityID: 'CVE-2031-0001' } })]),
      /no list/u,
    ],
  ])('%s is not clean', (_name, text, reason) => {
    const { items, end } = readAll(format, text);
    expect(items).toEqual([]);
    expect(end.status).toBe('degraded');
    expect(end.reason).toMatch(reason);
  });

  test('a result without findings was looked at and is clean', () => {
    const { end } = readAll(format, report([{ Target: 'go.mod', Class: 'lang-pkgs', Type: 'gomod' }]));
    expect(end).toMatchObject({ status: 'complete', counts: { raw: 0 } });
  });

  test('gives the same findings whatever the order of the keys', () => {
    const withoutPackages = report([
      result({ Packages: null }),
      result({ Target: 'b/package-lock.json', Packages: null }),
    ]);
    expect(readAll(format, reversed(withoutPackages) as object).items).toEqual(readAll(format, withoutPackages).items);
  });

  test('tolerates wrong types, and accounts for what is no finding', () => {
    const { items, end } = readAll(
      format,
      report([
        result({
          Vulnerabilities: [
            7,
            null,
            {
              VulnerabilityID: 5,
              PkgName: ['x'],
              Severity: {},
              CVSS: [],
              CweIDs: 'CWE-20',
              References: 'https://a.example/',
            },
          ],
          Packages: [null, 3, { ID: 'a', DependsOn: 'a', Locations: {} }],
          Unknown: [{ Vulnerabilities: [1] }],
        }),
      ]),
    );
    expect(end.counts).toEqual({ raw: 3, occurrences: 1, dropped: { 'an entry of Vulnerabilities is no object': 2 } });
    expect(items[0]?.finding).toMatchObject({
      rule: { id: '5', helpUri: 'https://a.example/', tags: ['security', 'external/cwe/cwe-20'] },
      severity: 'medium',
    });
  });

  test('recognises its own reports only', () => {
    for (const own of [report(), { ClusterName: '', Resources: [] }, [{ Target: 'a', Vulnerabilities: [] }], null]) {
      expect(recognises(own), JSON.stringify(own).slice(0, 60)).toBe(true);
    }
    for (const other of [
      { runs: [], SchemaVersion: 2 },
      { vulnerabilities: [] },
      [{ file: 'a', results: [] }],
      [],
      {},
    ]) {
      expect(recognises(other), JSON.stringify(other)).toBe(false);
    }
  });

  test('a report cut at any byte is never complete', () => {
    const text = JSON.stringify(report());
    for (let cut = 0; cut < text.length; cut += 1) {
      expect(readAll(format, text.slice(0, cut)).end.status, `cut at ${cut}`).not.toBe('complete');
    }
  });
});
