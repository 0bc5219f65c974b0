import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSarif } from '../../../scripts/scoreboard/read-sarif.ts';
import { scoreTool, toolTable, type ToolScore } from '../../../scripts/scoreboard/score-tool.ts';
import { toolReport } from '../../../scripts/scoreboard/tool-report.ts';
import { decoys } from '../../../src/sandbox/defects/decoy-registry.ts';
import { defects } from '../../../src/sandbox/defects/registry.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tollgate-score-tool-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const RULES = [
  { id: '40018', relationships: [{ target: { id: '639', toolComponent: { name: 'CWE' } } }] },
  { id: 'over-refund', properties: { tags: ['external/cwe/cwe-1284'] } },
  { id: 'banner', properties: { tags: ['CWE-200'] } },
];

const hit = (ruleId: string, path: string, method = 'POST', more: object = {}): object => ({
  ruleId,
  message: { text: 'found' },
  webRequest: { method },
  locations: [{ physicalLocation: { artifactLocation: { uri: `http://127.0.0.1:4010${path}` } } }],
  ...more,
});

function score(on: readonly string[], ...results: readonly object[]): ToolScore {
  const file = join(folder, 'tool.sarif');
  const driver = { name: 'Other', rules: RULES };
  const invocations = [{ executionSuccessful: true }];
  writeFileSync(file, JSON.stringify({ version: '2.1.0', runs: [{ tool: { driver }, invocations, results }] }));
  return scoreTool(readSarif(file).findings, { defects, decoys, on });
}

describe("another tool's results", () => {
  it('find what is on and called by CWE and route, also by the taxa of SARIF', () => {
    const { found, missed, falsePositives } = score(
      ['ref.over', 'authz.payment_read', 'flow.sca_skipped'],
      hit('over-refund', '/api/payments/pay_1/refunds'),
      hit('40018', '/api/payments/pay_1', 'GET'),
    );
    expect([found, missed, falsePositives]).toEqual([['ref.over', 'authz.payment_read'], ['flow.sca_skipped'], []]);
  });

  it('are wrong where they find nothing that is on, and the decoy is named that they were taken in by', () => {
    const { found, falsePositives } = score(
      ['idem.ignored'],
      hit('over-refund', '/api/payments/pay_1/refunds'),
      hit('banner', '/nowhere', 'GET'),
    );
    expect(found).toEqual([]);
    expect(falsePositives.map(({ rule, takenFor }) => [rule, takenFor])).toEqual([
      ['over-refund', ['ref.over (decoy payments.refunds_add_up)']],
      ['banner', []],
    ]);
  });

  it('do not count where they are no problem, or suppressed', () => {
    const { falsePositives, ignored } = score(
      [],
      hit('banner', '/', 'GET', { kind: 'pass', level: 'none' }),
      hit('banner', '/', 'GET', { level: 'none' }),
      hit('banner', '/', 'GET', { suppressions: [{ kind: 'external', status: 'accepted' }] }),
      hit('banner', '/', 'GET'),
    );
    expect([falsePositives.length, ignored]).toEqual([1, 3]);
  });

  it('are shown by family, with every miss and every wrong one', () => {
    const sums = score(
      ['ref.over', 'idem.ignored'],
      hit('over-refund', '/api/payments/pay_1/refunds'),
      hit('banner', '/x'),
    );
    expect(toolTable(sums)).toEqual([
      ['ref', 1, 0, 0],
      ['idem', 0, 1, 0],
      ['other rules', 0, 0, 1],
    ]);
    const text = toolReport(['Other'], ['ref.over', 'idem.ignored'], sums);
    expect(text).toContain('Other: 1 of 2 defects found, 1 false positives, 0 results that do not count');
    for (const line of ['| ref | 1 | 0 | 0 |', 'missed idem.ignored', 'wrong banner; POST '])
      expect(text).toContain(line);
  });
});

it('a file that is no SARIF is refused', () => {
  const file = join(folder, 'none.sarif');
  writeFileSync(file, 'not JSON');
  expect(() => readSarif(file)).toThrow('is no SARIF file');
});
