import { type ReportView, visibleText } from '../model/summary.ts';
import { attackSection } from './attack-section.ts';
import { button, element } from './element.ts';
import { type Filters, NO_FILTERS, filterRows, isFiltered } from './filters.ts';
import { findingFilters } from './finding-filters.ts';
import { findingsTable } from './findings-table.ts';
import { gateDrawing } from './gate-drawing.ts';
import { type PageState, readHash, writeHash } from './page-state.ts';
import { makeRows } from './row.ts';
import { sortRows } from './row-order.ts';
import { scanCards } from './scan-cards.ts';
import { severityFilter } from './severity-filter.ts';
import { verdictBanner } from './verdict-banner.ts';
import { readView } from './view-data.ts';

/** Builds the page from its data and keeps it, the filters and the address in step. */
function start(view: ReportView, page: Element): void {
  const rows = makeRows(view);
  let state = readHash(location.hash);

  const severities = severityFilter(rows, change);
  const filters = findingFilters(rows, change);
  const table = findingsTable({ change, sortBy, opened });
  const status = element('p', { class: 'status', role: 'status' });
  const empty = element('div', { class: 'empty' });
  const findings = element(
    'section',
    { class: 'all-findings', id: 'findings', 'aria-labelledby': 'findings-title', tabindex: '-1' },
    element('h2', { id: 'findings-title' }, 'Findings'),
    severities.node,
    filters.node,
    status,
    empty,
    table.node,
  );

  filters.node.hidden = rows.length === 0;
  status.hidden = rows.length === 0;

  function change(next: Partial<Filters>): void {
    set({ ...state, filters: { ...state.filters, ...next }, finding: '' });
  }

  function sortBy(column: PageState['sort']['column']): void {
    const descending = state.sort.column === column && !state.sort.descending;
    set({ ...state, sort: { column, descending } });
  }

  function opened(finding: string): void {
    state = { ...state, finding };
    keepAddress();
  }

  function set(next: PageState): void {
    state = next;
    draw();
    keepAddress();
  }

  function keepAddress(): void {
    const hash = writeHash(state);
    try {
      history.replaceState(null, '', hash === '' ? location.href.replace(/#.*$/su, '') : `#${hash}`);
    } catch {
      // A sandboxed frame may forbid it; the page works without.
    }
  }

  function draw(): void {
    const chosen = filterRows(rows, state.filters);
    severities.update(state.filters);
    filters.update(state.filters);
    status.textContent = statusText(chosen.length, rows.length, state.filters);
    empty.hidden = chosen.length > 0;
    empty.replaceChildren(...emptyText(rows.length, view, () => change({ ...NO_FILTERS, state: 'all' })));
    table.update(sortRows(chosen, state.sort), state.sort, state.finding);
  }

  const attacks = attackSection(view);
  page.replaceChildren(
    button({ class: 'skip' }, () => findings.focus(), 'Skip to the findings'),
    element(
      'header',
      { class: 'top' },
      element('span', { class: 'logo' }, gateDrawing(view.verdict.verdict)),
      element('b', {}, view.tool.name),
      element('span', { class: 'version' }, visibleText(view.tool.version)),
    ),
    element(
      'main',
      {},
      verdictBanner(view),
      findings,
      scanCards(view, rows, change),
      ...(attacks ? [attacks] : []),
      ...notices(view),
    ),
    element('footer', {}, 'One file, no network: everything on this page is inside it.'),
  );
  document.title = `${view.verdict.verdict}: Tollgate report`;
  draw();
  if (state.finding !== '') document.querySelector('[aria-expanded="true"]')?.scrollIntoView({ block: 'center' });

  addEventListener('hashchange', () => {
    state = readHash(location.hash);
    draw();
  });
  addEventListener('beforeprint', () => table.showAll());
  addEventListener('keydown', (event) => {
    const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
    if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    document.querySelector<HTMLInputElement>('#search')?.focus();
  });
}

function statusText(chosen: number, all: number, filters: Filters): string {
  if (all === 0) return '';
  const one = chosen === 1;
  const open = one ? 'open finding' : 'open findings';
  const matching = one ? 'finding matches' : 'findings match';
  const what = isFiltered(filters) ? matching : open;
  const rest = all - chosen;
  return `${chosen} ${what}${rest === 0 ? '' : `, ${rest} of ${all} recorded not shown`}`;
}

function emptyText(all: number, view: ReportView, showAll: () => void): HTMLElement[] {
  if (all > 0) {
    return [
      element('p', {}, 'No finding matches these filters.'),
      button({ class: 'reset' }, showAll, `Show all ${all} recorded`),
    ];
  }
  const ran = view.runs.length > 0 && view.runs.every((run) => run.status === 'complete');
  const clean = ran && view.verdict.verdict === 'pass';
  return [
    element('p', {}, clean ? 'No findings: everything that was checked held.' : 'No findings were recorded.'),
    ...(clean
      ? []
      : [element('p', { class: 'why' }, 'That is not the same as clean: see below what ran and what did not.')]),
  ];
}

function notices(view: ReportView): HTMLElement[] {
  if (view.notices.length === 0) return [];
  const items = view.notices.map((notice) => element('li', {}, visibleText(notice)));
  return [
    element(
      'section',
      { class: 'notices', 'aria-labelledby': 'notices' },
      element('h2', { id: 'notices' }, 'Notices'),
      element('ul', { class: 'panel' }, ...items),
    ),
  ];
}

const page = document.querySelector('#page');
if (page !== null) start(readView(), page);
