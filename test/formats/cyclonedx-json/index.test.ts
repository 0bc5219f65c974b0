import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { format } from '../../../src/formats/cyclonedx-json/index.ts';
import { readHead } from '../../../src/formats/read-head.ts';
import { bytesSource } from '../../../src/util/bytes-source.ts';
import { readAll } from '../../read-all.ts';

const fixture = readFileSync(new URL('../cyclonedx-xml/shop.bom.json', import.meta.url), 'utf8');
const bom = (vulnerabilities: unknown, more: object = {}): object => ({
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  vulnerabilities,
  ...more,
});
const rated = (more: object): object => bom([{ id: 'CVE-2031-0001', ...more }]);

const recognises = (value: unknown): boolean =>
  format.recognizes(readHead(bytesSource('r', Buffer.from(JSON.stringify(value)))));

describe('cyclonedx-json', () => {
  test('makes a finding of every affected target, at least one of every vulnerability', () => {
    const { items, end } = readAll(format, fixture);
    expect(end).toMatchObject({
      status: 'complete',
      counts: { raw: 6, occurrences: 6, dropped: {} },
      runs: [{ tool: { name: 'Grype', version: '0.110.0' }, scan: 'dependencies', target: '@example/shop' }],
      notices: [
        'findings that carry no known severity count as medium',
        'affected targets that are not in the bill of materials, known by their reference only: 2',
      ],
    });
    expect(items.map(({ finding }) => [finding.rule.id, finding.locations[0]])).toEqual([
      [
        'CVE-2031-0001',
        { kind: 'package', ecosystem: 'npm', name: 'left-pad', version: '1.0.0', manifest: 'web/package-lock.json' },
      ],
      ['CVE-2031-0001', { kind: 'package', ecosystem: 'deb', name: 'libinner', version: '7' }],
      ['GHSA-aaaa-bbbb-cccc', { kind: 'package', ecosystem: 'generic', name: 'com.example/outer', version: '2' }],
      ['CVE-2031-0003', { kind: 'package', ecosystem: 'maven', name: 'com.example:far', version: '3' }],
      ['CVE-2031-0003', { kind: 'logical', name: 'nowhere' }],
      [
        'cyclonedx/No id and no target.',
        { kind: 'package', ecosystem: 'generic', name: '@example/shop', version: '3.0.0' },
      ],
    ]);
  });

  test('maps rule, rating of the own source, aliases and evidence', () => {
    const finding = readAll(format, fixture).items[0]?.finding;
    expect(finding).toMatchObject({
      rule: {
        title: 'left-pad pads the wrong side & more.',
        description: 'left-pad pads the wrong side & more. It always did.\nSecond line.\n\nMuch <b>detail</b>.',
        fix: 'Update to 1.0.1.',
        helpUri: 'https://advisories.example/1',
        securitySeverity: 6.5,
        tags: ['security', 'external/cwe/cwe-20', 'external/cwe/cwe-79'],
      },
      severity: 'medium',
      message: 'left-pad@1.0.0: left-pad pads the wrong side & more.',
      aliases: ['SNYK-JS-LEFTPAD-1'],
    });
    expect(finding?.evidence?.split('\n')).toEqual([
      'affected: vers:npm/<1.0.1, 2.0.0 (unaffected)',
      'fix: Update to 1.0.1.',
      'installed at: node_modules/left-pad',
      'bulletins: RHSA-2031:0042',
      'ratings: NVD critical 9.8 CVSSv31 AV:N; Snyk medium 5 CVSSv2; Snyk medium 6.5 CVSSv31; Snyk 77 OWASP',
      'source: Snyk',
    ]);
  });

  test.each([
    ['not_affected', 'accepted'],
    ['false_positive', 'accepted'],
    ['resolved', 'accepted'],
    ['resolved_with_pedigree', 'accepted'],
    ['in_triage', 'underReview'],
  ])('analysis %s is a suppression, %s', (state, status) => {
    const analysis = { state, justification: 'code_not_present', detail: 'Looked at it.' };
    const { items, end } = readAll(format, rated({ analysis }));
    expect(end.counts).toEqual({ raw: 1, occurrences: 1, dropped: {} });
    expect(items[0]?.finding.suppressions).toEqual([
      { kind: 'external', status, reason: `${state} (code_not_present): Looked at it.` },
    ]);
  });

  test.each([['exploitable'], ['something_new'], [undefined]])('analysis %s leaves the finding open', (state) => {
    expect(readAll(format, rated({ analysis: { state } })).items[0]?.finding.suppressions).toEqual([]);
  });

  test('a target whose versions are all unaffected is suppressed', () => {
    const suppressed = readAll(format, fixture).items.map(({ finding }) => finding.suppressions.length);
    expect(suppressed).toEqual([0, 1, 1, 1, 1, 0]);
  });

  test.each([
    ['a word before its score', [{ severity: 'low', score: 9, method: 'CVSSv3' }], 'low', 9],
    ['a score without a word', [{ score: '7.5', method: 'CVSSv31' }], 'high', 7.5],
    ['the worst of several', [{ severity: 'low' }, { severity: 'High' }, { severity: 'none' }], 'high', undefined],
    [
      'the newest CVSS',
      [
        { score: 9, method: 'CVSSv2' },
        { score: 5, method: 'CVSSv4' },
      ],
      'critical',
      5,
    ],
    ['no score of another method', [{ score: 9, method: 'SSVC' }], 'medium', undefined],
    ['nothing', undefined, 'medium', undefined],
  ])('rating: %s', (_name, ratings, severity, score) => {
    const finding = readAll(format, rated({ ratings })).items[0]?.finding;
    expect([finding?.severity, finding?.rule.securitySeverity]).toEqual([severity, score]);
  });

  test('finds components that stand behind the vulnerabilities, or in the product and services', () => {
    const { items } = readAll(
      format,
      bom([{ id: 'CVE-2031-0001', affects: [{ ref: 'a' }, { ref: 'b' }, { ref: 'c' }] }], {
        metadata: { component: { name: 'p', components: [{ 'bom-ref': 'b', name: 'in-product' }] } },
        services: [{ 'bom-ref': 'c', name: 'service' }],
        components: [
          { 'bom-ref': 'a', name: 'late', properties: [{ name: 'syft:location:0:path', value: '/go.mod' }] },
        ],
      }),
    );
    expect(items.map(({ finding }) => finding.locations[0])).toEqual([
      { kind: 'package', ecosystem: 'generic', name: 'late', manifest: 'go.mod' },
      { kind: 'package', ecosystem: 'generic', name: 'in-product' },
      { kind: 'package', ecosystem: 'generic', name: 'service' },
    ]);
  });

  test.each([
    [
      'the list of before 1.5',
      [{ vendor: 'anchore', name: 'grype', version: '0.7' }],
      { name: 'Grype', version: '0.7' },
    ],
    ['no tool', undefined, { name: 'CycloneDX' }],
    ['no package manager', [{ name: 'npm' }, { name: 'cyclonedx-npm' }], { name: 'cyclonedx-npm' }],
  ])('names the tool: %s', (_name, tools, tool) => {
    expect(readAll(format, bom([], { metadata: { tools } })).end.runs[0]?.tool).toMatchObject(tool);
  });

  test('an empty list was looked up and is clean', () => {
    expect(readAll(format, bom([])).end).toMatchObject({ status: 'complete', counts: { raw: 0 } });
  });

  test.each([
    ['no list of vulnerabilities', bom(undefined, { components: [{ name: 'a' }] }), /bill of materials only/u],
    ['null instead of the list', bom(null), /bill of materials only/u],
    ['an empty list of Trivy', bom([], { metadata: { tools: [{ name: 'trivy' }] } }), /--scanners vuln/u],
    ['a version to come', bom([], { specVersion: '2.0' }), /newer than 1\.7/u],
  ])('%s is degraded', (_name, text, reason) => {
    const { end } = readAll(format, text);
    expect(end).toMatchObject({ status: 'degraded', counts: { raw: 0 } });
    expect(end.reason).toMatch(reason);
  });

  test.each([
    ['another object', { hello: [] }],
    ['another format', { bomFormat: 'SPDX', specVersion: '1.6' }],
    ['a list', []],
    ['no JSON', 'bomFormat'],
  ])('%s is unreadable', (_name, text) => {
    expect(readAll(format, text).end.status).toBe('unreadable');
  });

  test('tolerates wrong types and lone objects, and accounts for what is no vulnerability', () => {
    const { items, end } = readAll(
      format,
      bom([
        null,
        'CVE-2031-0009',
        { id: 7, ratings: { severity: 'high' }, affects: { ref: 'x' }, cwes: 'CWE-79', references: 'a', analysis: [] },
        { affects: [null, { ref: 5 }, 'x'] },
      ]),
    );
    expect(end.counts).toEqual({
      raw: 6,
      occurrences: 4,
      dropped: { 'an entry of `vulnerabilities` is no object': 2 },
    });
    expect(items[0]?.finding).toMatchObject({ rule: { id: '7' }, severity: 'high', locations: [{ name: 'x' }] });
    const lone = readAll(format, bom({ id: 'CVE-2031-0001', affects: [] }));
    expect(lone.items.map(({ finding }) => finding.rule.id)).toEqual(['CVE-2031-0001']);
    expect(lone.end.notices).toContain('a lone object stood where a list belongs: it was read as a list of one');
  });

  test('finds the components wherever they stand, also those in others', () => {
    const inner = { type: 'library', 'bom-ref': 'in', group: 'g', name: 'n', version: '1' };
    const components = [{ 'bom-ref': 'out', name: 'o', components: [inner] }];
    const vulnerabilities = [{ id: 'CVE-2031-0001', affects: [{ ref: 'in' }, { ref: 'out' }] }];
    const head = { bomFormat: 'CycloneDX', specVersion: '1.6' };
    const [before, behind] = [
      readAll(format, { ...head, components, vulnerabilities }),
      readAll(format, { ...head, vulnerabilities, components }),
    ];
    expect(before.items.map(({ finding }) => finding.locations[0])).toMatchObject([{ name: 'g/n' }, { name: 'o' }]);
    expect(behind).toEqual(before);
  });

  test('vulnerabilities without an id are told apart', () => {
    const { items } = readAll(format, bom([{ 'bom-ref': 'a' }, { description: 'B.' }, {}]));
    expect(items.map(({ finding }) => finding.rule.id)).toEqual(['cyclonedx/a', 'cyclonedx/B.', 'cyclonedx/unknown']);
  });

  test('recognises its own files only', () => {
    expect(recognises(JSON.parse(fixture))).toBe(true);
    expect(recognises({ $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json', specVersion: '1.6' })).toBe(true);
    for (const other of [{ specVersion: '1' }, { vulnerabilities: [] }, { runs: [], bomFormat: 'x' }, []]) {
      expect(recognises(other), JSON.stringify(other)).toBe(false);
    }
  });

  test('a file cut at any byte is never complete', () => {
    const text = JSON.stringify(
      bom([{ id: 'CVE-2031-0001', affects: [{ ref: 'a' }] }], { components: [{ name: 'a' }] }),
    );
    for (let cut = 0; cut < text.length; cut += 1) {
      const { end } = readAll(format, text.slice(0, cut));
      expect(end.status, `cut at ${cut}`).not.toBe('complete');
      expect(end.status === 'unreadable', `cut at ${cut}`).toBe(end.counts.raw === 0);
    }
  });
});
