import { makeFinding, type Finding } from '../../model/finding.ts';
import { packageName } from '../../model/package-name.ts';
import { taxonomyTags, type Rule } from '../../model/rule.ts';
import { levelOf } from '../../model/severity.ts';
import { asList, asObject, asText, type UntrustedObject } from '../../util/untrusted.ts';
import { drop, type Account } from '../accounting.ts';
import { advisoryIds } from '../advisory-ids.ts';
import { cweNumbers } from '../cwe-numbers.ts';
import { evidenceText } from '../evidence-text.ts';
import { isUrl } from '../is-url.ts';
import { listText } from '../list-text.ts';
import { manifestPath } from '../manifest-path.ts';
import { ratedSeverity } from '../rated-severity.ts';
import { textsOf } from '../texts-of.ts';

/**
 * The findings of one entry of the report: a file, the libraries in it, and what is known of each.
 * @param share the report's memory for equal rules
 */
export function* findingsOfFile(
  entry: UntrustedObject,
  account: Account,
  share: (rule: Rule) => Rule,
): Generator<Finding> {
  const file = asText(entry['file']);
  for (const result of asList(entry['results']).map(asObject)) {
    // A verbose report also lists libraries without vulnerabilities.
    for (const vulnerability of asList(result['vulnerabilities'])) {
      if (typeof vulnerability !== 'object' || vulnerability === null) {
        drop(account, 'an entry of `vulnerabilities` is no object');
        continue;
      }
      account.raw += 1;
      account.occurrences += 1;
      yield findingOf(file, result, asObject(vulnerability), account, share);
    }
  }
}

function findingOf(
  file: string | undefined,
  result: UntrustedObject,
  vulnerability: UntrustedObject,
  account: Account,
  share: (rule: Rule) => Rule,
): Finding {
  const component = asText(result['component']) ?? 'unknown';
  const version = asText(result['version']);
  const name = packageName('npm', asText(result['npmname']) ?? component);
  const severity = ratedSeverity([vulnerability['severity']], undefined, account.notices);
  const info = textsOf(vulnerability['info']);
  const identifiers = asObject(vulnerability['identifiers']);
  const { id, aliases } = idsOf(component, identifiers, vulnerability);
  const title = asText(identifiers['summary']) ?? id;
  const helpUri = info.find((url) => isUrl(url));
  const evidence = evidenceText([
    ['vulnerable', rangeOf(vulnerability)],
    ['detected by', asText(result['detection'])],
    ['required by', parentsOf(result['parent'])],
    ['references', listText(info)],
  ]);
  return makeFinding({
    rule: share({
      id,
      title,
      description: title,
      ...(helpUri !== undefined && { helpUri }),
      level: levelOf(severity),
      tags: taxonomyTags({ cwe: cweNumbers(vulnerability['cwe']), owasp: [], pci: [] }),
    }),
    severity,
    message: `${version === undefined ? name : `${name}@${version}`}: ${title}`,
    locations: [
      {
        kind: 'package',
        ecosystem: 'npm',
        name,
        ...(version !== undefined && { version }),
        ...(file !== undefined && { manifest: manifestPath(file) }),
      },
    ],
    aliases,
    ...(evidence !== undefined && { evidence }),
  });
}

/**
 * Numbers of issues and pull requests are no ids: one of them may stand for several flaws. Without CVE and GHSA the
 * repository's own number names the rule, else the summary, which in a repository changes more seldom than the ranges.
 */
function idsOf(
  component: string,
  identifiers: UntrustedObject,
  vulnerability: UntrustedObject,
): { id: string; aliases: readonly string[] } {
  const known = [...textsOf(identifiers['CVE']), ...textsOf(identifiers['githubID'])];
  if (known.length > 0) return advisoryIds(known);
  const number = asText(identifiers['retid']);
  const text = number ?? asText(identifiers['summary']) ?? `below-${asText(vulnerability['below']) ?? 'any'}`;
  return advisoryIds([`retire/${slug(component)}/${slug(text)}`]);
}

function slug(text: string): string {
  const words = text
    .toLowerCase()
    .replaceAll(/[^a-z0-9.]+/gu, '-')
    .slice(0, 80)
    .replaceAll(/^[-.]+|[-.]+$/gu, '');
  return words === '' ? 'unknown' : words;
}

function rangeOf(vulnerability: UntrustedObject): string {
  const from = asText(vulnerability['atOrAbove']);
  const below = asText(vulnerability['below']);
  return [from === undefined ? [] : `>=${from}`, below === undefined ? [] : `<${below}`].flat().join(' ');
}

/** The chain of packages up to the project, as version 1 gave it for node modules. */
function parentsOf(parent: unknown): string {
  const names: string[] = [];
  for (let at = asObject(parent); names.length < 20; at = asObject(at['parent'])) {
    const name = asText(at['component']);
    if (name === undefined) break;
    names.push(name);
  }
  return names.join(' < ');
}
