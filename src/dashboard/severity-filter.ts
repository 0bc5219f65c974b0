import { SEVERITIES, type Severity } from '../model/severity.ts';
import { countBySeverity } from '../model/summary.ts';
import { button, element } from './element.ts';
import type { FilterPart } from './filter-part.ts';
import { type Filters, filterRows } from './filters.ts';
import type { Row } from './row.ts';

/** One button a severity: the number of rows that all other filters let through, pressed where it is filtered by. */
export function severityFilter(rows: readonly Row[], change: (filters: Partial<Filters>) => void): FilterPart {
  let chosen: readonly Severity[] = [];
  const tiles = SEVERITIES.map((severity) => {
    const figure = element('span', { class: 'figure' });
    const share = element('span', { class: 'share' });
    const toggle = (): void => {
      const others = chosen.filter((known) => known !== severity);
      change({ severities: chosen.includes(severity) ? others : [...others, severity] });
    };
    const tile = button(
      { class: `tile ${severity}` },
      toggle,
      figure,
      element('span', { class: 'label' }, severity),
      element('span', { class: 'bar', 'aria-hidden': 'true' }, share),
    );
    return { severity, tile, figure, share };
  });
  const node = element(
    'div',
    { class: 'tiles', role: 'group', 'aria-label': 'Filter by severity' },
    ...tiles.map(({ tile }) => tile),
  );
  return {
    node,
    update(filters) {
      chosen = filters.severities;
      const counts = countBySeverity(filterRows(rows, filters, ['severities']).map((row) => row.finding));
      const most = Math.max(1, ...Object.values(counts));
      for (const { severity, tile, figure, share } of tiles) {
        figure.textContent = String(counts[severity]);
        share.style.inlineSize = `${Math.round((100 * counts[severity]) / most)}%`;
        tile.setAttribute('aria-pressed', String(chosen.includes(severity)));
        tile.classList.toggle('none', counts[severity] === 0);
      }
    },
  };
}
