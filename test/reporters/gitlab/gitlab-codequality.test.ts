import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Finding } from '../../../src/model/finding.ts';
import { gitlabCodequality } from '../../../src/reporters/gitlab/gitlab-codequality.ts';
import type { SarifRun } from '../../../src/reporters/sarif.ts';
import { arbitraryFinding, arbitraryRule } from '../../arbitrary-finding.ts';
import { faultsOf } from './judge-report.ts';
import { type RunParts, findingOf, NOW, runOf } from './report-of.ts';

const code = (findings: readonly Finding[], info: RunParts = {}): SarifRun =>
  runOf(findings, { tool: { name: 'Semgrep' }, scan: undefined, target: undefined, ...info });

function entriesOf(runs: readonly SarifRun[]): readonly Readonly<Record<string, unknown>>[] {
  const { text } = gitlabCodequality(runs, NOW);
  if (text === undefined) throw new Error('no report');
  return JSON.parse(text) as readonly Readonly<Record<string, unknown>>[];
}

const rule = { id: 'semgrep/x', title: 'X', description: 'X', level: 'error' as const, tags: [] };
const inFile = (line: number, more: Partial<Finding> = {}): Finding =>
  findingOf({ rule, locations: [{ kind: 'file', uri: './src/a b.ts', region: { startLine: line } }], ...more });

describe('gitlabCodequality', () => {
  test('has what has a file and a line, packages in their lockfile too, and no address', () => {
    const locations = [
      { kind: 'package' as const, ecosystem: 'npm', name: 'lodash', manifest: 'package-lock.json', line: 7 },
    ];
    const entries = entriesOf([
      runOf([findingOf()]),
      runOf([findingOf({ locations })], { scan: 'dependencies', target: 'package-lock.json' }),
      code([inFile(3, { fingerprints: { 'tollgate/v1': 'f'.repeat(32) } }), findingOf({ rule, locations: [] })]),
    ]);
    expect(entries.map(({ location }) => location)).toEqual([
      { path: 'package-lock.json', lines: { begin: 7 } },
      { path: 'src/a b.ts', lines: { begin: 3 } },
    ]);
    expect(entries[1]).toMatchObject({
      description: 'm',
      check_name: 'semgrep/x',
      fingerprint: 'f'.repeat(32),
      severity: 'critical',
    });
  });

  test('is what GitLab demands, with fingerprints of which no two are alike', () => {
    fc.assert(
      fc.property(fc.array(arbitraryFinding(arbitraryRule), { maxLength: 5 }), (findings) => {
        const entries = entriesOf([code(findings), code(findings)]);
        expect(faultsOf(entries, 'code-quality')).toEqual([]);
        expect(new Set(entries.map(({ fingerprint }) => fingerprint)).size).toBe(entries.length);
      }),
      { numRuns: 60 },
    );
  });

  test('is withheld where a run that looks at files was not complete, and not for one of addresses', () => {
    expect(gitlabCodequality([code([inFile(1)]), code([], { status: 'degraded' })], NOW)).toEqual({
      withheld: ['Semgrep is degraded'],
    });
    expect(entriesOf([code([inFile(1)]), runOf([], { status: 'degraded' })])).toHaveLength(1);
  });

  test('is an empty list where files are clean, and nothing where nobody looked at files', () => {
    expect(entriesOf([code([])])).toEqual([]);
    expect(gitlabCodequality([runOf([findingOf()])], NOW)).toEqual({ withheld: [] });
  });

  test('names no file outside the repository', () => {
    const outside = ['/etc/passwd', '../x.ts', 'https://evil.example/x.ts', 'a/%2e%2e/%2e%2e/x'];
    const findings = outside.map((uri) => inFile(1, { locations: [{ kind: 'file', uri, region: { startLine: 1 } }] }));
    expect(entriesOf([code(findings)])).toEqual([]);
  });
});
