import { lookup } from '../../model/lookup.ts';
import { makeFinding, type Finding } from '../../model/finding.ts';
import type { FileLocation, Region } from '../../model/location.ts';
import type { ReportReader } from '../../model/report.ts';
import type { Rule } from '../../model/rule.ts';
import { levelOf, type Severity } from '../../model/severity.ts';
import type { Source } from '../../model/source.ts';
import { asList, asObject, asText, type UntrustedObject } from '../../util/untrusted.ts';
import { closeAccount, drop, openAccount } from '../accounting.ts';
import { arrayItems } from '../array-items.ts';
import type { Format } from '../format.ts';
import { manifestPath } from '../manifest-path.ts';
import { ratedSeverity } from '../rated-severity.ts';
import { regionOf } from '../region-of.ts';
import { sharedRules } from '../shared-rules.ts';
import { textsOf } from '../texts-of.ts';

// Five words for five bands. `major` is the middle one, whatever it means elsewhere.
const SEVERITIES: Readonly<Record<string, Severity>> = {
  blocker: 'critical',
  critical: 'high',
  major: 'medium',
  minor: 'low',
  info: 'informational',
};

/** GitLab's Code Quality report, a subset of the Code Climate format; Code Climate's own list is read too. */
export const format: Format = {
  id: 'gitlab-codequality',
  title: 'GitLab Code Quality',
  url: 'https://docs.gitlab.com/ci/testing/code_quality/',
  versions: 'GitLab 11 and later, Code Climate JSON',
  mapping: [
    ['[]', 'one finding each; a measurement is none'],
    ['engine_name, check_name', 'rule id, as codequality/no-eval or eslint/no-eval'],
    ['severity', 'severity: blocker critical, critical high, major medium, minor low, info informational'],
    ['description', 'message'],
    ['content.body, categories', 'rule description, tags'],
    ['location.path, location.lines or location.positions, other_locations', 'locations'],
    ['fingerprint', 'fingerprint codequality/fingerprint'],
  ],
  faults: [
    'lines.begin is a number or an object with a line: both are read',
    'an empty array is a clean report, but any scanner could have written it: it is read only where the format is named',
  ],
  recognizes: ({ kind, firstKeys }) =>
    kind === 'json-array' &&
    firstKeys.has('location') &&
    firstKeys.has('description') &&
    (firstKeys.has('fingerprint') || firstKeys.has('check_name')),
  read,
};

function* read(source: Source): ReportReader {
  const account = openAccount();
  const share = sharedRules();
  for (const item of arrayItems(source, account)) {
    if (asText(item['type']) === 'measurement') {
      drop(account, 'a measurement is no finding');
      continue;
    }
    account.raw += 1;
    account.occurrences += 1;
    const finding = findingOf(item, account.notices);
    yield { run: 0, finding: { ...finding, rule: share(finding.rule) } };
  }
  return closeAccount(account, [
    { tool: { name: 'Code Quality', informationUri: format.url }, status: 'complete', rules: [] },
  ]);
}

function findingOf(item: UntrustedObject, notices: Set<string>): Finding {
  const check = asText(item['check_name']) ?? 'unknown';
  const severity = ratedSeverity([lookup(SEVERITIES, asText(item['severity'])?.toLowerCase())], undefined, notices);
  const rule: Rule = {
    id: `${asText(item['engine_name']) ?? 'codequality'}/${check}`,
    title: check,
    description: asText(asObject(item['content'])['body']) ?? check,
    level: levelOf(severity),
    tags: textsOf(item['categories']).map((category) => category.toLowerCase()),
  };
  const fingerprint = asText(item['fingerprint']);
  return makeFinding({
    rule,
    severity,
    message: asText(item['description']) ?? check,
    locations: [item['location'], ...asList(item['other_locations'])].flatMap(locationOf),
    ...(fingerprint !== undefined && { fingerprints: { 'codequality/fingerprint': fingerprint } }),
  });
}

function locationOf(value: unknown): FileLocation[] {
  const location = asObject(value);
  const path = asText(location['path']);
  if (path === undefined) return [];
  const region = regionBetween(asObject(location['positions'])) ?? regionBetween(asObject(location['lines']));
  return [{ kind: 'file', uri: manifestPath(path), ...(region !== undefined && { region }) }];
}

/** Both ends may be a line number or an object of line and column. */
function regionBetween({ begin, end }: UntrustedObject): Region | undefined {
  const [first, last] = [asObject(begin), asObject(end)];
  return regionOf({
    startLine: first['line'] ?? begin,
    startColumn: first['column'],
    endLine: last['line'] ?? end,
    endColumn: last['column'],
  });
}
