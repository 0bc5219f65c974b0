import { describe, expect, test } from 'vitest';
import { format } from '../../../src/formats/sarif/index.ts';
import { readAll } from '../../read-all.ts';

const driver = (more: object = {}): object => ({ driver: { name: 'scanner', version: '1.0', ...more } });
const log = (run: object, more: object = {}): object => ({
  version: '2.1.0',
  runs: [{ invocations: [{ executionSuccessful: true }], ...run }],
  ...more,
});
const only = (run: object): unknown => readAll(format, log(run)).items[0]?.finding;

describe('sarif', () => {
  test('finds the rule by id, by index, by hierarchy and in extensions', () => {
    const rules = [{ id: 'a' }, { id: 'b', shortDescription: { text: 'B' } }];
    const extension = { name: 'x', rules: [{ id: 'c', shortDescription: { text: 'C' } }] };
    const results = [
      { ruleId: 'b', ruleIndex: 0 },
      { ruleIndex: 1 },
      { ruleId: 'b/sub' },
      { ruleId: 'c' },
      { rule: { index: 0, toolComponent: { index: 0 } } },
    ];
    const { items } = readAll(
      format,
      log({
        tool: { ...driver({ rules }), extensions: [extension] },
        results: results.map((result) => ({ ...result, message: { text: 'm' } })),
      }),
    );
    expect(items.map(({ finding }) => [finding.rule.id, finding.rule.title])).toEqual([
      ['b', 'B'],
      ['b', 'B'],
      ['b/sub', 'B'],
      ['c', 'C'],
      ['c', 'C'],
    ]);
  });

  test('finds rules that stand after the results', () => {
    const rules = [{ id: 'a', shortDescription: { text: 'late' }, properties: { 'security-severity': '9.1' } }];
    expect(only({ results: [{ ruleId: 'a', message: { text: 'm' } }], tool: driver({ rules }) })).toMatchObject({
      rule: { title: 'late' },
      severity: 'critical',
    });
  });

  test('fills a message by id with its arguments', () => {
    const rules = [{ id: 'a', messageStrings: { one: { text: '{0} in {{braces}} and {1}{2}' } } }];
    expect(
      only({ tool: driver({ rules }), results: [{ ruleId: 'a', message: { id: 'one', arguments: ['x', 'y'] } }] }),
    ).toMatchObject({
      message: 'x in {braces} and y{2}',
    });
  });

  test('reads a location by index into the artifacts', () => {
    const result = {
      ruleId: 'a',
      message: { text: 'm' },
      locations: [{ physicalLocation: { artifactLocation: { index: 0 }, region: { startLine: 4, endLine: 2 } } }],
    };
    expect(only({ tool: driver(), artifacts: [{ location: { uri: 'src/a.c' } }], results: [result] })).toMatchObject({
      locations: [{ kind: 'file', uri: 'src/a.c', region: { startLine: 4 } }],
    });
  });

  test.each([
    ['Medium', 'medium', 1],
    ['CRITICAL', 'critical', 1],
    ['7.5', 'high', 0],
    [3, 'low', 0],
    ['0.0', 'medium', 0],
    ['undefined', 'medium', 0],
  ])('reads the security-severity %j', (value, severity, notices) => {
    const rules = [{ id: 'a', properties: { 'security-severity': value } }];
    const { items, end } = readAll(
      format,
      log({ tool: driver({ rules }), results: [{ ruleId: 'a', message: { text: 'm' } }] }),
    );
    expect(items[0]?.finding.severity).toBe(severity);
    expect(end.notices).toHaveLength(notices);
  });

  test.each([
    [
      'dependency-check',
      {
        logicalLocations: [{ fullyQualifiedName: 'pkg:maven/org.x/y@1.2' }],
        physicalLocation: { artifactLocation: { uri: 'file:///x/y.jar' } },
      },
      'm',
      { ecosystem: 'maven', name: 'org.x:y', version: '1.2', manifest: 'y.jar' },
    ],
    [
      'Trivy',
      { physicalLocation: { artifactLocation: { uri: 'go.mod' } } },
      'Package: github.com/a/b\nInstalled Version: v1.0.0\nSeverity: HIGH',
      { ecosystem: 'golang', name: 'github.com/a/b', version: 'v1.0.0', manifest: 'go.mod' },
    ],
    [
      'Snyk Open Source',
      {
        logicalLocations: [{ fullyQualifiedName: 'lodash@4.17.15' }],
        physicalLocation: { artifactLocation: { uri: 'package-lock.json' } },
      },
      'm',
      { ecosystem: 'npm', name: 'lodash', version: '4.17.15', manifest: 'package-lock.json' },
    ],
  ])('finds the package in what %s writes', (name, location, text, expected) => {
    const finding = only({
      tool: { driver: { name } },
      results: [{ ruleId: 'CVE-2026-1', message: { text }, locations: [location] }],
    });
    expect(finding).toMatchObject({ locations: [{ kind: 'package', ...expected }] });
  });

  test('a repeated `results` key adds results, it does not replace them', () => {
    const text =
      '{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"x"}},"results":[{"ruleId":"a"}],"results":[{"ruleId":"b"}]}]}';
    expect(readAll(format, text).items.map(({ finding }) => finding.rule.id)).toEqual(['a', 'b']);
  });

  test('keeps the results of a run that does not even name its tool', () => {
    const { items, end } = readAll(format, { version: '2.1.0', runs: [{}, { results: [{ message: { text: 'm' } }] }] });
    expect(items).toMatchObject([{ run: 1, finding: { rule: { id: 'unknown' }, message: 'm' } }]);
    expect(end.runs).toHaveLength(2);
  });

  test.each([
    ['a foreign object', { hello: 1 }],
    ['no runs', { version: '2.1.0', runs: [] }],
    ['runs that are no list', { version: '2.1.0', runs: { a: { tool: driver() } } }],
    ['another version', { version: '1.0.0', runs: [{ tool: driver() }] }],
    ['nothing', ''],
    ['an array', '[]'],
  ])('%s is unreadable, not clean', (_name, text) => {
    expect(readAll(format, text).end.status).toBe('unreadable');
  });

  test('a run that failed is degraded, with its reason', () => {
    const invocations = [
      { executionSuccessful: false, toolExecutionNotifications: [{ message: { text: 'out of memory' } }] },
    ];
    expect(readAll(format, log({ invocations, tool: driver(), results: [] })).end.runs).toMatchObject([
      { status: 'degraded', reason: 'out of memory' },
    ]);
  });

  test('a log cut at any byte is never complete, and loses nothing that stands before the cut', () => {
    const results = [1, 2, 3].map((line) => ({ ruleId: 'a', message: { text: `m${line}` } }));
    const text = JSON.stringify(log({ tool: driver(), results }));
    for (let cut = 0; cut < text.length; cut += 1) {
      const { items, end } = readAll(format, text.slice(0, cut));
      expect(end.status, `cut at ${cut}`).not.toBe('complete');
      const whole = results.filter((result) => text.slice(0, cut).includes(JSON.stringify(result))).length;
      expect(items, `cut at ${cut}`).toHaveLength(whole);
      expect(end.counts.raw).toBe(whole);
    }
  });
});
