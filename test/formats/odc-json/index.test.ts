import { describe, expect, test } from 'vitest';
import { format } from '../../../src/formats/odc-json/index.ts';
import { readHead } from '../../../src/formats/read-head.ts';
import { bytesSource } from '../../../src/util/bytes-source.ts';
import { readAll } from '../../read-all.ts';

const vulnerability = (more: object = {}): object => ({
  source: 'NVD',
  name: 'CVE-2024-10001',
  severity: 'HIGH',
  cvssv2: { score: 6.800000190734863, severity: 'MEDIUM' },
  cvssv3: {
    baseScore: 8.1,
    attackVector: 'NETWORK',
    attackComplexity: 'HIGH',
    privilegesRequired: 'NONE',
    userInteraction: 'NONE',
    scope: 'UNCHANGED',
    confidentialityImpact: 'HIGH',
    integrityImpact: 'HIGH',
    availabilityImpact: 'HIGH',
    baseSeverity: 'HIGH',
    version: '3.1',
  },
  cwes: ['CWE-502', 'NVD-CWE-noinfo'],
  description: 'Ledger Core reads objects that it should not. A remote sender may run code.',
  notes: '',
  references: [{ source: 'x', url: 'https://example.org/a', name: 'y' }],
  vulnerableSoftware: [
    { software: { id: 'cpe:2.3:a:acme:other:1.0:*:*:*:*:*:*:*' } },
    {
      software: {
        id: 'cpe:2.3:a:acme:ledger:*:*:*:*:*:*:*:*',
        vulnerabilityIdMatched: 'true',
        versionStartIncluding: '2.0',
        versionEndExcluding: '2.4',
      },
    },
  ],
  ...more,
});
const dependency = (vulnerabilities: unknown, more: object = {}): object => ({
  isVirtual: false,
  fileName: 'ledger-core-2.3.1.jar',
  filePath: '/srv/shop/lib/ledger-core-2.3.1.jar',
  evidenceCollected: { vendorEvidence: [] },
  packages: [
    { id: 'pkg:maven/org.acme/shaded@9', confidence: 'LOW' },
    { id: 'pkg:maven/org.acme/ledger-core@2.3.1', confidence: 'HIGHEST' },
  ],
  vulnerabilities,
  ...more,
});
const report = (dependencies: unknown, more: object = {}): object => ({
  reportSchema: '1.1',
  scanInfo: { engineVersion: '12.1.0', dataSource: [] },
  projectInfo: { name: 'shop', reportDate: '2026-01-01T00:00:00Z', credits: {} },
  dependencies,
  ...more,
});
const one = (more: object, around: object = {}): ReturnType<typeof readAll>['items'][number]['finding'] => {
  const [item] = readAll(format, report([dependency([vulnerability(more)], around)])).items;
  if (item === undefined) throw new Error('no finding');
  return item.finding;
};

const recognises = (value: unknown): boolean =>
  format.recognizes(readHead(bytesSource('x', Buffer.from(JSON.stringify(value)))));

