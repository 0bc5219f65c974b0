import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeFinding } from '../../src/model/finding.ts';
import { escapeMarkdown } from '../../src/reporters/escape-markdown.ts';
import { toMarkdown } from '../../src/reporters/markdown.ts';
import { FRAGMENTS, hostileView } from '../dashboard/hostile-view.ts';
import { fingerprint, sampleView } from '../dashboard/sample-view.ts';

const OURS = /<\/?(?:code|details|summary)>/gu;

/** The text as a reader sees it, after entities. */
function decoded(markdown: string): string {
  return markdown.replaceAll(/&#(\d+);/gu, (_all, code: string) => String.fromCodePoint(Number(code)));
}

function cells(line: string): number {
  return line.split('|').length - 2;
}

/** Every line that belongs to a table has the number of cells of the table's head. */
function expectWholeTables(markdown: string): void {
  let columns: number | undefined;
  for (const line of markdown.split('\n')) {
    if (!line.startsWith('|')) {
      columns = undefined;
      expect(line).not.toContain('|');
      continue;
    }
    columns ??= cells(line);
    expect(cells(line), line).toBe(columns);
    expect(line.endsWith('|')).toBe(true);
  }
}

function expectHarmless(markdown: string): void {
  const values = markdown.replaceAll(OURS, '');
  expect(values).not.toMatch(/[<>`]|\[|\]/u);
  expect(decoded(markdown)).not.toMatch(/@(?!\u200b)/u);
  expect(decoded(markdown)).not.toMatch(/:\/\//u);
  expect(decoded(markdown)).not.toMatch(/\bwww\./iu);
  expect(decoded(markdown)).not.toMatch(/\bGH-\d|(?<!&)#[\p{L}\p{N}]/iu);
  expect(markdown).not.toMatch(/\p{Cs}|[\u202a-\u202e\u2066-\u2069\u2028\u2029]|(?!\n)\p{Cc}/u);
  expectWholeTables(markdown);
}

describe('the Markdown summary', () => {
  test('says the verdict and its worst reason first', () => {
    const lines = toMarkdown(sampleView()).split('\n');
    expect(lines[0]).toBe('## ❌ Tollgate: fail');
    expect(lines[2]).toBe('- **3 findings of severity high or worse (limit: high)**');
  });

  test('counts open findings only, and names the rest', () => {
    const markdown = toMarkdown(sampleView());
    expect(markdown).toContain('| **1** | **2** | **1** | 0 | 0 |');
    expect(markdown).toContain('4 open findings · 1 new · 1 suppressed · 1 absent since the baseline');
  });

  test('lists findings worst first', () => {
    const findings = toMarkdown(sampleView()).split('### Findings')[1] ?? '';
    expect([...findings.matchAll(/^\| \S+ (\w+) \|/gmu)].map((match) => match[1])).toEqual([
      'critical',
      'high',
      'high',
      'medium',
    ]);
  });

  test('shows each scan with status, target, coverage and the reason of an incomplete one', () => {
    const markdown = toMarkdown(sampleView());
    expect(markdown).toContain('| web | ✅ complete | Tollgate web baseline 0.1.0 |');
    expect(markdown).toContain('pages: 14; requests: 61; unreachable: /admin, /metrics |');
    expect(markdown).toContain('| ⚠️ degraded | npm audit 10.9.2 |');
    expect(markdown).toContain('the advisory server answered 2 of 3 requests; packages: 214 |');
    expect(markdown).toContain('| pci | ➖ not configured |');
  });

  test('shows the verdicts of payment attacks, with those that were not tried', () => {
    const markdown = toMarkdown(sampleView());
    expect(markdown).toContain(
      '| violation | inconclusive | held | not-mapped |\n| ---: | ---: | ---: | ---: |\n| 2 | 1 | 4 | 1 |',
    );
    expect(markdown).toContain('| <code>pay/payout-race</code> | not-mapped | the profile names no payouts |');
  });

  test('shows who accepted a suppressed finding and until when', () => {
    expect(toMarkdown(sampleView())).toContain('ana, until 2027-01-31, read by the old shop until it is gone');
  });

  test('shows fifty findings and counts the others', () => {
    const view = sampleView();
    const first = view.findings[1];
    if (first === undefined) throw new Error('the sample has findings');
    const findings = Array.from({ length: 120 }, (_, index) => ({
      ...first,
      fingerprints: { 'tollgate/v1': fingerprint(index) },
    }));
    const section = (toMarkdown({ ...view, findings }).split('### Findings')[1] ?? '').split('###')[0] ?? '';
    expect(section.match(/^\| 🟣/gmu)).toHaveLength(50);
    expect(section).toContain('\n\nand 70 more\n');
  });

  test('stays below the limit of a comment, whatever is in it, and still counts what it leaves out', () => {
    const view = sampleView();
    const long = '<@|'.repeat(100_000);
    const rule = { id: long, title: long, description: long, fix: long, level: 'error', tags: [] } as const;
    const findings = Array.from({ length: 500 }, (_, index) =>
      makeFinding({
        rule: { ...rule, id: `${index}${long}` },
        severity: 'high',
        message: long,
        locations: [{ kind: 'control', control: long }],
      }),
    );
    const markdown = toMarkdown({
      ...view,
      findings,
      notices: Array.from({ length: 500 }, () => long),
      verdict: { verdict: 'fail', reasons: Array.from({ length: 500 }, () => long) },
    });
    expect(Buffer.byteLength(markdown)).toBeLessThan(65_536);
    const shown = markdown.match(/^\| 🔴 high \| <code>/gmu)?.length ?? 0;
    expect(shown).toBeGreaterThan(0);
    expect(markdown).toContain(`and ${500 - shown} more`);
    expectHarmless(markdown);
  });

  test('without runs and findings still says the verdict', () => {
    const view = { ...sampleView(), runs: [], findings: [], configured: [], notices: [] };
    const markdown = toMarkdown({ ...view, verdict: { verdict: 'incomplete', reasons: [] } });
    expect(markdown).toContain('## ⚠️ Tollgate: incomplete');
    expect(markdown).toContain('0 open findings');
    expect(markdown).not.toContain('### Findings');
  });

  test('lets nothing of an attacker become markup, a mention, a link or a broken table', () => {
    fc.assert(
      fc.property(hostileView, (view) => {
        expectHarmless(toMarkdown(view));
      }),
      { numRuns: 300 },
    );
  });
});

describe('escaped text', () => {
  test.each(FRAGMENTS)('%j is shown as it is', (fragment) => {
    const shown = decoded(escapeMarkdown(`x${fragment}x`)).replaceAll('\u200b', '');
    const words = fragment.replaceAll(/[\t\n\r\u0085\u2028\u2029 ]+/gu, ' ');
    const visible = /^[\u0020-\u007e\p{Emoji}]*$/u.test(words);
    if (visible) expect(shown).toBe(`x${words}x`);
    else expect(shown).not.toMatch(/\p{Cc}|\p{Cf}|\p{Cs}/u);
  });

  test.each(['- x', '+ x', '1. x', '12) x', '/close', '> x', '# x', '=== x', '--- '])(
    '%j at the start of a line begins no block',
    (text) => {
      expect(escapeMarkdown(text)).toMatch(/^&#\d+;/u);
    },
  );
});
