import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/model/finding.ts';
import type { ReportEnd, RunInfo } from '../../src/model/report.ts';
import { redactEnd, redactFinding, redactRun } from '../../src/pipeline/redact.ts';
import { arbitraryFinding, arbitraryRule, arbitraryRun } from '../arbitrary-finding.ts';
import { CARDS, SECRETS } from '../util/redaction-samples.ts';

const planted = fc.oneof(
  fc.constantFrom(...CARDS).map((card) => [`paid with ${card}`, card] as const),
  fc.constantFrom(...SECRETS),
);

const everything: Finding = {
  rule: {
    id: 'web/x',
    name: 'X',
    title: 't',
    description: 'd',
    fix: 'f',
    helpUri: 'https://help.example',
    level: 'error',
    securitySeverity: 7,
    tags: ['a', 'b'],
  },
  kind: 'fail',
  level: 'error',
  severity: 'high',
  message: 'm',
  locations: [
    { kind: 'file', uri: 'a.ts', region: { startLine: 1 }, snippet: 's' },
    { kind: 'url', url: 'https://a.example', method: 'GET', parameter: 'p' },
    { kind: 'package', ecosystem: 'npm', name: 'n', version: '1.0.0', manifest: 'package.json' },
    { kind: 'control', control: 'c' },
    { kind: 'logical', name: 'l' },
  ],
  aliases: ['CVE-2026-0001'],
  evidence: 'e',
  occurrences: 1,
  fingerprints: { other: 'abc' },
  suppressions: [
    { kind: 'external', status: 'accepted', reason: 'r', owner: 'o', expires: '2027-01-31' },
    { kind: 'inSource', reason: 'r2' },
  ],
  baselineState: 'new',
  sources: [{ tool: 't', rule: 'r', severity: 'low', occurrences: 1 }],
  firstSeen: '2026-11-21T00:00:00.000Z',
};

const run: RunInfo = {
  tool: { name: 'tool', version: '1', informationUri: 'https://tool.example' },
  scan: 'web',
  target: 't',
  shard: '1/2',
  status: 'degraded',
  reason: 'r',
  coverage: { pages: 3, word: 'w', list: ['a', 'b'] },
  rules: [everything.rule],
};

const end: ReportEnd = {
  status: 'degraded',
  reason: 'r',
  runs: [run],
  counts: { raw: 1, occurrences: 0, dropped: { 'no place': 1 } },
  notices: ['n'],
};

/** Copies of a value, each with the text in the place of one string or of one key of a dictionary. */
function* plantedCopies(value: unknown, text: string): Generator {
  if (typeof value === 'string') yield text;
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      for (const copy of plantedCopies(item, text)) yield value.with(index, copy);
    }
    return;
  }
  for (const [key, item] of Object.entries(value)) {
    for (const copy of plantedCopies(item, text)) yield { ...value, [key]: copy };
    if (['other', 'word', 'no place'].includes(key)) yield { ...value, [text]: item };
  }
}

function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => [key, ...strings(item)]);
}

describe('what is planted in any one text never survives', () => {
  test.each([
    ['of a finding', everything, redactFinding as (value: never) => unknown, 34],
    ['of a run', run, redactRun, 18],
    ['of the end of a report', end, redactEnd, 22],
  ])('%s', (_name, value, mask, least) => {
    fc.assert(
      fc.property(planted, ([text, secret]) => {
        const copies = [...plantedCopies(value, text)];
        expect(copies.length).toBeGreaterThanOrEqual(least);
        for (const copy of copies) {
          const masked = mask(structuredClone(copy) as never);
          expect(strings(masked).filter((part) => part.includes(secret))).toEqual([]);
          expect(mask(masked as never)).toEqual(masked);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('what holds no secret stays as it is', () => {
  test('a finding, a run', () => {
    fc.assert(
      fc.property(arbitraryFinding(arbitraryRule), arbitraryRun, (finding, info) => {
        fc.pre(strings([finding, info]).every((text) => !/[=:%&\\@]|\d{9}/u.test(text) || text.startsWith('http')));
        expect(redactFinding(finding)).toEqual(finding);
        expect(redactRun(info)).toEqual(info);
      }),
    );
  });

  test('a rule that many findings share is masked once and stays shared', () => {
    const rule = { ...everything.rule, title: 'key sk_live_4eC39HqLyjWDarjtT1zdp7dc' };
    const [first, second] = [redactFinding({ ...everything, rule }), redactFinding({ ...everything, rule })];
    expect(first.rule.title).toBe('key sk_live_[redacted]');
    expect(second.rule).toBe(first.rule);
  });
});
