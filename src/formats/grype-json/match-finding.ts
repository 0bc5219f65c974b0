import { makeFinding, type Finding } from '../../model/finding.ts';
import { taxonomyTags, type Rule } from '../../model/rule.ts';
import { levelOf } from '../../model/severity.ts';
import { asList, asObject, asText, type UntrustedObject } from '../../util/untrusted.ts';
import type { Account } from '../accounting.ts';
import { cweNumbers } from '../cwe-numbers.ts';
import { evidenceText } from '../evidence-text.ts';
import { isUrl } from '../is-url.ts';
import { listOf } from '../list-of.ts';
import { listText } from '../list-text.ts';
import { recordIds } from '../record-ids.ts';
import { ratedSeverity } from '../rated-severity.ts';
import { textsOf } from '../texts-of.ts';
import { artifactLocation } from './artifact-location.ts';
import { baseScore } from './base-score.ts';
import { ignoreSuppressions } from './ignore-suppressions.ts';

/**
 * The finding of one match: a vulnerability, other records of it, and the artifact that has it.
 * @param ignored the match is one of `ignoredMatches`
 * @param share the report's memory for equal rules
 */
export function matchFinding(
  match: UntrustedObject,
  ignored: boolean,
  account: Account,
  share: (rule: Rule) => Rule,
): Finding {
  const vulnerability = asObject(match['vulnerability']);
  const artifact = asObject(match['artifact']);
  const related = asList(match['relatedVulnerabilities']).map(asObject);
  const { id, aliases } = recordIds(
    asText(vulnerability['id']) ?? 'unknown',
    related.flatMap((record) => textsOf(record['id'])),
  );
  const score = baseScore(vulnerability) ?? related.map(baseScore).find((other) => other !== undefined);
  const severity = ratedSeverity([vulnerability['severity']], score, account.notices);
  const details = [vulnerability, ...related].flatMap((record) => textsOf(record['description']))[0];
  const title = titleOf(details) ?? id;
  const helpUri = [
    ...textsOf(vulnerability['dataSource']),
    ...textsOf(vulnerability['urls']),
    ...textsOf(vulnerability['links']),
  ].find((url) => isUrl(url));
  const location = artifactLocation(artifact);
  const { name, version } = location;
  const evidence = evidenceOf(match, vulnerability, related, artifact);
  return makeFinding({
    rule: share({
      id,
      title,
      description: details ?? title,
      ...(helpUri !== undefined && { helpUri }),
      level: levelOf(severity),
      ...(score !== undefined && score > 0 && { securitySeverity: score }),
      tags: taxonomyTags({ cwe: cweNumbers(vulnerability['cwes']), owasp: [], pci: [] }),
    }),
    severity,
    message: `${version === undefined ? name : `${name}@${version}`}: ${title}`,
    locations: [location],
    aliases,
    suppressions: ignored ? ignoreSuppressions(match['appliedIgnoreRules']) : [],
    ...(evidence !== undefined && { evidence }),
  });
}

/** The first sentence of a description, or its beginning. */
function titleOf(details: string | undefined): string | undefined {
  const line = details?.trim().split('\n')[0] ?? '';
  const sentence = /^.{10,}?[.!?](?=\s|$)/u.exec(line)?.[0] ?? line;
  const text = sentence.length > 160 ? `${sentence.slice(0, 157).replace(/[\uD800-\uDBFF]$/u, '')}…` : sentence;
  return text === '' ? undefined : text;
}

function evidenceOf(
  match: UntrustedObject,
  vulnerability: UntrustedObject,
  related: readonly UntrustedObject[],
  artifact: UntrustedObject,
): string | undefined {
  const fix = asObject(vulnerability['fix']);
  const details = listOf(match['matchDetails']).map(asObject);
  const found = details.map((detail) => asObject(detail['found'] ?? detail['matchedOn']));
  return evidenceText([
    ['reported as', asText(vulnerability['id'])],
    ['vulnerable', listText(found.flatMap((item) => textsOf(item['versionConstraint'] ?? item['constraint'])))],
    ['fixed in', listText([...textsOf(fix['versions']), ...textsOf(vulnerability['fixedInVersion'])])],
    ['fix state', asText(fix['state'])],
    ['found at', listText(asList(artifact['locations']).flatMap((place) => textsOf(asObject(place)['path'] ?? place)))],
    ['matched by', listText(details.flatMap((detail) => textsOf(detail['type'])))],
    ['related', listText(related.flatMap((record) => textsOf(record['id'])))],
    ['known exploited', asList(vulnerability['knownExploited']).length > 0 ? 'yes' : undefined],
  ]);
}
