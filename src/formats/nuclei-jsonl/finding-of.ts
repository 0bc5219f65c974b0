import { makeFinding, type Finding } from '../../model/finding.ts';
import { taxonomyTags, type Rule } from '../../model/rule.ts';
import { levelOf, scoreOf, type Severity } from '../../model/severity.ts';
import { asNumber, asObject, asText, type UntrustedObject } from '../../util/untrusted.ts';
import { advisoryIds } from '../advisory-ids.ts';
import { cvssScore } from '../cvss-score.ts';
import { cweNumbers } from '../cwe-numbers.ts';
import { evidenceText } from '../evidence-text.ts';
import { isUrl } from '../is-url.ts';
import { ratedSeverity } from '../rated-severity.ts';
import { textsOf } from '../texts-of.ts';
import { firstText } from './first-text.ts';
import { locationOf } from './location-of.ts';

// Templates with these tags extract the secret itself.
const SECRET_TAGS = /^(?:tokens?|keys?|secrets?|cred(?:ential)?s?|default-login|exposures?|disclosure)$/iu;

/** What every match of a template says in the same words. */
export interface Template {
  readonly rule: Rule;
  readonly severity: Severity;
  readonly cves: readonly string[];
}

const MOST_TEMPLATES = 1000;
const LONGEST_REMEMBERED = 20_000;

/**
 * The finding that a result of Nuclei is.
 * @param templates the latest, by what the report says of them
 */
export function findingOf(result: UntrustedObject, notices: Set<string>, templates: Map<string, Template>): Finding {
  const info = asObject(result['info']);
  const id = asText(result['template-id']) ?? asText(result['templateID']) ?? 'unknown';
  const { rule, severity, cves } = templateOf(id, info, notices, templates);
  const location = locationOf(result);
  const matcher = firstText(result, ['matcher-name', 'matcher_name']);
  const extractor = firstText(result, ['extractor-name', 'extractor_name']);
  const what = matcher ?? extractor;
  const evidence = evidenceText([
    ['matcher', matcher],
    ['extractor', extractor],
    ['extracted', extractedText(result, info)],
    [
      'parameter',
      [result['fuzzing_parameter'], result['fuzzing_position']].flatMap((part) => asText(part) ?? []).join(' in '),
    ],
    ['interaction', asText(asObject(result['interaction'])['protocol'])],
    ['type', asText(result['type'])],
  ]);
  return makeFinding({
    rule,
    severity,
    level: levelOf(severity),
    message: what === undefined ? rule.title : `${rule.title} (${what})`,
    locations: location === undefined ? [] : [location],
    aliases: cves,
    ...(evidence !== undefined && { evidence }),
  });
}

function templateOf(
  id: string,
  info: UntrustedObject,
  notices: Set<string>,
  templates: Map<string, Template>,
): Template {
  const key = JSON.stringify([id, info]);
  const known = templates.get(key);
  if (known !== undefined) return known;
  const made = ruleOf(id, info, notices);
  if (templates.size >= MOST_TEMPLATES) templates.clear();
  if (key.length <= LONGEST_REMEMBERED) templates.set(key, made);
  return made;
}

function ruleOf(template: string, info: UntrustedObject, notices: Set<string>): Template {
  const classification = asObject(info['classification']);
  const given = asNumber(classification['cvss-score']) ?? cvssScore(asText(classification['cvss-metrics']) ?? '') ?? 0;
  const score = given > 0 && given <= 10 ? given : undefined;
  const severity = ratedSeverity([info['severity']], score, notices);
  const title = asText(info['name'])?.trim() ?? template;
  const texts = [asText(info['description']), asText(info['impact'])].flatMap((text) => text?.trim() || []);
  const fix = asText(info['remediation'])?.trim();
  const help = /https?:\/\/[^\s,"<>]+/u.exec(textsOf(info['reference']).join('\n'))?.[0];
  const { id: first, aliases } = advisoryIds([...textsOf(classification['cve-id']), ...(cveOf(template) ?? [])]);
  const securitySeverity = score ?? (severity === 'informational' ? undefined : scoreOf(severity));
  const rule: Rule = {
    id: `nuclei/${template}`,
    title,
    description: texts.join('\n\n') || title,
    ...(fix !== undefined && fix !== '' && { fix }),
    ...(help !== undefined && isUrl(help) && { helpUri: help }),
    level: levelOf(severity),
    ...(securitySeverity !== undefined && { securitySeverity }),
    tags: taxonomyTags({ cwe: cweNumbers(classification['cwe-id']), owasp: [], pci: [] }),
  };
  return { rule, severity, cves: first === 'unknown' ? [] : [first, ...aliases].toSorted() };
}

function cveOf(template: string): readonly string[] | undefined {
  return /^cve-\d{4}-\d{4,}/iu.exec(template) ?? undefined;
}

/** What was extracted, but where it is a secret. */
function extractedText(result: UntrustedObject, info: UntrustedObject): string | undefined {
  const extracted = textsOf(result['extracted-results'] ?? result['extracted_results']);
  if (extracted.length === 0) return undefined;
  const tags = textsOf(info['tags']).flatMap((text) => text.split(','));
  return tags.some((tag) => SECRET_TAGS.test(tag.trim())) ? 'left out: it may be a secret' : extracted.join(', ');
}
