import { oneLine } from '../model/summary.ts';
import { button, element } from './element.ts';
import type { Filters } from './filters.ts';
import { findingDetail } from './finding-detail.ts';
import type { Row } from './row.ts';
import type { Sort, SortColumn } from './row-order.ts';

const COLUMNS: readonly (readonly [SortColumn, string])[] = [
  ['severity', 'Severity'],
  ['rule', 'Finding'],
  ['place', 'Where'],
  ['tool', 'Scan'],
  ['state', 'State'],
];
/** How many rows are put into the page at a time. */
const PAGE = 200;

/** What the table tells the page. */
export interface TableActions {
  readonly change: (filters: Partial<Filters>) => void;
  readonly sortBy: (column: SortColumn) => void;
  /** Which finding is shown in full; empty for none. */
  readonly opened: (fingerprint: string) => void;
}

/** The table, redrawn page by page. */
export interface FindingsTable {
  readonly node: HTMLElement;
  /** Shows these rows, already in order; the finding of the fingerprint in full. */
  update(rows: readonly Row[], sort: Sort, fingerprint: string): void;
  /** Puts every row into the page, for printing. */
  showAll(): void;
}

/** Makes the empty table. */
export function findingsTable(actions: TableActions): FindingsTable {
  let rows: readonly Row[] = [];
  let shown = 0;
  const heads = COLUMNS.map(([column, title]) => ({
    column,
    cell: element(
      'th',
      { scope: 'col', class: column },
      button({}, () => actions.sortBy(column), title),
    ),
  }));
  const body = element('tbody', {});
  const more = button({ class: 'more' }, () => append(shown + PAGE));
  const table = element(
    'table',
    { class: 'findings' },
    element('thead', {}, element('tr', {}, ...heads.map(({ cell }) => cell))),
    body,
  );

  function append(until: number): void {
    const next = rows.slice(shown, until);
    body.append(...next.flatMap((row) => rowPair(row, actions)));
    shown += next.length;
    more.hidden = shown >= rows.length;
    more.textContent = `Show ${Math.min(PAGE, rows.length - shown)} more of ${rows.length - shown} left`;
  }

  return {
    node: element('div', { class: 'table-frame' }, table, more),
    update(next, sort, fingerprint) {
      rows = next;
      shown = 0;
      for (const { column, cell } of heads) {
        const direction = sort.descending ? 'descending' : 'ascending';
        if (column === sort.column) cell.setAttribute('aria-sort', direction);
        else cell.removeAttribute('aria-sort');
      }
      body.replaceChildren();
      const wanted = fingerprint === '' ? -1 : rows.findIndex((row) => row.fingerprint === fingerprint);
      append(Math.max(PAGE, Math.ceil((wanted + 1) / PAGE) * PAGE));
      table.hidden = rows.length === 0;
      if (wanted >= 0) body.children[wanted * 2]?.querySelector('button')?.click();
    },
    showAll: () => append(rows.length),
  };
}

function rowPair(row: Row, actions: TableActions): HTMLElement[] {
  const { finding, state, place, scan, tools } = row;
  const id = `finding-${row.index}`;
  const cell = element('td', { colspan: COLUMNS.length });
  const detail = element('tr', { class: 'detail', id, hidden: true }, cell);
  const toggle = button(
    { class: 'toggle', 'aria-expanded': 'false', 'aria-controls': id },
    () => {
      const open = detail.hidden;
      if (open && cell.childElementCount === 0) cell.append(findingDetail(row, actions.change));
      detail.hidden = !open;
      toggle.setAttribute('aria-expanded', String(open));
      actions.opened(open ? row.fingerprint : '');
    },
    oneLine(finding.rule.title === '' ? finding.rule.id : finding.rule.title, 160),
  );
  const line = element(
    'tr',
    { class: `line ${finding.severity}` },
    element('td', { class: 'severity' }, element('span', { class: `badge ${finding.severity}` }, finding.severity)),
    element(
      'td',
      { class: 'rule' },
      toggle,
      element('p', {}, element('code', {}, oneLine(finding.rule.id, 120)), oneLine(finding.message, 240)),
    ),
    element('td', { class: 'place' }, element('span', {}, oneLine(place, 300))),
    element('td', { class: 'tool' }, element('b', {}, scan ?? ''), element('span', {}, oneLine(tools.join(', '), 80))),
    element('td', { class: 'state' }, element('span', { class: `state-${state}` }, state.replaceAll('-', ' '))),
  );
  line.addEventListener('click', (event) => {
    const onControl = event.target instanceof Element && event.target.closest('button, a') !== null;
    if (!onControl && getSelection()?.isCollapsed !== false) toggle.click();
  });
  return [line, detail];
}
