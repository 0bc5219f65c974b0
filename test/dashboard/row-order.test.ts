import { describe, expect, test } from 'vitest';
import { makeRows } from '../../src/dashboard/row.ts';
import { SORT_COLUMNS, sortRows } from '../../src/dashboard/row-order.ts';
import { sampleView } from './sample-view.ts';

const rows = makeRows(sampleView());

describe('the order of the table', () => {
  test('rows come in reading order', () => {
    expect(rows.map((row) => row.finding.severity)).toEqual(['critical', 'high', 'high', 'medium', 'medium', 'low']);
    expect(rows.map((row) => row.index)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  test.each([
    ['rule', [1, 2, 0, 5, 3, 4]],
    ['place', [3, 4, 0, 2, 5, 1]],
    ['tool', [1, 0, 2, 3, 4, 5]],
    ['state', [4, 0, 5, 1, 2, 3]],
  ] as const)('by %s', (column, expected) => {
    expect(sortRows(rows, { column, descending: false }).map((row) => row.index)).toEqual(expected);
  });

  test('turned round puts the least severe on top', () => {
    const sorted = sortRows(rows, { column: 'severity', descending: true });
    expect(sorted.map((row) => row.index)).toEqual([5, 3, 4, 1, 2, 0]);
  });

  test.each(SORT_COLUMNS)('by %s, either way, loses no row', (column) => {
    for (const descending of [false, true]) {
      const sorted = sortRows([...rows, ...rows], { column, descending });
      expect(sorted.map((row) => row.index).toSorted((a, b) => a - b)).toEqual([0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
    }
  });
});
