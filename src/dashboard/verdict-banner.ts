import { type ReportView, countBySeverity, openFindings, visibleText } from '../model/summary.ts';
import type { GateVerdict } from '../model/verdict.ts';
import { element } from './element.ts';
import { gateDrawing } from './gate-drawing.ts';

const HEADLINES: Readonly<Record<GateVerdict, string>> = {
  pass: 'The gate is open',
  fail: 'The gate is shut',
  incomplete: 'The gate cannot tell',
};

/** The gate's decision: the word, what it means, why, and the number of open findings. */
export function verdictBanner(view: ReportView): HTMLElement {
  const { verdict, reasons } = view.verdict;
  const [first, ...rest] = reasons;
  const open = openFindings(view.findings);
  const { critical, high } = countBySeverity(open);
  return element(
    'section',
    { class: `banner ${verdict}`, 'aria-labelledby': 'verdict' },
    element('div', { class: 'banner-gate' }, gateDrawing(verdict)),
    element(
      'div',
      { class: 'banner-text' },
      element('p', { class: 'word' }, verdict),
      element('h1', { id: 'verdict' }, HEADLINES[verdict]),
      first === undefined ? undefined : element('p', { class: 'reason' }, visibleText(first)),
      rest.length === 0
        ? undefined
        : element('ul', { class: 'reasons' }, ...rest.map((reason) => element('li', {}, visibleText(reason)))),
    ),
    element(
      'div',
      { class: 'banner-count' },
      element('span', { class: 'figure' }, String(open.length)),
      element('span', { class: 'unit' }, open.length === 1 ? 'open finding' : 'open findings'),
      critical + high === 0 ? undefined : element('span', { class: 'worst' }, `${critical} critical, ${high} high`),
    ),
  );
}
