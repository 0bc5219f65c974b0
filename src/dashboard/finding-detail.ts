import { locationText } from '../model/location.ts';
import type { Suppression } from '../model/suppression.ts';
import { oneLine, visibleText } from '../model/summary.ts';
import { FINGERPRINT_KEY } from '../model/fingerprint.ts';
import { type Child, button, element, externalLink } from './element.ts';
import type { Filters } from './filters.ts';
import type { Row } from './row.ts';
import { ruleTag } from './rule-tag.ts';

/** Everything known about one finding. */
export function findingDetail(row: Row, change: (filters: Partial<Filters>) => void): HTMLElement {
  const { finding } = row;
  const { rule } = finding;
  const score = rule.securitySeverity === undefined ? '' : ` · score ${rule.securitySeverity}`;
  // `security` stands on every rule, for GitHub's sake.
  const tags = rule.tags.filter((tag) => tag !== 'security');
  const others = Object.entries(finding.fingerprints).filter(([key]) => key !== FINGERPRINT_KEY);
  return element(
    'div',
    { class: 'detail-grid' },
    element(
      'div',
      { class: 'detail-text' },
      block('What was found', element('p', { class: 'prose' }, visibleText(finding.message))),
      finding.evidence === undefined
        ? undefined
        : block('Evidence', element('pre', { tabindex: '0' }, visibleText(finding.evidence))),
      finding.locations.length === 0
        ? undefined
        : block(
            finding.locations.length === 1 ? 'Where' : `Where (${finding.locations.length} places)`,
            element(
              'ol',
              { class: 'places' },
              ...finding.locations.map((place) => element('li', {}, visibleText(locationText(place)))),
            ),
          ),
      block(
        'What it is and why it matters',
        element('p', { class: 'prose' }, visibleText(rule.description === '' ? rule.title : rule.description)),
      ),
      rule.fix === undefined
        ? undefined
        : block('How to fix it', element('p', { class: 'prose fix' }, visibleText(rule.fix))),
      ...finding.suppressions.map((entry) => block('Suppression', suppressionText(entry))),
    ),
    element(
      'dl',
      { class: 'facts' },
      fact('Rule', element('code', {}, oneLine(rule.id)), ruleLinks(row, change)),
      fact('Severity', `${finding.severity} · level ${finding.level}${score}`),
      finding.kind === 'fail' ? undefined : fact('Kind', finding.kind),
      fact('State', row.state.replaceAll('-', ' ')),
      row.tools.length === 0 ? undefined : fact('Reported by', row.tools.map((tool) => oneLine(tool)).join(', ')),
      fact('Occurrences', String(finding.occurrences)),
      tags.length === 0 ? undefined : fact('Standards', tagList(tags)),
      finding.aliases.length === 0
        ? undefined
        : fact('Also known as', finding.aliases.map((id) => oneLine(id)).join(', ')),
      row.fingerprint === '' ? undefined : fact('Fingerprint', copyable(row.fingerprint)),
      row.fingerprint === '' || !rule.id.startsWith('pay/')
        ? undefined
        : fact('Try it again', copyable(`tollgate replay .tollgate/replay/${row.fingerprint}.json`)),
      ...others.map(([key, value]) => fact(oneLine(key, 80), element('code', {}, oneLine(value, 400)))),
    ),
  );
}

function block(title: string, ...children: readonly Child[]): HTMLElement {
  return element('section', {}, element('h4', {}, title), ...children);
}

function fact(name: string, ...children: readonly Child[]): HTMLElement {
  return element('div', {}, element('dt', {}, name), element('dd', {}, ...children));
}

function ruleLinks(row: Row, change: (filters: Partial<Filters>) => void): HTMLElement {
  const { id, helpUri } = row.finding.rule;
  return element(
    'span',
    { class: 'actions' },
    button({ class: 'link' }, () => change({ rule: id }), 'only this rule'),
    helpUri === undefined ? undefined : externalLink(helpUri, 'documentation'),
  );
}

function tagList(tags: readonly string[]): HTMLElement {
  const items = tags.map(ruleTag).map(({ label, address }) => {
    const text = oneLine(label, 120);
    return element('li', {}, address === undefined ? text : externalLink(address, text));
  });
  return element('ul', { class: 'tags' }, ...items);
}

function suppressionText({ kind, status, reason, owner, expires }: Suppression): HTMLElement {
  const facts = [
    `${status ?? 'accepted'} (${kind === 'inSource' ? 'in the source' : 'in the configuration'})`,
    owner === undefined ? undefined : `by ${owner}`,
    expires === undefined ? undefined : `until ${expires}`,
  ].filter((part) => part !== undefined);
  return element('p', { class: 'prose' }, visibleText([facts.join(', '), reason].filter(Boolean).join(': ')));
}

function copyable(text: string): HTMLElement {
  const code = element('code', {}, oneLine(text));
  const note = element('span', { class: 'note', role: 'status' });
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      note.textContent = 'copied';
    } catch {
      // Some browsers keep the clipboard from local files: selecting lets the reader press the keys.
      getSelection()?.selectAllChildren(code);
      note.textContent = 'selected, press Ctrl+C';
    }
  };
  return element(
    'span',
    { class: 'copy' },
    code,
    button({ class: 'small' }, () => void copy(), 'Copy'),
    note,
  );
}
