import { SEVERITIES } from '../model/severity.ts';
import { type Filters, NO_FILTERS, STATE_FILTERS } from './filters.ts';
import { FIRST_SORT, SORT_COLUMNS, type Sort } from './row-order.ts';

/** What the address keeps: a link to the file with it shows the same. */
export interface PageState {
  readonly filters: Filters;
  readonly sort: Sort;
  /** Fingerprint of the finding that is shown in full, or empty. */
  readonly finding: string;
}

/** The fragment of an address, without `#`; empty for the first view. */
export function writeHash({ filters, sort, finding }: PageState): string {
  const pairs: readonly (readonly [string, string])[] = [
    ['q', filters.text.trim()],
    ['severity', filters.severities.join(' ')],
    ['scan', filters.scan],
    ['tool', filters.tool],
    ['rule', filters.rule],
    ['state', filters.state === NO_FILTERS.state ? '' : filters.state],
    [
      'sort',
      sort.column === FIRST_SORT.column && !sort.descending ? '' : `${sort.descending ? '-' : ''}${sort.column}`,
    ],
    ['finding', finding],
  ];
  const written = new URLSearchParams();
  for (const [key, value] of pairs) if (value !== '') written.set(key, value);
  return written.toString();
}

/** Reads a fragment, with or without `#`; what it does not know is left out. */
export function readHash(hash: string): PageState {
  const pairs = new URLSearchParams(hash.replace(/^#/u, ''));
  const get = (key: string): string => pairs.get(key) ?? '';
  const severities = new Set(get('severity').split(/[ ,]/u));
  const column = get('sort').replace(/^-/u, '');
  return {
    filters: {
      text: get('q'),
      severities: SEVERITIES.filter((severity) => severities.has(severity)),
      scan: get('scan'),
      tool: get('tool'),
      rule: get('rule'),
      state: STATE_FILTERS.find((state) => state === get('state')) ?? NO_FILTERS.state,
    },
    sort: {
      column: SORT_COLUMNS.find((known) => known === column) ?? FIRST_SORT.column,
      descending: get('sort').startsWith('-') && SORT_COLUMNS.some((known) => known === column),
    },
    finding: get('finding'),
  };
}
