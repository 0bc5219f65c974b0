import { describe, expect, test } from 'vitest';
import { makeFinding, type Finding } from '../../src/model/finding.ts';
import { FINGERPRINT_KEY } from '../../src/model/fingerprint.ts';
import type { Location } from '../../src/model/location.ts';
import type { GithubOptions } from '../../src/reporters/github-options.ts';
import { githubResult } from '../../src/reporters/github-result.ts';

type LineHashOf = NonNullable<GithubOptions['lineHashOf']>;

const OWN = '0123456789abcdef';
const RULE = { id: 'a/b', title: 'T', description: 'D', level: 'error', tags: [] } as const;

function findingAt(...locations: Location[]): Finding {
  return makeFinding({
    rule: RULE,
    message: 'm',
    severity: 'high',
    locations,
    fingerprints: { [FINGERPRINT_KEY]: OWN.repeat(2) },
  });
}

function fileAt(uri: string): Finding {
  return findingAt({ kind: 'file', uri, region: { startLine: 7 } });
}

function resultOf(finding: Finding, lineHashOf?: LineHashOf): Readonly<Record<string, unknown>> {
  return { ...githubResult(finding, 0, { anchor: 'tollgate.yml', now: 0, ...(lineHashOf && { lineHashOf }) }) };
}

describe('primaryLocationLineHash', () => {
  test('is that of the line where the file is known', () => {
    const asked: unknown[] = [];
    const result = resultOf(fileAt('./src/a%20b.ts'), (path, line) => {
      asked.push([path, line]);
      return 'abc:1';
    });
    expect(result['partialFingerprints']).toMatchObject({ primaryLocationLineHash: 'abc:1' });
    expect(asked).toEqual([['src/a b.ts', 7]]);
  });

  test.each([
    ['the file is not known', fileAt('src/a.ts')],
    ['the finding is in no file', findingAt({ kind: 'url', url: 'http://a/' })],
    [
      'the finding is about a package, whose line changes with every version',
      findingAt({ kind: 'package', ecosystem: 'npm', name: 'x', manifest: 'package-lock.json', line: 3 }),
    ],
  ])('is made of our fingerprint where %s', (_name, finding) => {
    const result = resultOf(finding, (path) => (path === 'package-lock.json' ? 'abc:1' : undefined));
    expect(result['partialFingerprints']).toMatchObject({ primaryLocationLineHash: `${OWN}:1` });
  });

  test.each([
    '../x',
    '%2e%2e/x',
    'a/%2E%2E/../x',
    '/etc/passwd',
    '%2Fetc/passwd',
    'file:///x',
    'C:\\x',
    '..\\x',
    'a%00b',
  ])('never asks for %s, and the finding is pinned to the anchor', (uri) => {
    const result = resultOf(fileAt(uri), () => {
      throw new Error('asked');
    });
    expect(result['locations']).toEqual([
      { physicalLocation: { artifactLocation: { uri: 'tollgate.yml' }, region: { startLine: 1 } } },
    ]);
  });
});

describe('a long result', () => {
  test('says where it is, whatever the length of its message', () => {
    const url = 'https://shop.example/refunds';
    const result = resultOf({ ...findingAt({ kind: 'url', url }), message: 'x'.repeat(5000) });
    const { text } = result['message'] as { text: string };
    expect([text.length <= 2048, text.endsWith(`…\nAt ${url}`)]).toEqual([true, true]);
  });

  test('keeps only what GitHub reads where the rest would fill the file', () => {
    const result = resultOf({ ...fileAt('a.ts'), evidence: 'x'.repeat(100_000), aliases: ['CVE-1'] });
    expect(result).toEqual({
      ruleId: 'a/b',
      ruleIndex: 0,
      level: 'error',
      message: { text: 'm' },
      locations: [{ physicalLocation: { artifactLocation: { uri: 'a.ts' }, region: { startLine: 7 } } }],
      partialFingerprints: { [FINGERPRINT_KEY]: OWN.repeat(2), primaryLocationLineHash: `${OWN}:1` },
      properties: { 'tollgate/severity': 'high' },
    });
  });

  test('never cuts a character in two', () => {
    const { text } = resultOf({ ...findingAt(), message: `${'x'.repeat(2046)}😀😀` })['message'] as { text: string };
    expect(text).toBe(`${'x'.repeat(2046)}…`);
  });

  test('an address is shown at the file that answers it, where that is known, and the text still says the address', () => {
    const url = 'https://shop.example/pay';
    const finding = findingAt({ kind: 'url', url });
    const file = { kind: 'file' as const, uri: 'src/pay.ts', region: { startLine: 7 } };
    const result = resultOf({ ...finding, locations: [...finding.locations, file] });
    expect(result['locations']).toMatchObject([
      { physicalLocation: { artifactLocation: { uri: 'src/pay.ts' }, region: { startLine: 7 } } },
    ]);
    expect(JSON.stringify(result['message'])).toContain(url);
  });
});
