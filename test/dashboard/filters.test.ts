import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Filters, NO_FILTERS, filterRows, isFiltered } from '../../src/dashboard/filters.ts';
import { makeRows } from '../../src/dashboard/row.ts';
import { openFindings } from '../../src/model/summary.ts';
import { hostileView } from './hostile-view.ts';
import { sampleView } from './sample-view.ts';

const rows = makeRows(sampleView());

function ids(filters: Partial<Filters>): string[] {
  return filterRows(rows, { ...NO_FILTERS, ...filters }).map((row) => row.finding.rule.id);
}

describe('the filters', () => {
  test('show open findings first, worst on top', () => {
    expect(ids({})).toEqual(['pay/refund-exceeds-capture', 'CVE-2021-23337', 'pay/balance-race', 'web/csp-missing']);
  });

  test.each<[string, Partial<Filters>, string[]]>([
    ['severity', { severities: ['medium', 'critical'] }, ['pay/refund-exceeds-capture', 'web/csp-missing']],
    ['scan', { scan: 'payments' }, ['pay/refund-exceeds-capture', 'pay/balance-race']],
    ['tool', { tool: 'npm audit' }, ['CVE-2021-23337']],
    ['rule', { rule: 'web/csp-missing' }, ['web/csp-missing']],
    ['new', { state: 'new' }, ['pay/refund-exceeds-capture']],
    ['suppressed', { state: 'suppressed' }, ['web/cookie-without-httponly']],
    ['absent', { state: 'absent' }, ['web/csp-missing']],
    ['a word of the message', { text: 'EIGHT transfers' }, ['pay/balance-race']],
    ['an alias', { text: 'ghsa-35jh' }, ['CVE-2021-23337']],
    ['a standard', { text: 'cwe-841' }, ['pay/refund-exceeds-capture']],
    ['a place and a scan', { text: 'checkout web' }, ['web/csp-missing']],
    ['words that do not meet', { text: 'lodash refund' }, []],
    ['a fingerprint', { text: '00000000000000000000000000000003' }, ['CVE-2021-23337']],
  ])('by %s', (_what, filters, expected) => {
    expect(ids(filters)).toEqual(expected);
    expect(isFiltered({ ...NO_FILTERS, ...filters })).toBe(true);
  });

  test('can leave one out, for the numbers on its buttons', () => {
    const filters: Filters = { ...NO_FILTERS, severities: ['low'], scan: 'payments' };
    expect(filterRows(rows, filters)).toHaveLength(0);
    expect(filterRows(rows, filters, ['severities'])).toHaveLength(2);
  });

  test('the first view is what the verdict counts, and `all` is everything', () => {
    fc.assert(
      fc.property(hostileView, (view) => {
        const made = makeRows(view);
        expect(filterRows(made, NO_FILTERS)).toHaveLength(openFindings(view.findings).length);
        expect(filterRows(made, { ...NO_FILTERS, state: 'all' })).toHaveLength(view.findings.length);
      }),
    );
  });

  test('take ten thousand rows in a blink', () => {
    const many = makeRows({
      ...sampleView(),
      findings: Array.from({ length: 1700 }, () => sampleView().findings).flat(),
    });
    const start = performance.now();
    filterRows(many, { ...NO_FILTERS, text: 'no such word', state: 'all' });
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
