import { taxonomyTags, type Rule } from '../model/rule.ts';
import { levelOf, type Severity } from '../model/severity.ts';
import { asObject, asText, type UntrustedObject } from '../util/untrusted.ts';
import { cweNumbers } from './cwe-numbers.ts';
import { isUrl } from './is-url.ts';
import { listOf } from './list-of.ts';
import { odcScore } from './odc-severity.ts';

const TITLE_LENGTH = 160;
const DESCRIPTION_LENGTH = 4000;

/** The rule that a vulnerability of a Dependency-Check report violates; `id` is chosen from its names. */
export function odcRule(id: string, vulnerability: UntrustedObject, severity: Severity): Rule {
  const description = cleanText(asText(vulnerability['description']) ?? '');
  const score = odcScore(vulnerability);
  const helpUri = helpUriOf(id, vulnerability);
  return {
    id,
    title: headline(description) ?? id,
    description: description === '' ? id : description,
    ...(helpUri !== undefined && { helpUri }),
    level: levelOf(severity),
    ...(score !== undefined && score > 0 && score <= 10 && { securitySeverity: score }),
    tags: taxonomyTags({ cwe: cweNumbers(vulnerability['cwes']), owasp: [], pci: [] }),
  };
}

/** XML and JSON of one run differ in white space at the ends of lines and of texts. */
function cleanText(text: string): string {
  const lines = text.split('\n').map((line) => line.trimEnd());
  return lines
    .join('\n')
    .trim()
    .slice(0, DESCRIPTION_LENGTH)
    .replace(/[\uD800-\uDBFF]$/u, '')
    .trimEnd();
}

/** The first sentence below headings such as `### Impact`, in one line. */
function headline(description: string): string | undefined {
  const line = description.split('\n').find((candidate) => /^\s*[^\s#]/u.test(candidate));
  const sentence = /^.{20,}?[.!?](?=\s|$)/u.exec(line?.trim() ?? '')?.[0] ?? line?.trim();
  if (sentence === undefined || sentence.length <= TITLE_LENGTH) return sentence;
  return `${sentence.slice(0, TITLE_LENGTH).replace(/\s+\S*$/u, '')} …`;
}

function helpUriOf(id: string, vulnerability: UntrustedObject): string | undefined {
  if (/^CVE-\d/u.test(id)) return `https://nvd.nist.gov/vuln/detail/${id}`;
  if (id.startsWith('GHSA-')) return `https://github.com/advisories/${id}`;
  return listOf(vulnerability['references'])
    .map((reference) => asText(asObject(reference)['url'])?.trim() ?? '')
    .find((url) => /^https?:\/\//u.test(url) && isUrl(url));
}
