import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Finding, makeFinding } from '../../src/model/finding.ts';
import type { Rule } from '../../src/model/rule.ts';
import {
  attackSummary,
  countBySeverity,
  coverageFigures,
  oneLine,
  openFindings,
  runsOfFindings,
  scanOf,
  scanRows,
  sortForReading,
  stateOf,
  visibleText,
} from '../../src/model/summary.ts';
import { hostileView } from '../dashboard/hostile-view.ts';
import { fingerprint, sampleView } from '../dashboard/sample-view.ts';
import { cpuTime } from '../cpu-time.ts';

function rule(id: string): Rule {
  return { id, title: id, description: '', level: 'error', tags: [] };
}

function finding(parts: Partial<Finding>): Finding {
  return makeFinding({ rule: rule('web/csp-missing'), severity: 'high', message: 'm', ...parts });
}

function key(one: Finding): string {
  return [one.severity, one.rule.id, one.message].join('\n');
}

describe('open findings', () => {
  test.each<[string, Partial<Finding>, string, boolean]>([
    ['a failure', {}, 'open', true],
    ['a new one', { baselineState: 'new' }, 'new', true],
    ['one that changed', { baselineState: 'updated' }, 'updated', true],
    ['one that is gone', { baselineState: 'absent' }, 'absent', false],
    ['a pass', { kind: 'pass' }, 'not-a-problem', false],
    ['one accepted', { suppressions: [{ kind: 'external', status: 'accepted' }] }, 'suppressed', false],
    ['one accepted without a word', { suppressions: [{ kind: 'inSource' }] }, 'suppressed', false],
    ['one under review', { suppressions: [{ kind: 'external', status: 'underReview' }] }, 'open', true],
    ['one whose acceptance was refused', { suppressions: [{ kind: 'external', status: 'rejected' }] }, 'open', true],
  ])('%s', (_what, parts, state, open) => {
    const one = finding(parts);
    expect(stateOf(one)).toBe(state);
    expect(openFindings([one])).toEqual(open ? [one] : []);
  });

  test('are counted by severity, zeros included', () => {
    expect(countBySeverity(openFindings(sampleView().findings))).toEqual({
      critical: 1,
      high: 2,
      medium: 1,
      low: 0,
      informational: 0,
    });
  });
});

describe('reading order', () => {
  test('is severity, rule, place, fingerprint', () => {
    const ordered = [
      finding({ severity: 'critical', rule: rule('z') }),
      finding({ rule: rule('a'), locations: [{ kind: 'control', control: '2' }] }),
      finding({ rule: rule('b'), locations: [{ kind: 'control', control: '1' }] }),
      finding({
        rule: rule('b'),
        locations: [{ kind: 'control', control: '2' }],
        fingerprints: { 'tollgate/v1': fingerprint(1) },
      }),
      finding({
        rule: rule('b'),
        locations: [{ kind: 'control', control: '2' }],
        fingerprints: { 'tollgate/v1': fingerprint(2) },
      }),
      finding({ severity: 'low', rule: rule('a') }),
    ];
    expect(sortForReading(ordered.toReversed())).toEqual(ordered);
  });

  test('does not depend on the order of the input', () => {
    fc.assert(
      fc.property(hostileView, ({ findings }) => {
        expect(sortForReading(findings.toReversed()).map(key)).toEqual(sortForReading(findings).map(key));
      }),
    );
  });
});

describe('runs of findings', () => {
  const view = sampleView();

  test('are the told ones', () => {
    expect(runsOfFindings(view)).toEqual([[0], [2], [2], [1], [0], [0]]);
  });

  test('are all that checked the rule, where none is told', () => {
    const { runs, findings } = view;
    expect(runsOfFindings({ runs: [...runs, ...runs.slice(0, 1)], findings })).toEqual([
      [0, 3],
      [2],
      [2],
      [1],
      [0, 3],
      [0, 3],
    ]);
  });

  test('are none where the index told is out of range and no run checked the rule', () => {
    expect(runsOfFindings({ runs: [], findings: [finding({})], findingRuns: [7] })).toEqual([[]]);
  });

  test.each([
    ['pay/balance-race', 'payments'],
    ['web/csp-missing', 'web'],
    ['zap/10038-1', 'web'],
    ['CVE-2021-23337', 'dependencies'],
    ['pci/cryptoperiod-exceeded', 'pci'],
    ['java/xss', undefined],
  ])('without a run, %s belongs to the scan %s', (id, scan) => {
    expect(scanOf(finding({ rule: rule(id) }), undefined)).toBe(scan);
  });
});

