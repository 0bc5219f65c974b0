import { describe, expect, test } from 'vitest';
import { format } from '../../../src/formats/sarif/index.ts';
import { readAll } from '../../read-all.ts';

const read = (driver: string, rule: object, result: object, run: object = {}) =>
  readAll(format, {
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: driver, version: '1.2.3', rules: [rule] } },
        invocations: [{ executionSuccessful: true }],
        results: [{ ruleIndex: 0, level: 'error', message: { text: 'm' }, ...result }],
        ...run,
      },
    ],
  });
const at = (uri: string, ...names: readonly string[]): object => ({
  locations: [
    {
      physicalLocation: { artifactLocation: { uri }, region: { startLine: 1 } },
      logicalLocations: names.map((fullyQualifiedName) => ({ fullyQualifiedName })),
    },
  ],
});

const place = (uri: string, run: object = {}) => {
  const { items, end } = read('scanner', { id: 'a' }, { ruleId: 'a', ...at(uri) }, run);
  return [items[0]?.finding.locations[0], end.notices];
};
const file = (uri: string): object => ({ kind: 'file', uri, region: { startLine: 1 } });

describe('the SARIF of a scanner of dependencies names the advisory and the package as its own format does', () => {
  test('Snyk: CVEs, package and version stand in the description of the rule', () => {
    const rule = {
      id: 'SNYK-JS-LEDGER-100',
      shortDescription: { text: 'High severity - Race vulnerability in ledger' },
      fullDescription: { text: '(CVE-2030-1,CVE-2030-2) @acme/ledger@1.2.0' },
      properties: { tags: ['security', 'CWE-362', 'npm'], 'security-severity': '7.5' },
    };
    const { items, end } = read('Snyk Open Source', rule, { ruleId: rule.id, ...at('web/package.json') });
    expect(end.runs).toMatchObject([{ tool: { name: 'Snyk Open Source' }, scan: 'dependencies', rules: [] }]);
    expect(items[0]?.finding).toMatchObject({
      rule: { id: 'CVE-2030-1', securitySeverity: 7.5 },
      aliases: ['CVE-2030-2', 'SNYK-JS-LEDGER-100'],
      severity: 'high',
      locations: [
        { kind: 'package', ecosystem: 'npm', name: '@acme/ledger', version: '1.2.0', manifest: 'web/package.json' },
      ],
    });
  });

  test('Snyk: a container is told by the package manager among the tags', () => {
    const rule = {
      id: 'SNYK-DEBIAN12-ZLIB-1',
      fullDescription: { text: '(CVE-2030-3) zlib/zlib1g@1:1.2' },
      properties: { tags: ['security', 'deb'], 'security-severity': 'null' },
    };
    const { items } = read('Snyk Container', rule, { ruleId: rule.id, level: 'warning', ...at('Dockerfile') });
    expect(items[0]?.finding).toMatchObject({
      rule: { id: 'CVE-2030-3' },
      severity: 'medium',
      locations: [{ ecosystem: 'deb', name: 'zlib1g', version: '1:1.2', manifest: 'Dockerfile' }],
    });
  });

  test('Grype: the package is appended to the id and named in the message', () => {
    const rule = {
      id: 'GHSA-aaaa-bbbb-cccc-ledger',
      shortDescription: { text: 'GHSA-aaaa-bbbb-cccc high vulnerability for ledger package' },
      properties: { 'security-severity': '8.1' },
    };
    const text = 'A high vulnerability in java-archive package: ledger, version 2.3 was found at: /app/lib/ledger.jar';
    const { items, end } = read('Grype', rule, { ruleId: rule.id, message: { text }, ...at('lib/ledger.jar') });
    expect(end.runs[0]?.tool.name).toBe('Grype');
    expect(items[0]?.finding).toMatchObject({
      rule: { id: 'GHSA-aaaa-bbbb-cccc' },
      severity: 'high',
      locations: [{ kind: 'package', ecosystem: 'maven', name: 'ledger', version: '2.3' }],
    });
  });

  test('OSV-Scanner: the other ids are deprecated ones of the rule', () => {
    const rule = { id: 'CVE-2030-4', deprecatedIds: ['CVE-2030-4', 'GHSA-dddd-eeee-ffff', 'DSA-1234-1'] };
    const text = "Package 'ledger@1.0.0' is vulnerable to 'CVE-2030-4' (also known as 'GHSA-dddd-eeee-ffff').";
    const result = { ruleId: 'CVE-2030-4', message: { text }, ...at('file:///src/app/package-lock.json') };
    expect(read('osv-scanner', rule, result).items[0]?.finding).toMatchObject({
      rule: { id: 'CVE-2030-4' },
      aliases: ['GHSA-dddd-eeee-ffff'],
      locations: [{ ecosystem: 'npm', name: 'ledger', version: '1.0.0', manifest: 'app/package-lock.json' }],
    });
  });

  test('Trivy: templates of old versions put the severity before the id', () => {
    const rule = { id: '[HIGH] CVE-2030-5' };
    const text = 'Package: ledger\nInstalled Version: 1.0.0\nVulnerability CVE-2030-5';
    const result = { ruleId: rule.id, message: { text }, ...at('package-lock.json') };
    expect(read('Trivy', rule, result).items[0]?.finding).toMatchObject({
      rule: { id: 'CVE-2030-5' },
      locations: [{ ecosystem: 'npm', name: 'ledger', version: '1.0.0' }],
    });
  });

  test('Dependency-Check: without a purl the name of the file tells the package', () => {
    const result = { ruleId: 'possible XSS', properties: { severity: 'low' }, ...at('file:////src/js/till-1.0.0.js') };
    expect(read('dependency-check', {}, result).items[0]?.finding).toMatchObject({
      rule: { id: 'possible XSS' },
      severity: 'low',
      level: 'note',
      message: 'till@1.0.0: m',
      locations: [{ kind: 'package', ecosystem: 'generic', name: 'till', version: '1.0.0' }],
    });
  });

  test('a result about code keeps its rule, whatever the tool', () => {
    const result = { ruleId: 'DS002', message: { text: 'Artifact: Dockerfile' }, ...at('Dockerfile') };
    expect(read('Trivy', { id: 'DS002' }, result).items[0]?.finding).toMatchObject({
      rule: { id: 'DS002' },
      locations: [{ kind: 'file', uri: 'Dockerfile' }],
      aliases: [],
    });
  });
});

