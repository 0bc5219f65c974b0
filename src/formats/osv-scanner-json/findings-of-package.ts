import { makeFinding, type Finding } from '../../model/finding.ts';
import { taxonomyTags, type Rule } from '../../model/rule.ts';
import { levelOf } from '../../model/severity.ts';
import type { Suppression } from '../../model/suppression.ts';
import { asList, asObject, asText, type UntrustedObject } from '../../util/untrusted.ts';
import { drop, worsen, type Account } from '../accounting.ts';
import { evidenceText } from '../evidence-text.ts';
import { isUrl } from '../is-url.ts';
import { listText } from '../list-text.ts';
import { manifestPath } from '../manifest-path.ts';
import { ratedSeverity } from '../rated-severity.ts';
import { recordIds } from '../record-ids.ts';
import { textsOf } from '../texts-of.ts';
import { fixedVersions, rangesOf } from './affected-ranges.ts';
import { groupsOf, type Group } from './group.ts';
import { packageLocation } from './package-location.ts';
import { ratingOf } from './rating.ts';

/**
 * The findings of one package: one for every record of the OSV database on it.
 * @param path of the lockfile or other source that has the package
 * @param share the report's memory for equal rules
 */
export function* findingsOfPackage(
  entry: UntrustedObject,
  path: string | undefined,
  account: Account,
  share: (rule: Rule) => Rule,
): Generator<Finding> {
  const records = asList(entry['vulnerabilities']);
  const groupOf = groupsOf(entry);
  if (records.length === 0 && asList(entry['groups']).some((group) => textsOf(asObject(group)['ids']).length > 0)) {
    worsen(account, 'degraded', 'a package has groups of vulnerabilities and not the vulnerabilities themselves');
  }
  for (const record of records) {
    if (typeof record !== 'object' || record === null) {
      drop(account, 'an entry of `vulnerabilities` is no object');
      continue;
    }
    account.raw += 1;
    account.occurrences += 1;
    const vulnerability = asObject(record);
    yield findingOf(entry, vulnerability, groupOf(vulnerability), path, account, share);
  }
}

function findingOf(
  entry: UntrustedObject,
  vulnerability: UntrustedObject,
  group: Group,
  path: string | undefined,
  account: Account,
  share: (rule: Rule) => Rule,
): Finding {
  const location = packageLocation(asObject(entry['package']), vulnerability, path && manifestPath(path));
  const { name, version } = location;
  const { severity: rated, score } = ratingOf(vulnerability, group.rating);
  const severity = ratedSeverity([rated], undefined, account.notices);
  const { id, aliases } = recordIds(asText(vulnerability['id']) ?? 'unknown', [
    ...textsOf(vulnerability['aliases']),
    ...group.aliases,
  ]);
  const rule = share({
    ...describe(id, vulnerability),
    level: levelOf(severity),
    ...(score !== undefined && score > 0 && { securitySeverity: score }),
    tags: taxonomyTags({ cwe: group.cwes, owasp: [], pci: [] }),
  });
  const suppressions = suppressionsOf(vulnerability, group);
  const evidence = evidenceText([
    ['vulnerable', listText(rangesOf(vulnerability, name))],
    ['fixed in', listText(fixedVersions(vulnerability, name))],
    ['dependency groups', listText(textsOf(entry['dependency_groups']))],
    ['reported as', asText(vulnerability['id'])],
    ['severity', listText(textsOf(asList(vulnerability['severity']).map((item) => asObject(item)['score'])))],
  ]);
  return makeFinding({
    rule,
    severity,
    message: `${version === undefined ? name : `${name}@${version}`}: ${rule.title}`,
    locations: [location],
    aliases,
    suppressions,
    ...(evidence !== undefined && { evidence }),
  });
}

function describe(id: string, vulnerability: UntrustedObject): Pick<Rule, 'id' | 'title' | 'description' | 'helpUri'> {
  const own = asText(vulnerability['id']) ?? id;
  const details = asText(vulnerability['details'])?.trim();
  const firstLine = details?.split('\n').find((line) => /[a-z]/iu.test(line) && !line.startsWith('---'));
  const title = asText(vulnerability['summary']) ?? firstLine?.replace(/^#+\s*/u, '').slice(0, 200) ?? own;
  const advisory = asList(vulnerability['references'])
    .map(asObject)
    .flatMap(({ type, url }) => (type === 'ADVISORY' ? textsOf(url) : []))
    .find((url) => isUrl(url));
  const page = /^[\w.:-]+$/u.test(own) ? `https://osv.dev/vulnerability/${own}` : undefined;
  const helpUri = advisory ?? page;
  return { id, title, description: details ?? title, ...(helpUri !== undefined && { helpUri }) };
}

function suppressionsOf(vulnerability: UntrustedObject, group: Group): Suppression[] {
  const withdrawn = asText(vulnerability['withdrawn']);
  const reasons = [
    ...(withdrawn === undefined ? [] : [`withdrawn by its database on ${withdrawn.slice(0, 10)}`]),
    ...(group.unimportant ? ['OSV-Scanner: the distribution calls it unimportant'] : []),
    ...(group.uncalled ? ['OSV-Scanner: the vulnerable code is not called'] : []),
  ];
  return reasons.map((reason) => ({ kind: 'external', status: 'accepted', reason }));
}
