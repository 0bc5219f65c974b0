import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeFinding, type Finding } from '../../src/model/finding.ts';
import { packageName, packageOfPurl } from '../../src/model/package-name.ts';
import { toCycloneDxVex } from '../../src/reporters/cyclonedx-vex.ts';
import { toOpenVex } from '../../src/reporters/openvex.ts';
import { purlOf } from '../../src/reporters/purl.ts';
import type { VexOptions } from '../../src/reporters/vex-options.ts';
import { arbitraryFinding, arbitraryRule } from '../arbitrary-finding.ts';

const OPTIONS: VexOptions = { author: 'payments@acme.test', now: Date.parse('2026-11-21'), version: '1.0.0' };

interface OpenVex {
  readonly '@id': string;
  readonly timestamp: string;
  readonly statements: readonly {
    readonly vulnerability: { readonly name: string; readonly aliases?: readonly string[] };
    readonly products: readonly { readonly '@id': string }[];
    readonly status: string;
    readonly justification?: string;
    readonly impact_statement?: string;
    readonly action_statement?: string;
    readonly status_notes?: string;
  }[];
}
interface CycloneDx {
  readonly serialNumber: string;
  readonly components: readonly { readonly 'bom-ref': string; readonly name: string; readonly purl: string }[];
  readonly vulnerabilities: readonly {
    readonly id: string;
    readonly cwes?: readonly number[];
    readonly analysis: { readonly state: string; readonly justification?: string; readonly detail: string };
    readonly affects: readonly { readonly ref: string }[];
  }[];
}

const findingOf = (id: string, reason: string, version = '1.2.3'): Finding =>
  makeFinding({
    rule: { id, title: 'T', description: 'D', level: 'error', tags: ['external/cwe/cwe-79'] },
    message: 'm',
    severity: 'high',
    locations: [{ kind: 'package', ecosystem: 'npm', name: 'left-pad', version }],
    aliases: ['GHSA-aaaa-bbbb-cccc'],
    suppressions: [{ kind: 'external', status: 'accepted', reason, owner: 'me', expires: '2027-01-31' }],
  });
const openVex = (findings: readonly Finding[]): OpenVex => JSON.parse(toOpenVex(findings, OPTIONS) ?? '{}') as OpenVex;
const cycloneDx = (findings: readonly Finding[]): CycloneDx =>
  JSON.parse(toCycloneDxVex(findings, OPTIONS)) as CycloneDx;

const FINDINGS = [
  findingOf('CVE-2026-0001', 'code_not_reachable: build only'),
  findingOf('CVE-2026-0002', 'we live with it'),
  findingOf('CVE-2026-0003', 'false positive: other product'),
];

/** What the schema of OpenVEX 0.2.0 and its text demand of statements. */
function checkStatements({ statements }: OpenVex): void {
  const keys = [
    'vulnerability',
    'products',
    'status',
    'justification',
    'impact_statement',
    'action_statement',
    'status_notes',
  ];
  for (const statement of statements) {
    expect(Object.keys(statement).filter((key) => !keys.includes(key))).toEqual([]);
    expect(statement.vulnerability.name).not.toBe('');
    expect(statement.products.length).toBeGreaterThan(0);
    for (const product of statement.products) expect(URL.canParse(product['@id'])).toBe(true);
    const why = [statement.justification, statement.impact_statement].filter((text) => text !== undefined);
    expect(why).toHaveLength(statement.status === 'not_affected' ? 1 : 0);
    expect(statement.action_statement !== undefined).toBe(statement.status === 'affected');
  }
  expect(new Set(statements.map((statement) => JSON.stringify(statement))).size).toBe(statements.length);
}

describe('toOpenVex', () => {
  test('states every decision with its status and its reason', () => {
    const document = openVex(FINDINGS);
    checkStatements(document);
    expect(document).toMatchObject({
      '@context': 'https://openvex.dev/ns/v0.2.0',
      author: 'payments@acme.test',
      timestamp: '2026-11-21T00:00:00.000Z',
      version: 1,
      statements: [
        {
          vulnerability: { name: 'CVE-2026-0001', aliases: ['GHSA-aaaa-bbbb-cccc'] },
          products: [{ '@id': 'pkg:npm/left-pad@1.2.3', identifiers: { purl: 'pkg:npm/left-pad@1.2.3' } }],
          status: 'not_affected',
          justification: 'vulnerable_code_not_in_execute_path',
        },
        { status: 'affected', action_statement: 'Accepted by me until 2027-01-31: we live with it.' },
        { status: 'not_affected', impact_statement: expect.stringContaining('other product') as string },
      ],
    });
  });

  test('is nothing where nothing is decided, since a document must state something', () => {
    expect(toOpenVex([], OPTIONS)).toBeUndefined();
  });

  test('has an id that changes with what it says and when, and only then', () => {
    const ids = [
      toOpenVex(FINDINGS, OPTIONS),
      toOpenVex(FINDINGS.toReversed(), OPTIONS),
      toOpenVex(FINDINGS.slice(1), OPTIONS),
      toOpenVex(FINDINGS, { ...OPTIONS, now: OPTIONS.now + 1 }),
    ].map((text) => (JSON.parse(text ?? '{}') as OpenVex)['@id']);
    expect(new Set(ids).size).toBe(3);
    expect(ids[0]).toBe(ids[1]);
    expect(ids[0]).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u);
    expect(toOpenVex(FINDINGS, { ...OPTIONS, id: 'https://acme.test/vex/1' })).toContain(
      '"@id": "https://acme.test/vex/1"',
    );
  });
});

