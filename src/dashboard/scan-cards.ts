import { SCANS, type Scan } from '../model/report.ts';
import { type ReportView, type ScanRow, coverageFigures, oneLine, scanRows, visibleText } from '../model/summary.ts';
import { button, element } from './element.ts';
import { type Filters, NO_FILTERS, filterRows } from './filters.ts';
import type { Row } from './row.ts';

const TITLES: Readonly<Record<Scan, string>> = {
  web: 'Web baseline',
  dependencies: 'Dependency audit',
  payments: 'Fake payments',
  pci: 'PCI self-check',
};
const WORDS: Readonly<Record<ScanRow['state'], string>> = {
  complete: 'complete',
  degraded: 'degraded',
  unreadable: 'unreadable',
  'not-configured': 'not configured',
};

/** Figures that a card shows without being asked. */
const SHORT = 6;

/** One card a scan: what ran, against what, how far, whether the result can be trusted. */
export function scanCards(
  view: ReportView,
  rows: readonly Row[],
  change: (filters: Partial<Filters>) => void,
): HTMLElement {
  const lines = scanRows(view);
  const cards = [...SCANS, undefined].flatMap((scan) => {
    const entries = lines.filter((line) => line.scan === scan);
    return entries.length === 0 ? [] : [card(scan, entries, rows, change)];
  });
  return element(
    'section',
    { class: 'scans', 'aria-labelledby': 'scans' },
    element('h2', { id: 'scans' }, 'Scans and coverage'),
    cards.length === 0
      ? element('p', { class: 'empty' }, 'No scan ran and none is configured: there is nothing that could be judged.')
      : element('div', { class: 'cards' }, ...cards),
  );
}

function card(
  scan: Scan | undefined,
  entries: readonly ScanRow[],
  rows: readonly Row[],
  change: (filters: Partial<Filters>) => void,
): HTMLElement {
  const open = scan === undefined ? 0 : filterRows(rows, { ...NO_FILTERS, scan }).length;
  const ran = entries.some((entry) => entry.tool !== undefined);
  const show = (): void => {
    change({ ...NO_FILTERS, scan: scan ?? '' });
    document.querySelector('#findings')?.scrollIntoView();
  };
  return element(
    'article',
    { class: ran ? 'card' : 'card idle' },
    element(
      'header',
      {},
      element('h3', {}, scan === undefined ? 'Other reports' : TITLES[scan]),
      open === 0 ? undefined : button({ class: 'link' }, show, `${open} ${open === 1 ? 'finding' : 'findings'}`),
    ),
    ...entries.map(runBlock),
  );
}

function runBlock(entry: ScanRow): HTMLElement {
  const figures = coverageFigures(entry.coverage);
  return element(
    'div',
    { class: 'run' },
    element(
      'p',
      { class: 'run-head' },
      element('span', { class: `pill ${entry.state}` }, WORDS[entry.state]),
      entry.tool === undefined ? undefined : element('span', { class: 'tool' }, oneLine(entry.tool, 80)),
    ),
    entry.reason === undefined ? undefined : element('p', { class: 'why' }, visibleText(entry.reason)),
    entry.target === undefined ? undefined : element('p', { class: 'target' }, visibleText(entry.target)),
    figures.length === 0 ? undefined : figureList(figures.slice(0, SHORT)),
    figures.length <= SHORT
      ? undefined
      : element(
          'details',
          {},
          element('summary', {}, `${figures.length - SHORT} more figures`),
          figureList(figures.slice(SHORT)),
        ),
  );
}

function figureList(figures: ReturnType<typeof coverageFigures>): HTMLElement {
  const lines = figures.map(({ name, value }) =>
    element('div', {}, element('dt', {}, oneLine(name, 60)), element('dd', {}, oneLine(value, 200))),
  );
  return element('dl', { class: 'figures' }, ...lines);
}
