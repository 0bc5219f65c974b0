import { describe, expect, test } from 'vitest';
import { largeInputs } from '../../scripts/benches/inputs/index.ts';
import { formats } from '../../src/formats/index.ts';
import { readHead } from '../../src/formats/read-head.ts';
import { bytesSource } from '../../src/util/bytes-source.ts';

/** The first two MiB of a report of many MB: what the recognition sees of it has no end. */
function beginning(pieces: Iterable<string>): Buffer {
  let text = '';
  for (const piece of pieces) {
    text += piece;
    if (text.length > 2 * 1024 * 1024) break;
  }
  return Buffer.from(text);
}

function recognizing(bytes: Uint8Array): string[] {
  const head = readHead(bytesSource('report', bytes));
  return formats.filter((format) => format.recognizes(head)).map(({ id }) => id);
}

const recognized = (value: unknown): string[] =>
  recognizing(Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)));

describe('a whole report', () => {
  test.each([
    ['gitlab-security', { version: '15.0.0', vulnerabilities: [], scan: {} }],
    ['gitlab-security', { __comment__: '', vulnerabilities: [] }],
    ['gitlab-security', { vulnerabilities: [] }],
    ['cyclonedx-json', { bomFormat: 'CycloneDX', version: 1, vulnerabilities: [] }],
    ['npm-audit', { auditReportVersion: 2, vulnerabilities: {} }],
    ['snyk-json', { ok: true, vulnerabilities: [], packageManager: 'npm' }],
    ['osv-scanner-json', { results: [], experimental_config: {} }],
    ['osv-scanner-json', { results: [{ source: { path: 'a', type: 'lockfile' }, packages: [] }] }],
    ['osv-scanner-json', { results: [{ packages: [{ groups: [] }], source: {} }] }],
    ['semgrep-json', { results: [{ check_id: 'a', path: 'b' }], errors: [] }],
    ['sarif', { runs: [], results: [], experimental_config: {} }],
    ['odc-xml', '<analysis xmlns="https://www.owasp.org/index.php/OWASP_Dependency_Check#1.2"><scanInfo/></analysis>'],
  ])('is recognized as %s alone: %j', (id, value) => {
    expect(recognized(value)).toEqual([id]);
  });

  test.each([
    ['results that anybody could have written', { results: [] }],
    ['vulnerabilities of another tool', { vulnerabilities: [], host: 'x' }],
    ['vulnerabilities of no known shape', { vulnerabilities: [{ title: 'x' }] }],
  ])('is not recognized: %s', (_name, value) => {
    expect(recognized(value)).toEqual([]);
  });
});

describe('of a report whose end is out of sight', () => {
  test.each([
    ['sarif', 'sarif'],
    ['snyk-json', 'snyk-json'],
    ['trivy-json', 'trivy-json'],
    ['dependency-check-json', 'odc-json'],
    ['nuclei-jsonl', 'nuclei-jsonl'],
    ['zap-json', 'zap-json'],
    ['zap-xml', 'zap-xml'],
  ] as const)('%s is recognized, and as nothing else', (kind, id) => {
    expect(recognizing(beginning(largeInputs[kind](100_000)))).toEqual([id]);
  });

  test.each([
    ['gitlab-security', { id: 'a', category: 'sast', identifiers: [{ type: 'cve' }], location: { file: 'a' } }],
    ['snyk-json', { id: 'SNYK-JS-LEDGER-1', title: 't', identifiers: { CVE: [] }, semver: { vulnerable: [] } }],
  ])('%s is told by its vulnerabilities alone', (id, entry) => {
    const text = `{"vulnerabilities":[${`${JSON.stringify(entry)},`.repeat(20_000)}`;
    expect(recognizing(Buffer.from(text))).toEqual([id]);
  });
});
