import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeFinding, type Finding } from '../../src/model/finding.ts';
import { FINGERPRINT_KEY } from '../../src/model/fingerprint.ts';
import type { Rule } from '../../src/model/rule.ts';
import { githubSarifText } from '../../src/reporters/github-sarif.ts';
import { sarifText, type SarifRun } from '../../src/reporters/sarif.ts';
import { arbitraryFinding, arbitraryRule, arbitraryRun } from '../arbitrary-finding.ts';
import { hasMultitool, judgeSarif } from '../judge-sarif.ts';

const rule: Rule = {
  id: 'web/x',
  name: 'X',
  title: 'X',
  description: 'An x.',
  level: 'error',
  securitySeverity: 8,
  tags: ['security'],
};
const finding = (more: Partial<Finding> = {}): Finding =>
  makeFinding({
    rule,
    message: 'm',
    severity: 'high',
    fingerprints: { [FINGERPRINT_KEY]: '0123456789abcdef'.repeat(2) },
    ...more,
  });

interface Result {
  readonly message: { readonly text: string };
  readonly locations: readonly {
    readonly physicalLocation: { readonly artifactLocation: { readonly uri: string }; readonly region: object };
  }[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
}

const runOf = (findings: readonly Finding[]): SarifRun => ({
  info: { tool: { name: 'tool' }, scan: 'web', status: 'complete', rules: [] },
  inputs: [],
  rules: [rule],
  findings,
});
const textOf = (findings: readonly Finding[]): string =>
  [...githubSarifText([runOf(findings)], { anchor: 'tollgate.yml', now: Date.parse('2026-11-21') })].join('');
const resultsOf = (findings: readonly Finding[]): readonly Result[] =>
  (JSON.parse(textOf(findings)) as { runs: [{ results: Result[] }] }).runs[0].results;

describe('githubSarifText', () => {
  test('holds problems only: GitHub would show everything else as open', () => {
    const results = resultsOf([
      finding(),
      finding({ suppressions: [{ kind: 'external', expires: '2027-01-01' }] }),
      finding({ baselineState: 'absent' }),
      finding({ kind: 'pass', level: 'none' }),
      finding({ message: 'expired', suppressions: [{ kind: 'external', expires: '2026-01-01' }] }),
    ]);
    expect(results.map(({ message }) => message.text)).toEqual(['m', 'expired']);
    expect(JSON.stringify(results)).not.toContain('baselineState');
  });

  test.each([
    ['a file of the repository', { kind: 'file' as const, uri: './src/a.ts', region: { startLine: 7 } }, 'src/a.ts', 7],
    [
      'a manifest',
      { kind: 'package' as const, ecosystem: 'npm', name: 'x', manifest: 'shop/package-lock.json', line: 12 },
      'shop/package-lock.json',
      12,
    ],
    ['a URL', { kind: 'url' as const, url: 'http://a/x' }, 'tollgate.yml', 1],
    ['an absolute path', { kind: 'file' as const, uri: '/etc/passwd' }, 'tollgate.yml', 1],
    ['a path that leaves the repository', { kind: 'file' as const, uri: 'a/../../x' }, 'tollgate.yml', 1],
    ['a file URI', { kind: 'file' as const, uri: 'file:///C:/x' }, 'tollgate.yml', 1],
    ['a drive letter', { kind: 'file' as const, uri: 'C:\\x\\y' }, 'tollgate.yml', 1],
  ])('pins %s to a file that GitHub accepts', (_name, location, uri, startLine) => {
    const [result] = resultsOf([finding({ locations: [location] })]);
    expect(result?.locations).toEqual([{ physicalLocation: { artifactLocation: { uri }, region: { startLine } } }]);
  });

  test('says in the message where it is, since GitHub shows no URL', () => {
    const [result] = resultsOf([
      finding({ locations: [{ kind: 'url', url: 'http://a/x', method: 'GET', parameter: 'q' }] }),
    ]);
    expect(result?.message.text).toBe('m\nAt GET http://a/x (q)');
  });

  test('carries its own line hash, made of the fingerprint', () => {
    const [result] = resultsOf([finding()]);
    expect(result?.partialFingerprints).toEqual({
      [FINGERPRINT_KEY]: '0123456789abcdef0123456789abcdef',
      primaryLocationLineHash: '0123456789abcdef:1',
    });
  });
});

describe.skipIf(!hasMultitool)('Microsoft’s SARIF Multitool', () => {
  const rules = fc.uniqueArray(arbitraryRule, { minLength: 1, maxLength: 5, selector: ({ id }) => id });
  const runs = fc.uniqueArray(
    rules.chain((list) =>
      fc.record({
        info: arbitraryRun,
        inputs: fc.constant([]),
        rules: fc.constant(list),
        findings: fc.array(arbitraryFinding(fc.constantFrom(...list)), { maxLength: 20 }),
      }),
    ),
    { minLength: 1, maxLength: 4, selector: ({ info }) => info.tool.name },
  );

  test.each([1, 2, 3])('finds no error in either SARIF of arbitrary runs (seed %i)', (seed) => {
    const [list = []] = fc.sample(runs, { numRuns: 1, seed });
    expect(judgeSarif([...sarifText(list)].join(''))).toEqual([]);
    expect(judgeSarif([...githubSarifText(list, { anchor: 'tollgate.yml', now: 0 })].join(''))).toEqual([]);
  });

  test('is a judge: it finds the error in a result without a location', () => {
    const text = textOf([finding()]).replace(/"locations":\[\{.*?\}\}\}\],/u, '');
    expect(judgeSarif(text).join('\n')).toContain('GH1015');
  });
});

describe('a blank text', () => {
  test.each(['', ' \n', '\u200B'])('%j is replaced by the next best, since GitHub refuses blank ones', (blank) => {
    const [result] = resultsOf([finding({ message: blank })]);
    expect(result?.message.text).toBe('X');
  });
});
