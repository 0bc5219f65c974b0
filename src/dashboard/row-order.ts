import { SEVERITIES } from '../model/severity.ts';
import { compareText } from '../model/summary.ts';
import type { Row } from './row.ts';

/** A column by which the table can be ordered. */
export type SortColumn = 'severity' | 'rule' | 'place' | 'tool' | 'state';

/** All of them, in the order of the table. */
export const SORT_COLUMNS: readonly SortColumn[] = ['severity', 'rule', 'place', 'tool', 'state'];

/** The order of the table. */
export interface Sort {
  readonly column: SortColumn;
  readonly descending: boolean;
}

/** Worst first. */
export const FIRST_SORT: Sort = { column: 'severity', descending: false };

/** A sorted copy; rows that are equal in the column keep reading order. */
export function sortRows(rows: readonly Row[], sort: Sort): readonly Row[] {
  const sign = sort.descending ? -1 : 1;
  return rows.toSorted((left, right) => sign * compareIn(sort.column, left, right) || left.index - right.index);
}

function compareIn(column: SortColumn, left: Row, right: Row): number {
  switch (column) {
    case 'severity':
      return SEVERITIES.indexOf(left.finding.severity) - SEVERITIES.indexOf(right.finding.severity);
    case 'rule':
      return compareText(left.finding.rule.id, right.finding.rule.id);
    case 'place':
      return compareText(left.place, right.place);
    case 'tool':
      return compareText(toolKey(left), toolKey(right));
    case 'state':
      return compareText(left.state, right.state);
  }
}

function toolKey(row: Row): string {
  return [row.scan ?? '', ...row.tools].join('\n');
}
