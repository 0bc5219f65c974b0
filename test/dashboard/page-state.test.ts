import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NO_FILTERS, STATE_FILTERS } from '../../src/dashboard/filters.ts';
import { type PageState, readHash, writeHash } from '../../src/dashboard/page-state.ts';
import { FIRST_SORT, SORT_COLUMNS } from '../../src/dashboard/row-order.ts';
import { SEVERITIES } from '../../src/model/severity.ts';

// Lone surrogates cannot be written into an address; the search field trims.
const text = fc.string({ unit: 'grapheme' }).map((value) => value.toWellFormed().trim());

const state: fc.Arbitrary<PageState> = fc.record({
  filters: fc.record({
    text,
    severities: fc.subarray([...SEVERITIES]),
    scan: text,
    tool: text,
    rule: text,
    state: fc.constantFrom(...STATE_FILTERS),
  }),
  sort: fc.record({ column: fc.constantFrom(...SORT_COLUMNS), descending: fc.boolean() }),
  finding: text,
});

describe('the address', () => {
  test('keeps everything that the reader chose', () => {
    fc.assert(
      fc.property(state, (value) => {
        expect(readHash(`#${writeHash(value)}`)).toEqual(value);
      }),
    );
  });

  test('is empty for the first view', () => {
    expect(writeHash({ filters: NO_FILTERS, sort: FIRST_SORT, finding: '' })).toBe('');
    expect(readHash('')).toEqual({ filters: NO_FILTERS, sort: FIRST_SORT, finding: '' });
  });

  test('is readable', () => {
    const filters = { ...NO_FILTERS, text: 'refund', severities: ['critical', 'high'], scan: 'payments' } as const;
    expect(writeHash({ filters, sort: { column: 'rule', descending: true }, finding: '' })).toBe(
      'q=refund&severity=critical+high&scan=payments&sort=-rule',
    );
  });

  test('of any kind gives a state that the page can show', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (hash) => {
        const { filters, sort } = readHash(hash);
        expect(STATE_FILTERS).toContain(filters.state);
        expect(SORT_COLUMNS).toContain(sort.column);
        for (const severity of filters.severities) expect(SEVERITIES).toContain(severity);
      }),
    );
  });

  test('with unknown words leaves them out', () => {
    expect(readHash('#severity=critical,worst&state=gone&sort=-size')).toEqual({
      filters: { ...NO_FILTERS, severities: ['critical'] },
      sort: FIRST_SORT,
      finding: '',
    });
  });
});
