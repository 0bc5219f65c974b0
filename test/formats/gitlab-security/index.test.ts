import { describe, expect, test } from 'vitest';
import { format } from '../../../src/formats/gitlab-security/index.ts';
import { readAll } from '../../read-all.ts';

const scan = (type: string, more: object = {}): object => ({
  analyzer: { id: 'an', name: 'Analyzer', version: '1.0.0', vendor: { name: 'GitLab' } },
  scanner: { id: 'tool', name: 'Tool', url: 'https://tool.example', version: '2.1.0', vendor: { name: 'V' } },
  type,
  status: 'success',
  start_time: '2026-11-21T10:00:00',
  end_time: '2026-11-21T10:01:00',
  ...more,
});
const report = (type: string, vulnerabilities: unknown, more: object = {}): object => ({
  version: '15.2.1',
  vulnerabilities,
  scan: scan(type),
  ...more,
});
const cve = { type: 'cve', name: 'CVE-2026-1111', value: 'CVE-2026-1111', url: 'https://cve.example/CVE-2026-1111' };
const cwe = { type: 'cwe', name: 'CWE-79', value: '79' };

const dependency = {
  id: 'b5b1',
  name: 'Prototype pollution',
  description: 'Long text.',
  severity: 'High',
  solution: 'Upgrade to 4.17.21.',
  identifiers: [
    {
      type: 'gemnasium',
      name: 'Gemnasium-0a1b2c3d-0000-4000-8000-000000000000',
      value: '0a1b2c3d-0000-4000-8000-000000000000',
    },
    { type: 'ghsa', name: 'GHSA-jf85-cpcp-j695', value: 'ghsa-JF85-cpcp-j695' },
    cve,
    { type: 'cwe', name: 'CWE-1321', value: '1321' },
  ],
  location: {
    file: 'web/package-lock.json',
    dependency: { package: { name: 'Lodash' }, version: '4.17.4', direct: true },
  },
  cvss_vectors: [{ vendor: 'NVD', vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H' }],
};
const one = (type: string, vulnerability: object, more: object = {}) => {
  const { items, end } = readAll(format, report(type, [vulnerability], more));
  expect(end).toMatchObject({ status: 'complete', counts: { raw: 1, occurrences: 1, dropped: {} } });
  return { finding: items[0]?.finding, run: end.runs[items[0]?.run ?? -1] };
};

const inCluster = (image: string): object => ({
  ...dependency,
  location: {
    image,
    kubernetes_resource: { namespace: 'prod', kind: 'Deployment', name: 'shop', container_name: 'web' },
    dependency: { package: { name: 'libc6' }, version: '1' },
  },
});
const scannedBy = (id: string): object => ({
  category: 'sast',
  message: 'Found in a.js',
  name: 'Found',
  confidence: 'High',
  scanner: { id, name: id.toUpperCase() },
  location: { file: 'a.js', start_line: 1, dependency: { package: {} } },
  identifiers: [{ type: 'x', name: 'X', value: 'x' }],
});

describe('gitlab-security', () => {
  test('reads a dependency with its ids, package and remediation', () => {
    const { finding, run } = one('dependency_scanning', dependency, {
      remediations: [{ fixes: [{ id: 'b5b1' }], summary: 'Upgrade lodash', diff: 'ZGlmZg==' }],
    });
    expect(finding).toMatchObject({
      rule: {
        id: 'CVE-2026-1111',
        title: 'Prototype pollution',
        description: 'Long text.',
        helpUri: 'https://cve.example/CVE-2026-1111',
        securitySeverity: 9.8,
        tags: ['security', 'external/cwe/cwe-1321'],
      },
      severity: 'high',
      message: 'lodash@4.17.4: Prototype pollution',
      aliases: ['GHSA-jf85-cpcp-j695', 'Gemnasium-0a1b2c3d-0000-4000-8000-000000000000'],
      locations: [
        { kind: 'package', ecosystem: 'npm', name: 'lodash', version: '4.17.4', manifest: 'web/package-lock.json' },
      ],
    });
    expect(finding?.rule.fix).toBeUndefined();
    expect(finding?.evidence).toContain('direct dependency: yes');
    expect(finding?.evidence).toContain('solution: Upgrade to 4.17.21.\nremediation: Upgrade lodash');
    expect(run).toMatchObject({ tool: { name: 'Tool', version: '2.1.0' }, scan: 'dependencies' });
  });

  test('takes the ecosystem from the list of dependency files before the name of the manifest', () => {
    const odd = { ...dependency, location: { ...dependency.location, file: 'deps.lock' } };
    expect(one('dependency_scanning', odd).finding?.locations[0]).toMatchObject({ ecosystem: 'generic' });
    const { finding } = one('dependency_scanning', odd, {
      dependency_files: [{ path: 'deps.lock', package_manager: 'bundler', dependencies: [] }],
    });
    expect(finding?.locations[0]).toMatchObject({ ecosystem: 'gem' });
  });

  test('reads a container image: target without digest or commit tag, system as ecosystem, bulletin as no alias', () => {
    const location = {
      image: 'registry.example/shop:0a1b2c3d4e5f',
      operating_system: 'debian 12.1',
      dependency: { package: { name: 'libc6' }, version: '2.36' },
    };
    const identifiers = [{ type: 'usn', name: 'USN-4416-1', value: 'USN-4416-1' }, cve];
    const { finding, run } = one('container_scanning', { ...dependency, location, identifiers });
    expect(finding?.locations).toEqual([{ kind: 'package', ecosystem: 'deb', name: 'libc6', version: '2.36' }]);
    expect(finding).toMatchObject({ rule: { id: 'CVE-2026-1111' }, aliases: [] });
    expect(finding?.evidence).toContain('bulletins: USN-4416-1');
    expect(run).toMatchObject({ scan: 'dependencies', target: 'registry.example/shop' });
  });

  test('keeps images and the resources of a cluster apart', () => {
    const { items, end } = readAll(
      format,
      report('cluster_image_scanning', [inCluster('a:1'), inCluster('b:1'), inCluster('a:1')]),
    );
    expect(items.map(({ run }) => end.runs[run]?.target)).toEqual(['a:1', 'b:1', 'a:1']);
    expect(items[0]?.finding.evidence).toContain('resource: prod Deployment shop web');
  });

  test('reads a DAST finding without headers and bodies', () => {
    const header = [{ name: 'Cookie', value: 'sid=topsecret' }];
    const { finding, run } = one(
      'dast',
      {
        name: 'Cross-site scripting',
        severity: 'Medium',
        solution: 'Encode output.',
        identifiers: [{ type: 'ZAProxy_PluginId', name: 'XSS', value: '40012' }, cwe],
        location: { hostname: 'https://shop.example', path: '/search', method: 'GET', param: 'q' },
        evidence: {
          summary: 'echoed',
          request: { headers: header, method: 'GET', url: 'https://shop.example/search?q=1', body: 'topsecret' },
          response: { headers: header, reason_phrase: 'OK', status_code: 200, body: 'topsecret' },
        },
      },
      {
        scan: scan('dast', {
          scanner: { id: 'zaproxy', name: 'ZAP' },
          scanned_resources: [
            { method: 'GET', type: 'url', url: 'https://shop.example/' },
            { url: 'https://shop.example/a' },
          ],
        }),
      },
    );
    expect(finding).toMatchObject({
      rule: { id: 'zap/40012', fix: 'Encode output.', tags: ['security', 'external/cwe/cwe-79'] },
      severity: 'medium',
      locations: [{ kind: 'url', url: 'https://shop.example/search', method: 'GET', parameter: 'q' }],
      evidence: 'summary: echoed\nrequest: GET https://shop.example/search?q=1\nresponse: 200 OK',
    });
    expect(JSON.stringify(finding)).not.toContain('topsecret');
    expect(run).toMatchObject({
      scan: 'web',
      target: 'https://shop.example',
      coverage: { 'scanned resources': 2 },
    });
  });

  test('reads an API-fuzzing finding whose request is the only place', () => {
    const { finding } = one('api_fuzzing', {
      name: 'Assertion failed',
      severity: 'Low',
      identifiers: [{ type: 'check', name: 'Status Code', value: 'StatusCodeAssertion' }],
      location: {},
      evidence: { request: { method: 'POST', url: 'https://api.example/v1' }, response: null },
    });
    expect(finding).toMatchObject({
      rule: { id: 'tool/StatusCodeAssertion' },
      locations: [{ kind: 'url', url: 'https://api.example/v1' }],
    });
  });

  test('reads a SAST finding with lines, method, signatures and a likely false positive', () => {
    const { finding } = one('sast', {
      name: 'SQL injection',
      severity: 'Critical',
      identifiers: [
        { type: 'semgrep_id', name: 'sqli', value: 'java.sqli' },
        { type: 'cwe', name: 'CWE-89', value: '89' },
      ],
      location: { file: 'src/Pay.java', start_line: 7, end_line: 9, class: 'Pay', method: 'charge' },
      tracking: { type: 'source', items: [{ signatures: [{ algorithm: 'scope_offset', value: 'abc' }] }] },
      flags: [{ type: 'flagged-as-likely-false-positive', origin: 'VET', description: 'not reachable' }],
    });
    expect(finding).toMatchObject({
      rule: { id: 'tool/java.sqli' },
      locations: [
        { kind: 'file', uri: 'src/Pay.java', region: { startLine: 7, endLine: 9 } },
        { kind: 'logical', name: 'Pay.charge' },
      ],
      fingerprints: { 'gitlab/scope_offset': 'abc' },
      suppressions: [{ kind: 'external', status: 'underReview', reason: 'VET: not reachable' }],
    });
  });

  test('keeps no secret of secret detection', () => {
    const { finding } = one('secret_detection', {
      name: 'AWS access token',
      severity: 'Critical',
      raw_source_code_extract: 'AKIAnotarealtoken',
      identifiers: [{ type: 'gitleaks_rule_id', name: 'AWS', value: 'AWS' }],
      location: { file: 'a.env', start_line: 3, commit: { sha: '0a1b2c3d' } },
    });
    expect(finding).toMatchObject({ rule: { id: 'tool/AWS' }, evidence: 'commit: 0a1b2c3d' });
    expect(JSON.stringify(finding)).not.toContain('AKIA');
  });

  test('reads a crash of coverage fuzzing', () => {
    const { finding } = one('coverage_fuzzing', {
      severity: 'High',
      identifiers: [{ type: 'cwe', name: 'Heap overflow', value: '122' }],
      location: { crash_type: 'Heap-Buffer-overflow', crash_state: 'parse\nmain\n', stacktrace_snippet: '#0 parse' },
    });
    expect(finding).toMatchObject({
      rule: { title: 'Heap overflow', tags: ['security', 'external/cwe/cwe-122'] },
      locations: [{ kind: 'logical', name: 'parse' }],
    });
    expect(finding?.evidence).toContain('stack trace: #0 parse');
  });

  test.each([
    ['Unknown with a vector', { severity: 'Unknown' }, 'critical'],
    ['Unknown without a vector', { severity: 'Unknown', cvss_vectors: null }, 'medium'],
    ['missing', { severity: undefined, cvss_vectors: 'none' }, 'medium'],
    ['Info', { severity: 'Info' }, 'informational'],
  ])('takes a severity that is %s', (_name, more, severity) => {
    expect(one('dependency_scanning', { ...dependency, ...more }).finding?.severity).toBe(severity);
  });

  test('reads schema 2, whose vulnerabilities name their scanners, with a notice that no scan is there', () => {
    const { items, end } = readAll(format, {
      version: '2.3',
      vulnerabilities: [scannedBy('a'), scannedBy('b'), scannedBy('a')],
    });
    expect(end).toMatchObject({ status: 'complete', runs: [{ tool: { name: 'A' } }, { tool: { name: 'B' } }] });
    expect(end.notices).toContain('the report has no `scan`: whether the scan succeeded is not known');
    expect(items.map(({ run, finding }) => [run, finding.rule.id, finding.message])).toEqual([
      [0, 'a/x', 'Found in a.js'],
      [1, 'b/x', 'Found in a.js'],
      [0, 'a/x', 'Found in a.js'],
    ]);
  });

  test.each([
    ['the scan failed', { scan: scan('sast', { status: 'failure' }) }, /ended with "failure"/u],
    [
      'the scanner met a fatal error',
      { scan: scan('sast', { messages: [{ level: 'fatal', value: 'no space left' }] }) },
      /no space left/u,
    ],
    ['nothing says that a scan took place', { scan: undefined, version: undefined }, /neither `scan` nor `version`/u],
  ])('is degraded where %s', (_name, more, reason) => {
    const { end } = readAll(format, report('sast', [dependency], more));
    expect(end.status).toBe('degraded');
    expect(end.reason).toMatch(reason);
    expect(end.counts.raw).toBe(1);
  });

  test('tolerates wrong types of single fields and drops what is no vulnerability', () => {
    const odd = { id: 5, name: 7, identifiers: 'none', location: [], links: 3, flags: {}, evidence: null, tracking: 1 };
    const { items, end } = readAll(
      format,
      report('sast', [odd, null, 'text', { ...odd, location: { file: 9, start_line: '4' } }]),
    );
    expect(end).toMatchObject({
      status: 'complete',
      counts: { raw: 4, occurrences: 2, dropped: { 'an entry of `vulnerabilities` is no object': 2 } },
    });
    expect(items[1]?.finding.locations).toEqual([{ kind: 'file', uri: '9', region: { startLine: 4 } }]);
  });

  test('reads a lone vulnerability that stands where a list was meant', () => {
    const { items, end } = readAll(format, report('dependency_scanning', dependency));
    expect(end).toMatchObject({ status: 'complete', counts: { raw: 1 } });
    expect(end.notices).toEqual(['a lone object stood where a list belongs: it was read as a list of one']);
    expect(items[0]?.finding.rule.id).toBe('CVE-2026-1111');
  });

  test('a report without the list is unreadable', () => {
    const { end } = readAll(format, { version: '15.2.1', scan: scan('sast') });
    expect(end).toMatchObject({ status: 'unreadable', reason: 'the report has no list of vulnerabilities' });
  });

  test('a report cut at any byte is never complete', () => {
    const text = JSON.stringify(report('dependency_scanning', [dependency, dependency]));
    for (let cut = 0; cut < text.length; cut += 1) {
      expect(readAll(format, text.slice(0, cut)).end.status, `cut at ${cut}`).not.toBe('complete');
    }
  });
});
