import { SCANS } from '../model/report.ts';
import { compareText, oneLine } from '../model/summary.ts';
import { button, element } from './element.ts';
import { type Filters, NO_FILTERS, STATE_FILTERS, filterRows, isFiltered } from './filters.ts';
import type { Row } from './row.ts';
import type { FilterPart } from './filter-part.ts';

type ChoiceKey = 'scan' | 'tool' | 'rule' | 'state';

/** The search field and the lists for scan, tool, rule and state. */
export function findingFilters(rows: readonly Row[], change: (filters: Partial<Filters>) => void): FilterPart {
  const search = element('input', {
    type: 'search',
    id: 'search',
    placeholder: 'Search findings',
    'aria-label': 'Search findings; press / to come here',
    autocomplete: 'off',
    spellcheck: 'false',
  });
  search.addEventListener('input', () => change({ text: search.value }));
  const lists = [
    choice(
      'scan',
      'Scan',
      SCANS.filter((scan) => rows.some((row) => row.scan === scan)),
      change,
    ),
    choice('tool', 'Tool', distinct(rows.flatMap((row) => row.tools)), change),
    choice('rule', 'Rule', distinct(rows.map((row) => row.finding.rule.id)), change),
    choice(
      'state',
      'State',
      STATE_FILTERS.filter((state) => isPresent(rows, state)),
      change,
    ),
  ];
  const reset = button({ class: 'reset' }, () => change(NO_FILTERS), 'Reset');
  const node = element('div', { class: 'filters', role: 'search' }, search, ...lists.map((list) => list.node), reset);
  return {
    node,
    update(filters) {
      if (search.value !== filters.text) search.value = filters.text;
      for (const list of lists) list.update(filters);
      reset.hidden = !isFiltered(filters);
    },
  };
}

// Options are told apart by their position, so that no attribute holds text of a report.
function choice(
  key: ChoiceKey,
  title: string,
  values: readonly string[],
  change: (filters: Partial<Filters>) => void,
): FilterPart {
  const all = key === 'state' ? [...values] : ['', ...values];
  const list = element('select', { 'aria-label': title });
  const add = (value: string, index: number): void => {
    const text = value === '' ? `All ${title.toLowerCase()}s` : optionText(key, value);
    list.append(element('option', { value: index }, text));
  };
  for (const [index, value] of all.entries()) add(value, index);
  list.addEventListener('change', () => change({ [key]: all[list.selectedIndex] ?? '' }));
  const node = element('label', {}, element('span', {}, title), list);
  node.hidden = key !== 'state' && values.length === 0;
  return {
    node,
    update(filters) {
      const wanted = filters[key];
      // A value from the address that nothing here has must show as what it is: a filter that finds nothing.
      if (!all.includes(wanted)) {
        add(wanted, all.length);
        all.push(wanted);
        node.hidden = false;
      }
      list.selectedIndex = all.indexOf(wanted);
    },
  };
}

function optionText(key: ChoiceKey, value: string): string {
  if (key !== 'state') return oneLine(value, 80);
  const words = value === 'all' ? 'all states' : value.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function isPresent(rows: readonly Row[], state: Filters['state']): boolean {
  return state === 'open' || state === 'all' || filterRows(rows, { ...NO_FILTERS, state }).length > 0;
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)].toSorted(compareText);
}
