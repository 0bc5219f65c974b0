import { describe, expect, test } from 'vitest';
import type { Finding } from '../../../src/model/finding.ts';
import { gitlabParts } from '../../../src/reporters/gitlab/gitlab-parts.ts';
import { gitlabSarif, type GitlabSarif } from '../../../src/reporters/gitlab/gitlab-sarif.ts';
import type { SarifRun } from '../../../src/reporters/sarif.ts';
import { type RunParts, findingOf, NOW, OPTIONS, runOf } from './report-of.ts';

interface Sarif {
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly { readonly properties: { tags: string[] } }[] } };
    readonly results: readonly {
      readonly ruleId: string;
      readonly rank: number;
      readonly message: { readonly text: string };
      readonly suppressions?: unknown;
    }[];
  }[];
}

const rule = { id: 'pci/x', title: 'X', description: 'X', level: 'error' as const, tags: ['security'] };
const control = (more: Partial<Finding> = {}): Finding => findingOf({ rule, locations: [], ...more });
const pci = (findings: readonly Finding[], info: RunParts = {}): SarifRun =>
  runOf(findings, { scan: 'pci', target: undefined, tool: { name: 'pci' }, ...info });

function sarifOf(runs: readonly SarifRun[]): GitlabSarif {
  const part = gitlabParts(runs, NOW).find(({ kind }) => kind === 'sarif');
  if (part === undefined) throw new Error('no part');
  return gitlabSarif(part, OPTIONS);
}

function read(runs: readonly SarifRun[]): Sarif {
  return JSON.parse(sarifOf(runs).text ?? '') as Sarif;
}

describe('gitlabSarif', () => {
  test('holds only what no report of GitLab’s own has room for', () => {
    const found = read([runOf([findingOf()]), pci([control()])]);
    expect(found.runs.map(({ results }) => results.map(({ ruleId }) => ruleId))).toEqual([['pci/x']]);
  });

  test.each([
    ['critical', 95],
    ['high', 80],
    ['medium', 55],
    ['low', 30],
    ['informational', 0],
  ] as const)('says %s by the rank, which GitLab reads first', (severity, rank) => {
    expect(read([pci([control({ severity })])]).runs[0]?.results[0]?.rank).toBe(rank);
  });

  test('names weaknesses as GitLab knows them, within ten tags', () => {
    const tags = [...Array.from({ length: 20 }, (_, index) => `tag-${index}`), 'external/cwe/cwe-079'];
    const kept = read([pci([control({ rule: { ...rule, tags } })])]).runs[0]?.tool.driver.rules[0]?.properties.tags;
    expect(kept).toHaveLength(10);
    expect(kept?.[0]).toBe('cwe-79');
  });

  test('puts findings into one result that GitLab would take for one, and loses none', () => {
    const results = read([pci([control({ message: 'first', severity: 'low' }), control({ message: 'second' })])])
      .runs[0]?.results;
    expect(results).toHaveLength(1);
    expect(results?.[0]?.message.text).toBe('2 findings here:\nsecond\nfirst');
    expect(results?.[0]?.rank).toBe(80);
  });

  test('is withheld where a run was not complete', () => {
    expect(sarifOf([pci([control()]), pci([], { tool: { name: 'Semgrep' }, status: 'degraded' })])).toEqual({
      withheld: ['Semgrep is degraded'],
    });
  });

  test('is withheld whole where GitLab would refuse it: a part would close the rest', () => {
    const many = Array.from({ length: 5001 }, (_, index) =>
      control({ rule: { ...rule, id: `pci/${index}` }, fingerprints: {} }),
    );
    expect(sarifOf([pci(many)])).toEqual({ withheld: ['pci has 5001 results, and GitLab takes at most 5,000 a run'] });
    const runs = Array.from({ length: 21 }, (_, index) => pci([], { tool: { name: `t${index}` } }));
    expect(sarifOf(runs).withheld).toEqual(['there are 21 runs, and GitLab takes at most 20']);
    const long = 'x'.repeat(60_000);
    const heavy = Array.from({ length: 200 }, (_, index) =>
      control({ rule: { ...rule, id: `pci/${index}` }, evidence: long }),
    );
    expect(sarifOf([pci(heavy)]).withheld).toEqual([
      expect.stringMatching(/^it has \d+ bytes, and GitLab takes at most 10 MB$/u),
    ]);
  });
});
