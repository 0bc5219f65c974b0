import { describe, expect, test } from 'vitest';
import { readVariant as read } from './variants.ts';

describe('Nuclei', () => {
  const result = {
    'template-id': 'x',
    info: { name: 'X', severity: 'high' },
    type: 'http',
    host: 'https://a.example',
    'matched-at': 'https://a.example/x',
  };
  const old = {
    templateID: 'x',
    info: { name: 'X', severity: 'high', author: ['a'] },
    type: 'http',
    host: 'https://a.example',
    matched: 'https://a.example/x',
  };
  const expected = [
    'nuclei-jsonl complete Nuclei https://a.example',
    'high | nuclei/x | {"kind":"url","url":"https://a.example/x"}',
  ];

  test.each([
    ['lines', `${JSON.stringify(result)}\n`],
    ['a list', [result]],
    ['a list over several lines', JSON.stringify([result], null, 2)],
    ['one result over several lines', JSON.stringify(result, null, 2)],
    ['the keys of version 2.3', `${JSON.stringify(old)}\n`],
    [
      'with requests and responses',
      [{ ...result, request: 'GET /x', response: 'HTTP/1.1 200 OK', 'template-encoded': 'e30=' }],
    ],
  ])('%s', (_name, report) => {
    expect(read(report)).toEqual(expected);
  });
});

describe('others', () => {
  test.each([
    [
      'Gitleaks 7',
      [{ line: 'x', lineNumber: 1, offender: 'o', commit: 'c', repo: 'r', rule: 'AWS', file: 'a.py', tags: 'key' }],
      ['gitleaks-json complete gitleaks -', 'high | gitleaks/AWS | a.py:1'],
    ],
    [
      'Grype 0.3',
      {
        matches: [
          {
            vulnerability: { id: 'CVE-2030-1', severity: 'Negligible', links: [], cvssV2: { baseScore: 5 } },
            artifact: { name: 'a', version: '1', type: 'deb', locations: [{ path: '/var/lib/dpkg/status' }] },
          },
        ],
        source: { type: 'image', target: { userInput: 'img:1' } },
        descriptor: { name: 'grype', version: '0.3.0' },
      },
      ['grype-json complete Grype img:1', 'low | CVE-2030-1 | deb:a@1 var/lib/dpkg/status'],
    ],
    [
      'Semgrep before paths were listed',
      {
        results: [
          {
            check_id: 'r.a',
            path: '/src/a.py',
            start: { line: 1 },
            end: { line: 1 },
            extra: { severity: 'WARNING', message: 'm' },
          },
        ],
        errors: [],
      },
      ['semgrep-json complete Semgrep -', 'medium | semgrep/r.a | a.py:1'],
    ],
    [
      'Dependency-Check 5',
      {
        scanInfo: { engineVersion: '5.0.0' },
        projectInfo: { name: 'p' },
        dependencies: [
          {
            fileName: 'a.jar',
            filePath: '/var/jenkins_home/workspace/job/lib/a.jar',
            packages: [{ id: 'pkg:maven/g/a@1', confidence: 'HIGH' }],
            vulnerabilities: [
              { source: 'NVD', name: 'CVE-2030-1', cvssv2: { score: 4.300000190734863, 'baseSeverity>': 'MEDIUM' } },
            ],
          },
        ],
      },
      ['odc-json complete Dependency-Check p', 'medium | CVE-2030-1 | maven:g:a@1 lib/a.jar'],
    ],
    [
      'CycloneDX 1.2, which knows no vulnerabilities',
      { bomFormat: 'CycloneDX', specVersion: '1.2', components: [{ name: 'a' }] },
      ['cyclonedx-json degraded CycloneDX -'],
    ],
    [
      'OSV-Scanner on malicious code',
      {
        results: [
          {
            source: { path: '/builds/group/shop/package-lock.json', type: 'lockfile' },
            packages: [
              { package: { name: 'a', version: '1', ecosystem: 'npm' }, vulnerabilities: [{ id: 'MAL-2030-1' }] },
            ],
          },
        ],
        experimental_config: {},
      },
      ['osv-scanner-json complete OSV-Scanner -', 'critical | MAL-2030-1 | npm:a@1 package-lock.json'],
    ],
  ])('%s', (_name, report, expected) => {
    expect(read(report)).toEqual(expected);
  });
});
