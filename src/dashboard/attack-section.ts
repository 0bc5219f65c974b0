import type { RunInfo } from '../model/report.ts';
import { ATTACK_VERDICTS, type AttackSummary, type ReportView, attackSummary, oneLine } from '../model/summary.ts';
import type { AttackVerdict } from '../model/verdict.ts';
import { element } from './element.ts';

const MEANING: Readonly<Record<AttackVerdict, string>> = {
  violation: 'money or data moved that must not have',
  inconclusive: 'the attack ran, its effect could not be told',
  held: 'the app withstood it',
  'not-mapped': 'the profile names no route for it, so it was not tried',
};

/** How the fake payments ended, run by run; nothing where no run tells. */
export function attackSection(view: ReportView): HTMLElement | undefined {
  const blocks = view.runs.flatMap((run) => {
    const summary = attackSummary(run.coverage);
    return summary === undefined ? [] : [runAttacks(run, summary)];
  });
  if (blocks.length === 0) return undefined;
  return element(
    'section',
    { class: 'attacks', 'aria-labelledby': 'attacks' },
    element('h2', { id: 'attacks' }, 'Payment attacks'),
    ...blocks,
  );
}

function runAttacks(run: RunInfo, { counts, attacks }: AttackSummary): HTMLElement {
  const bar = element('div', { class: 'verdict-bar', 'aria-hidden': 'true' });
  for (const verdict of ATTACK_VERDICTS) {
    if (counts[verdict] === 0) continue;
    const part = element('span', { class: `part ${verdict}` });
    part.style.flexGrow = String(counts[verdict]);
    bar.append(part);
  }
  const legend = element(
    'dl',
    { class: 'legend' },
    ...ATTACK_VERDICTS.map((verdict) =>
      element(
        'div',
        { class: verdict },
        element('dt', {}, verdict.replace('-', ' ')),
        element('dd', {}, element('b', {}, String(counts[verdict])), element('span', {}, MEANING[verdict])),
      ),
    ),
  );
  const titles = new Map(run.rules.map((rule) => [rule.id, rule.title]));
  return element(
    'div',
    { class: 'panel' },
    run.target === undefined ? undefined : element('p', { class: 'target' }, oneLine(run.target, 200)),
    bar,
    legend,
    attacks.length === 0 ? undefined : attackTable(attacks, titles),
  );
}

function attackTable(attacks: AttackSummary['attacks'], titles: ReadonlyMap<string, string>): HTMLElement {
  const lines = attacks.map(({ id, verdict, reason }) =>
    element(
      'tr',
      {},
      element('th', { scope: 'row' }, element('code', {}, oneLine(id, 200))),
      element('td', {}, oneLine(reason ?? titles.get(id) ?? '', 400)),
      element('td', {}, element('span', { class: `pill ${verdict}` }, verdict.replace('-', ' '))),
    ),
  );
  return element(
    'details',
    {},
    element('summary', {}, `Attacks by name (${attacks.length})`),
    element(
      'table',
      { class: 'plain' },
      element(
        'thead',
        {},
        element(
          'tr',
          {},
          ...['Attack', 'What it shows, or why it shows nothing', 'Verdict'].map((name) =>
            element('th', { scope: 'col' }, name),
          ),
        ),
      ),
      element('tbody', {}, ...lines),
    ),
  );
}
