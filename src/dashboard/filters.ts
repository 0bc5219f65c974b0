import type { Severity } from '../model/severity.ts';
import type { FindingState } from '../model/summary.ts';
import type { Row } from './row.ts';

/** `open` stands for every problem that nobody has accepted, `all` for everything. */
export type StateFilter = FindingState | 'all';

/** What the reader wants to see; empty text and empty lists mean everything. */
export interface Filters {
  /** Words, all of which must occur. */
  readonly text: string;
  readonly severities: readonly Severity[];
  readonly scan: string;
  readonly tool: string;
  readonly rule: string;
  readonly state: StateFilter;
}

/** What a page shows first. */
export const NO_FILTERS: Filters = { text: '', severities: [], scan: '', tool: '', rule: '', state: 'open' };

/** All states a reader can choose, in the order of the list. */
export const STATE_FILTERS: readonly StateFilter[] = [
  'open',
  'new',
  'unchanged',
  'updated',
  'suppressed',
  'absent',
  'not-a-problem',
  'all',
];

/** The rows that pass every filter but those named in `except`. */
export function filterRows(
  rows: readonly Row[],
  filters: Filters,
  except: readonly (keyof Filters)[] = [],
): readonly Row[] {
  const words = except.includes('text') ? [] : filters.text.toLowerCase().split(/\s+/u).filter(Boolean);
  const applied = { ...filters, ...Object.fromEntries(except.map((key) => [key, NO_FILTERS[key]])) };
  return rows.filter(
    (row) =>
      (applied.severities.length === 0 || applied.severities.includes(row.finding.severity)) &&
      (applied.scan === '' || row.scan === applied.scan) &&
      (applied.tool === '' || row.tools.includes(applied.tool)) &&
      (applied.rule === '' || row.finding.rule.id === applied.rule) &&
      (except.includes('state') || inState(row.state, applied.state)) &&
      words.every((word) => row.text.includes(word)),
  );
}

/** Does the reader see anything but the first view? */
export function isFiltered(filters: Filters): boolean {
  return (
    filters.text.trim() !== '' ||
    filters.severities.length > 0 ||
    filters.scan !== '' ||
    filters.tool !== '' ||
    filters.rule !== '' ||
    filters.state !== 'open'
  );
}

function inState(state: FindingState, wanted: StateFilter): boolean {
  if (wanted === 'all') return true;
  if (wanted === 'open') return state === 'open' || state === 'new' || state === 'unchanged' || state === 'updated';
  return state === wanted;
}
