import { asObject, asText, type UntrustedObject } from '../util/untrusted.ts';
import { evidenceText } from './evidence-text.ts';
import { listOf } from './list-of.ts';
import { odcPackageIds } from './odc-package.ts';
import { odcScore, odcVector } from './odc-severity.ts';

const SHOWN = 5;
const LIMITS = [
  ['versionStartIncluding', '>='],
  ['versionStartExcluding', '>'],
  ['versionEndIncluding', '<='],
  ['versionEndExcluding', '<'],
] as const;

/** What a Dependency-Check report tells of one vulnerability of one dependency. */
export function odcEvidence(dependency: UntrustedObject, vulnerability: UntrustedObject): string | undefined {
  const exploited = asObject(vulnerability['knownExploitedVulnerability']);
  const score = odcScore(vulnerability);
  const vector = odcVector(vulnerability);
  return evidenceText([
    ['file', asText(dependency['fileName'])],
    ['used by', few(listOf(dependency['projectReferences']).map(asText))],
    ['included by', few(listOf(dependency['includedBy']).map((item) => asText(asObject(item)['reference'])))],
    ['vulnerable', vulnerableText(vulnerability)],
    ['cvss', score === undefined ? vector : `${score.toFixed(1)}${vector === undefined ? '' : ` (${vector})`}`],
    ['source', asText(vulnerability['source'])],
    ['known exploited', exploitedText(exploited)],
    ['required action', asText(exploited['RequiredAction'] ?? exploited['requiredAction'])],
    ['other packages', few(odcPackageIds(dependency).slice(1))],
    ['notes', asText(vulnerability['notes'])],
    ['references', few(listOf(vulnerability['references']).map((item) => asText(asObject(item)['url'])?.trim()))],
  ]);
}

function few(texts: readonly (string | undefined)[]): string {
  const known = texts.filter((text) => text !== undefined && text !== '');
  const rest = known.length - SHOWN;
  return `${known.slice(0, SHOWN).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

/** The software that matched, with its version range; without a match all of it, as far as there is room. */
function vulnerableText(vulnerability: UntrustedObject): string {
  const software = listOf(vulnerability['vulnerableSoftware']).map((item) => {
    const own = asObject(item);
    return own['software'] === undefined ? own : asObject(own['software']);
  });
  const matched = software.filter((item) => String(item['vulnerabilityIdMatched']) === 'true');
  return few((matched.length > 0 ? matched : software).map(rangeText));
}

function rangeText(software: UntrustedObject): string {
  const limits = LIMITS.flatMap(([key, sign]) => {
    const version = asText(software[key]);
    return version === undefined ? [] : [`${sign} ${version}`];
  });
  return [asText(software['id'])?.trim() ?? '', ...limits].join(' ').trim();
}

function exploitedText(exploited: UntrustedObject): string | undefined {
  const added = asText(exploited['DateAdded'] ?? exploited['dateAdded']);
  const due = asText(exploited['DueDate'] ?? exploited['dueDate']);
  if (added === undefined && due === undefined) return Object.keys(exploited).length > 0 ? 'yes' : undefined;
  return [added === undefined ? '' : `since ${added}`, due === undefined ? '' : `due ${due}`].join(' ').trim();
}