describe('toCycloneDxVex', () => {
  test('gives every vulnerability an analysis and the package that it is about', () => {
    const document = cycloneDx(FINDINGS);
    expect(document).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1 });
    expect(document.serialNumber).toMatch(/^urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u);
    expect(document.components).toEqual([
      {
        type: 'library',
        'bom-ref': 'pkg:npm/left-pad@1.2.3',
        name: 'left-pad',
        version: '1.2.3',
        purl: 'pkg:npm/left-pad@1.2.3',
      },
    ]);
    expect(document.vulnerabilities.map(({ id, analysis }) => [id, analysis.state, analysis.justification])).toEqual([
      ['CVE-2026-0001', 'not_affected', 'code_not_reachable'],
      ['CVE-2026-0002', 'exploitable', undefined],
      ['CVE-2026-0003', 'false_positive', undefined],
    ]);
    expect(document.vulnerabilities[0]).toMatchObject({
      source: { name: 'NVD', url: 'https://nvd.nist.gov/vuln/detail/CVE-2026-0001' },
      references: [{ id: 'GHSA-aaaa-bbbb-cccc', source: { name: 'GitHub' } }],
      cwes: [79],
      affects: [{ ref: 'pkg:npm/left-pad@1.2.3' }],
    });
  });

  test('is a document without vulnerabilities where nothing is decided', () => {
    expect(cycloneDx([])).toMatchObject({ components: [], vulnerabilities: [] });
  });
});

describe('any findings', () => {
  test('make valid documents that refer to packages which are there, in the same bytes in any order', () => {
    const findings = fc.array(arbitraryFinding(arbitraryRule), { maxLength: 8 });
    fc.assert(
      fc.property(findings, (list) => {
        const text = toOpenVex(list, OPTIONS);
        if (text !== undefined) checkStatements(JSON.parse(text) as OpenVex);
        expect(toOpenVex(list.toReversed(), OPTIONS)).toBe(text);
        const document = cycloneDx(list);
        expect(cycloneDx(list.toReversed())).toEqual(document);
        const refs = document.components.map((component) => component['bom-ref']);
        expect(new Set(refs).size).toBe(refs.length);
        for (const { affects, analysis } of document.vulnerabilities) {
          expect(refs).toEqual(expect.arrayContaining(affects.map(({ ref }) => ref)));
          expect(new Set(affects.map(({ ref }) => ref)).size).toBe(affects.length);
          expect(analysis.detail).not.toBe('');
        }
        for (const { name } of document.components) expect(name).not.toBe('');
      }),
      { numRuns: 300 },
    );
  });
});

describe('purlOf', () => {
  test.each([
    [{ ecosystem: 'npm', name: '@acme/pay', version: '1.2.3' }, 'pkg:npm/%40acme/pay@1.2.3'],
    [{ ecosystem: 'maven', name: 'org.acme:pay', version: '1.0' }, 'pkg:maven/org.acme/pay@1.0'],
    [{ ecosystem: 'golang', name: 'github.com/a/b' }, 'pkg:golang/github.com/a/b'],
    [{ ecosystem: 'deb', name: 'libc6', version: '1:2.3+b1~x' }, 'pkg:deb/libc6@1:2.3%2Bb1~x'],
    [{ ecosystem: 'no type', name: '/' }, 'pkg:generic/unknown'],
  ])('makes of %j %s', (identity, purl) => {
    expect(purlOf(identity)).toBe(purl);
  });

  test('reads back as the same package', () => {
    const text = fc
      .string({ minLength: 1, unit: 'binary' })
      .filter((value) => value.isWellFormed() && value.trim() !== '');
    const identity = fc.record(
      {
        ecosystem: fc.constantFrom('npm', 'pypi', 'golang', 'deb', 'cargo'),
        name: text.filter((value) => !/(?:^|\/)(?:\/|$)/u.test(value)),
        version: text,
      },
      { requiredKeys: ['ecosystem', 'name'] },
    );
    fc.assert(
      fc.property(identity, ({ ecosystem, name, version }) => {
        const known = { ecosystem, name: packageName(ecosystem, name), ...(version !== undefined && { version }) };
        expect(packageOfPurl(purlOf(known))).toEqual(known);
      }),
      { numRuns: 500 },
    );
  });
});