describe('rows of scans', () => {
  test('tell every run, and what no run tells', () => {
    expect(scanRows(sampleView()).map(({ scan, tool, state }) => [scan, tool, state])).toEqual([
      ['web', 'Tollgate web baseline 0.1.0', 'complete'],
      ['dependencies', 'npm audit 10.9.2', 'degraded'],
      ['payments', 'Tollgate payments 0.1.0', 'complete'],
      ['pci', undefined, 'not-configured'],
    ]);
  });

  test('keep a configured scan that is worse than its runs', () => {
    const view = sampleView();
    const configured = [{ scan: 'web', state: 'degraded', reason: 'shard 2 of 2 is missing' }] as const;
    expect(scanRows({ ...view, configured })[1]).toEqual(configured[0]);
  });

  test('lose no run', () => {
    fc.assert(
      fc.property(hostileView, (view) => {
        expect(scanRows(view).filter((row) => row.tool !== undefined)).toHaveLength(view.runs.length);
      }),
    );
  });
});

describe('coverage', () => {
  test.each([
    ['lists', { violation: ['a'], held: ['b', 'c'], 'not-mapped': ['d'] }],
    ['one entry an attack', { a: 'violation', b: 'held', c: 'held', d: 'not-mapped' }],
  ])('of payment attacks as %s', (_what, coverage) => {
    expect(attackSummary({ requests: 3, ...coverage })).toEqual({
      counts: { violation: 1, inconclusive: 0, held: 2, 'not-mapped': 1 },
      attacks: [
        { id: 'a', verdict: 'violation' },
        { id: 'b', verdict: 'held' },
        { id: 'c', verdict: 'held' },
        { id: 'd', verdict: 'not-mapped' },
      ],
    });
  });

  test('of payment attacks as numbers', () => {
    const { counts, attacks } = attackSummary({ attacksHeld: 4, notMapped: 2, 'attacks/violation': 1 }) ?? {};
    expect(counts).toEqual({ violation: 1, inconclusive: 0, held: 4, 'not-mapped': 2 });
    expect(attacks).toEqual([]);
  });

  test('of payment attacks as the scan writes it keeps the reasons', () => {
    const coverage = { attacks: 5, violation: 1, held: 2, inconclusive: 1, notMapped: 1 };
    const named = { inconclusiveAttacks: ['pay/a: the route answered 500: twice'], notMappedAttacks: ['pay/b: '] };
    expect(attackSummary({ ...coverage, ...named })).toEqual({
      counts: { violation: 1, inconclusive: 1, held: 2, 'not-mapped': 1 },
      attacks: [
        { id: 'pay/a', verdict: 'inconclusive', reason: 'the route answered 500: twice' },
        { id: 'pay/b', verdict: 'not-mapped' },
      ],
    });
    expect(coverageFigures({ ...coverage, ...named, seen: [] })).toEqual([
      { name: 'attacks', value: '5' },
      { name: 'seen', value: 'none' },
    ]);
  });

  test('without attacks says none', () => {
    expect(attackSummary({ pages: 3, withheld: 4, upheld: ['x'] })).toBeUndefined();
    expect(attackSummary(undefined)).toBeUndefined();
  });

  test('is figures with words for names', () => {
    expect(coverageFigures({ pagesVisited: 3, 'skipped-hosts': ['a', 'b'], held: 4 })).toEqual([
      { name: 'pages visited', value: '3' },
      { name: 'skipped hosts', value: 'a, b' },
    ]);
  });
});

describe('text that is shown', () => {
  test('has what is invisible written out', () => {
    expect(visibleText('a\u202eb\u0000c\ud800d\u200be\r\nf\tg')).toBe('a\\u202eb\\u0000c\\ud800d\\u200be\nf\tg');
  });

  test('keeps letters, emoji and joiners', () => {
    const text = 'Größe 価格 👩‍💻 می‌خواهم';
    expect(visibleText(text)).toBe(text);
  });

  test('in one line is never longer than asked', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 40 }), (text, limit) => {
        const line = oneLine(text, limit);
        expect(Array.from(line).length).toBeLessThanOrEqual(limit);
        expect(line).not.toMatch(/[\n\r\t]|\p{Cs}/u);
      }),
    );
  });

  test('is cut with a mark, between characters', () => {
    expect(oneLine('😀😀😀😀', 3)).toBe('😀😀…');
    expect(oneLine('abc', 3)).toBe('abc');
    expect(oneLine('a\n\n b')).toBe('a b');
  });

  test('of a hundred megabytes is cut at once', () => {
    const text = 'x'.repeat(100_000_000);
    const used = cpuTime();
    expect(oneLine(text, 100)).toHaveLength(100);
    expect(used()).toBeLessThan(500);
  });
});
