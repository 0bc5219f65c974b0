import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeFinding, type Finding } from '../../src/model/finding.ts';
import { FINGERPRINT_KEY } from '../../src/model/fingerprint.ts';
import type { Rule } from '../../src/model/rule.ts';
import type { ReportView } from '../../src/model/summary.ts';
import { toCsv } from '../../src/reporters/csv.ts';
import { arbitraryFinding, arbitraryRule, arbitraryRun } from '../arbitrary-finding.ts';

/** RFC 4180 as its grammar has it, for one text: rows of cells. @throws where the text is none. */
function parseCsv(text: string): string[][] {
  return text
    .replace(/\r\n$/u, '')
    .split('\r\n')
    .map((line) => {
      expect(line).toMatch(/^"(?:[^"]|"")*"(?:,"(?:[^"]|"")*")*$/u);
      return [...line.matchAll(/"((?:[^"]|"")*)"(?:,|$)/gu)].map(([, cell = '']) => cell.replaceAll('""', '"'));
    });
}

const rule: Rule = { id: 'a/b', title: 'T', description: 'D', level: 'error', tags: ['security'] };
const viewOf = (findings: readonly Finding[], more: Partial<ReportView> = {}): ReportView => ({
  tool: { name: 'Tollgate', version: '1.0.0' },
  verdict: { verdict: 'pass', reasons: [] },
  runs: [],
  findings,
  configured: [],
  notices: [],
  ...more,
});
const recordsOf = (view: ReportView): Record<string, string>[] => {
  const [names = [], ...rows] = parseCsv(toCsv(view));
  return rows.map((row) => Object.fromEntries(row.map((cell, index) => [names[index] ?? '', cell])));
};
const messageOf = (message: string): string | undefined =>
  recordsOf(viewOf([makeFinding({ rule, message, severity: 'high' })]))[0]?.['message'];

describe('toCsv', () => {
  test('tells of every finding its severity, state, run, rule, place, decision and fingerprint, worst first', () => {
    const low = makeFinding({ rule, message: 'small', severity: 'low' });
    const high = makeFinding({
      rule,
      message: 'He said "no", twice',
      severity: 'high',
      locations: [{ kind: 'url', url: 'http://a/x', method: 'GET' }],
      aliases: ['CVE-1', 'GHSA-2'],
      occurrences: 3,
      fingerprints: { [FINGERPRINT_KEY]: 'abc' },
      suppressions: [{ kind: 'external', reason: 'known', owner: 'me', expires: '2027-01-31' }],
    });
    const run = { tool: { name: 'ZAP' }, scan: 'web', target: 'shop', status: 'complete', rules: [] } as const;
    const records = recordsOf(viewOf([low, high], { runs: [run], findingRuns: [0, 0] }));
    expect(records.map((record) => record['message'])).toEqual(['He said "no", twice', 'small']);
    expect(records[0]).toMatchObject({
      severity: 'high',
      state: 'suppressed',
      scan: 'web',
      tool: 'ZAP',
      target: 'shop',
      rule: 'a/b',
      location: 'GET http://a/x',
      aliases: 'CVE-1, GHSA-2',
      occurrences: '3',
      suppression: 'accepted',
      'suppression reason': 'known',
      'suppression owner': 'me',
      'suppression expires': '2027-01-31',
      fingerprint: 'abc',
    });
  });

  test.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'=1"],
    ['\r=1', "'=1"],
    ['  =1', "'=1"],
    ['＝1', "'＝1"],
    ['"=1', `"'=1`],
    ['a;=cmd', "a;'=cmd"],
    ['a\n=cmd', 'a =cmd'],
    ['a-b = c', 'a-b = c'],
  ])('makes no formula of %j', (message, cell) => {
    expect(messageOf(message)).toBe(cell);
  });

  test('is one row a finding with all columns and no formula, whatever they say', () => {
    const findings = fc.array(arbitraryFinding(arbitraryRule), { maxLength: 6 });
    fc.assert(
      fc.property(findings, fc.array(arbitraryRun, { maxLength: 2 }), (list, runs) => {
        const [names = [], ...rows] = parseCsv(toCsv(viewOf(list, { runs })));
        expect(rows).toHaveLength(list.length);
        for (const row of rows) {
          expect(row).toHaveLength(names.length);
          for (const cell of row) expect(cell).not.toMatch(/^\s*[=+\-@\t\r]|[\r\n\p{Cc}\u202E]/u);
        }
        expect(toCsv(viewOf(list.toReversed(), { runs }))).toBe(toCsv(viewOf(list, { runs })));
      }),
      { numRuns: 300 },
    );
  });

  test('keeps a cell below what a spreadsheet holds', () => {
    expect(messageOf('x'.repeat(1_000_000))?.length).toBe(32_000);
  });
});