describe('a place', () => {
  test.each([
    ['of a known checkout', 'file:///home/runner/work/shop/shop/web/a.ts', {}, 'web/a.ts'],
    [
      'below a root that the run names',
      'file:///D:/Mine/shop/web/a.ts',
      { originalUriBaseIds: { ROOT: { uri: 'file:///D:/Mine/shop/' } } },
      'web/a.ts',
    ],
    [
      'below the folder that the tool was started in',
      '/opt/mine/shop/web/a.ts',
      { invocations: [{ executionSuccessful: true, workingDirectory: { uri: 'file:///opt/mine/shop' } }] },
      'web/a.ts',
    ],
  ])('%s is relative, and a notice says so', (_name, uri, run, expected) => {
    expect(place(uri, run)).toEqual([file(expected), ['absolute file paths were made relative to the checkout']]);
  });

  test('that is relative or of another scheme stays as it is', () => {
    expect(place('web/a%20b.ts')).toEqual([file('web/a%20b.ts'), []]);
    expect(place('git:shop/a.ts')).toEqual([file('git:shop/a.ts'), []]);
  });

  test('that is a web address is one, with the method of the request', () => {
    const result = { ruleId: 'a', webRequest: { method: 'POST' }, ...at('https://shop.example/pay') };
    const { items, end } = read('ZAP', { id: 'a' }, result);
    expect(items[0]?.finding.locations).toEqual([{ kind: 'url', url: 'https://shop.example/pay', method: 'POST' }]);
    expect(end.notices).toEqual(['web addresses stood where SARIF wants files: they were read as such']);
  });

  test('is told of where the generator is wrong', () => {
    const region = { startLine: 9, endLine: 3 };
    const result = {
      ruleId: 'b',
      locations: [{ physicalLocation: { artifactLocation: { uri: 'a' }, region } }],
    };
    expect(read('scanner', { id: 'a' }, result).end.notices).toEqual([
      'a `ruleIndex` that names another rule than `ruleId`: the id was taken',
      'regions that end before they start: only the start was kept',
    ]);
  });
});