describe('odc-json', () => {
  test('makes a finding of a vulnerability', () => {
    const { items, end } = readAll(format, report([dependency([vulnerability()]), dependency(undefined)]));
    expect(end).toMatchObject({
      status: 'complete',
      counts: { raw: 1, occurrences: 1, dropped: {} },
      notices: [],
      runs: [
        {
          tool: { name: 'Dependency-Check', version: '12.1.0' },
          scan: 'dependencies',
          target: 'shop',
          coverage: { dependencies: 2 },
        },
      ],
    });
    expect(items).toMatchObject([
      {
        run: 0,
        finding: {
          rule: {
            id: 'CVE-2024-10001',
            title: 'Ledger Core reads objects that it should not.',
            description: 'Ledger Core reads objects that it should not. A remote sender may run code.',
            helpUri: 'https://nvd.nist.gov/vuln/detail/CVE-2024-10001',
            securitySeverity: 8.1,
            tags: ['security', 'external/cwe/cwe-502'],
          },
          severity: 'high',
          level: 'error',
          message: 'org.acme:ledger-core@2.3.1: Ledger Core reads objects that it should not.',
          locations: [{ kind: 'package', ecosystem: 'maven', name: 'org.acme:ledger-core', version: '2.3.1' }],
          suppressions: [],
        },
      },
    ]);
    expect(items[0]?.finding.evidence?.split('\n')).toEqual([
      'file: ledger-core-2.3.1.jar',
      'vulnerable: cpe:2.3:a:acme:ledger:*:*:*:*:*:*:*:* >= 2.0 < 2.4',
      'cvss: 8.1 (CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:H/I:H/A:H)',
      'source: NVD',
      'other packages: pkg:maven/org.acme/shaded@9',
      'references: https://example.org/a',
    ]);
  });

  test('makes a suppressed finding of a suppressed vulnerability, with the notes as its reason', () => {
    const { severity: _severity, ...bare } = vulnerability({ notes: 'Not reachable from\nour code. ' }) as Record<
      string,
      unknown
    >;
    const { items, end } = readAll(format, report([dependency([], { suppressedVulnerabilities: [bare] })]));
    expect(end.counts).toEqual({ raw: 1, occurrences: 1, dropped: {} });
    expect(items[0]?.finding).toMatchObject({
      severity: 'high',
      suppressions: [{ kind: 'external', status: 'accepted', reason: 'Not reachable from\nour code.' }],
    });
  });

  test.each([
    ['the word wins over the score', { severity: 'low' }, 'low', 8.1],
    ['words of old versions', { severity: 'Moderate', cvssv3: undefined }, 'medium', 6.8],
    ['CVSS 4 before 3', { severity: undefined, cvssv4: { baseScore: 9.3, baseSeverity: 'CRITICAL' } }, 'critical', 9.3],
    [
      'the key with a stray >',
      { severity: null, cvssv3: { baseScore: '5.5', 'baseSeverity>': 'MEDIUM' } },
      'medium',
      5.5,
    ],
    ['the score alone', { severity: 'Unknown', cvssv2: { score: 3.1 }, cvssv3: 7 }, 'low', 3.1],
    ['nothing known', { severity: 'Unknown', cvssv2: null, cvssv3: null }, 'medium', undefined],
  ])('takes the severity: %s', (_name, more, severity, score) => {
    const finding = one(more);
    expect([finding.severity, finding.rule.securitySeverity]).toEqual([severity, score]);
  });

  test('says that it takes an unknown severity as medium', () => {
    const { end } = readAll(format, report([dependency([{ name: 'retire-1', severity: 'Unknown' }])]));
    expect(end.notices).toEqual(['findings that carry no known severity count as medium']);
  });

  test.each([
    ['ghsa-ABCD-2345-wxyz', 'NPM', 'GHSA-abcd-2345-wxyz', []],
    ['577', 'NPM', '577', ['npm/577']],
    ['577', 'RETIREJS', '577', []],
    [' possible\n XSS ', 'RETIREJS', 'possible XSS', []],
  ])('names the rule of %j from %s', (name, source, id, aliases) => {
    const finding = one({ name, source });
    expect([finding.rule.id, finding.aliases]).toEqual([id, aliases]);
  });

  test('keeps what is known of exploits', () => {
    const evidence = one({
      knownExploitedVulnerability: { DateAdded: '2024-02-01', DueDate: '2024-02-22', RequiredAction: 'Update it.' },
    }).evidence;
    expect(evidence).toContain('known exploited: since 2024-02-01 due 2024-02-22\nrequired action: Update it.');
  });

  test('tells who uses the package', () => {
    const evidence = one(
      {},
      { projectReferences: ['web:compile'], includedBy: [{ reference: 'pkg:npm/a@1', type: 'x' }] },
    );
    expect(evidence.evidence).toContain('used by: web:compile\nincluded by: pkg:npm/a@1');
  });

  test.each([
    [
      'no list',
      { scanInfo: { engineVersion: '12' }, projectInfo: {}, dependencies: null },
      'the report has no list of dependencies',
    ],
    ['an object', { scanInfo: {}, dependencies: { fileName: 'a' } }, '`dependencies` is no list'],
    ['nothing', { scanInfo: {}, projectInfo: {} }, 'the report has no list of dependencies'],
  ])('is unreadable with %s for a list', (_name, broken, reason) => {
    expect(readAll(format, broken).end).toMatchObject({ status: 'unreadable', reason, counts: { raw: 0 } });
  });

  test('is degraded where nothing was scanned', () => {
    const { end } = readAll(format, report([]));
    expect(end).toMatchObject({ status: 'degraded', reason: 'the scan found no dependency to look at' });
    expect(end.runs[0]?.status).toBe('degraded');
  });

  test('is degraded where analyzers failed', () => {
    const message =
      'org.owasp.dependencycheck.analyzer.exception.AnalysisException: No answer from the index\n at line 1';
    const analysisExceptions = [{ exception: { message, stackTrace: ['a.b'] } }, { exception: {} }];
    const { end } = readAll(format, report([dependency([vulnerability()])], { scanInfo: { analysisExceptions } }));
    expect(end).toMatchObject({
      status: 'degraded',
      reason: '2 analyses failed: No answer from the index',
      counts: { raw: 1 },
    });
  });

  test('tolerates wrong types and accounts for every item', () => {
    const vulnerabilities = [
      null,
      'x',
      7,
      [],
      {},
      vulnerability({ cwes: 'CWE-79', references: 'x', vulnerableSoftware: [1] }),
    ];
    const dependencies = [
      dependency(vulnerabilities, { packages: { id: 'pkg:npm/a@1' }, filePath: 5, fileName: ['a'] }),
      dependency(vulnerability(), { packages: 'none', fileName: 7 }),
    ];
    const { items, end } = readAll(format, report(dependencies, { scanInfo: 'x', projectInfo: [] }));
    expect(end.counts).toEqual({
      raw: 7,
      occurrences: 3,
      dropped: { 'an entry of the vulnerabilities is no object': 4 },
    });
    expect(items.map(({ finding }) => [finding.rule.id, finding.locations])).toEqual([
      ['unknown', [{ kind: 'package', ecosystem: 'npm', name: 'a', version: '1', manifest: '5' }]],
      ['CVE-2024-10001', [{ kind: 'package', ecosystem: 'npm', name: 'a', version: '1', manifest: '5' }]],
      ['CVE-2024-10001', [{ kind: 'package', ecosystem: 'generic', name: '7', manifest: 'lib/ledger-core-2.3.1.jar' }]],
    ]);
  });

  test('repairs the stray commas of cvssv4, and says so', () => {
    const text = JSON.stringify(
      report([dependency([vulnerability({ cvssv4: { baseScore: 9.3 } })]), dependency([vulnerability()])]),
    );
    const faulty = text.replace('{"baseScore":9.3}', '{ ,"baseScore":9.3,"source":"a, }", \n }');
    expect(() => JSON.parse(faulty) as unknown).toThrow(SyntaxError);
    const { items, end } = readAll(format, faulty);
    expect(end).toMatchObject({
      status: 'complete',
      counts: { raw: 2 },
      notices: ['2 stray commas, which are no JSON, were left out'],
    });
    expect(items.map(({ finding }) => finding.severity)).toEqual(['high', 'high']);
  });

  test('keeps what stood before a fault that is no stray comma', () => {
    const text = JSON.stringify(
      report([dependency([vulnerability()]), dependency([vulnerability()], { license: 'here' })]),
    );
    const { items, end } = readAll(format, text.replace('"here"', '"here" "there"'));
    expect(items).toHaveLength(1);
    expect(end).toMatchObject({ status: 'degraded', counts: { raw: 1, occurrences: 1 }, notices: [] });
  });

  test('is never complete where it was cut', () => {
    const text = JSON.stringify(report([dependency([vulnerability()]), dependency([])]));
    for (let length = 0; length < text.length; length += 1) {
      expect(readAll(format, text.slice(0, length)).end.status, `cut at ${length}`).not.toBe('complete');
    }
  });

  test('recognises its reports, also with their keys sorted, and no others', () => {
    expect(recognises(report([dependency([])]))).toBe(true);
    expect(recognises({ dependencies: [dependency([])] })).toBe(true);
    expect(recognises({ dependencies: [{ ref: 'a' }] })).toBe(false);
    expect(recognises({ bomFormat: 'CycloneDX', dependencies: [{ evidenceCollected: {} }] })).toBe(false);
    expect(recognises([report([])])).toBe(false);
  });
});
