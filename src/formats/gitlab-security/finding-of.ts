import { makeFinding, type Finding } from '../../model/finding.ts';
import { locationText, type Location } from '../../model/location.ts';
import { taxonomyTags, type Rule } from '../../model/rule.ts';
import { levelOf } from '../../model/severity.ts';
import type { Suppression } from '../../model/suppression.ts';
import { asList, asObject, asText, type UntrustedObject } from '../../util/untrusted.ts';
import { cvssScore } from '../cvss-score.ts';
import { evidenceText } from '../evidence-text.ts';
import { listText } from '../list-text.ts';
import { ratedSeverity } from '../rated-severity.ts';
import { identifiersOf } from './identifiers.ts';
import { locationsOf } from './locations-of.ts';
import type { ScanInfo } from './read-scan.ts';

/** The finding that an entry of `vulnerabilities` is. */
export function findingOf(vulnerability: UntrustedObject, scan: ScanInfo, notices: Set<string>): Finding {
  const locations = locationsOf(vulnerability, scan);
  const [primary] = locations;
  const named = asText(asObject(vulnerability['scanner'])['id']) ?? asText(scan.scanner['id']) ?? 'gitlab';
  const isPackage = primary?.kind === 'package';
  const ids = identifiersOf(vulnerability, isPackage, named);
  const vector = asList(vulnerability['cvss_vectors']).flatMap((item) => asText(asObject(item)['vector']) ?? [])[0];
  const score = vector === undefined ? undefined : cvssScore(vector);
  const severity = ratedSeverity([vulnerability['severity']], score, notices);
  const title = asText(vulnerability['name']) ?? asText(vulnerability['message']) ?? ids.name ?? ids.id;
  const solution = solutionOf(vulnerability);
  const rule: Rule = {
    id: ids.id,
    title,
    description: asText(vulnerability['description']) ?? title,
    // What to update a package to is not what to do about the advisory elsewhere.
    ...(solution !== undefined && !isPackage && { fix: solution }),
    ...(ids.url !== undefined && { helpUri: ids.url }),
    level: levelOf(severity),
    ...(score !== undefined && score > 0 && { securitySeverity: score }),
    tags: taxonomyTags({ cwe: ids.cwe, owasp: [], pci: [] }),
  };
  const evidence = evidenceOf(vulnerability, scan, vector, ids.bulletins, isPackage);
  return makeFinding({
    rule,
    severity,
    level: levelOf(severity),
    message: messageOf(vulnerability, primary, title),
    locations,
    aliases: ids.aliases,
    ...(evidence !== undefined && { evidence }),
    fingerprints: fingerprintsOf(vulnerability),
    suppressions: asList(vulnerability['flags']).flatMap(suppressionOf),
  });
}

function messageOf(vulnerability: UntrustedObject, primary: Location | undefined, title: string): string {
  if (primary?.kind === 'package') {
    return `${primary.name}${primary.version === undefined ? '' : `@${primary.version}`}: ${title}`;
  }
  const own = asText(vulnerability['message']);
  if (own !== undefined) return own;
  return primary?.kind === 'url' || primary?.kind === 'logical' ? `${title}: ${locationText(primary)}` : title;
}

function solutionOf(vulnerability: UntrustedObject): string | undefined {
  const solution = asText(vulnerability['solution'])?.trim();
  return solution === '' || solution === 'No solution provided' ? undefined : solution;
}

function evidenceOf(
  vulnerability: UntrustedObject,
  scan: ScanInfo,
  vector: string | undefined,
  bulletins: readonly string[],
  isPackage: boolean,
): string | undefined {
  const location = asObject(vulnerability['location']);
  const evidence = asObject(vulnerability['evidence']);
  const { method, url } = asObject(evidence['request']);
  const { status_code: status, reason_phrase: phrase } = asObject(evidence['response']);
  const resource = asObject(location['kubernetes_resource']);
  const commit = asText(asObject(location['commit'])['sha']);
  const { direct } = asObject(location['dependency']);
  return evidenceText([
    ['summary', asText(evidence['summary'])],
    ['request', words(method, url)],
    ['response', words(status, phrase)],
    ['image', known(location['image'])],
    ['operating system', known(location['operating_system'])],
    ['resource', words(resource['namespace'], resource['kind'], resource['name'], resource['container_name'])],
    ['commit', commit === undefined || /^0+$/u.test(commit) ? undefined : commit],
    ['direct dependency', typeof direct === 'boolean' ? (direct ? 'yes' : 'no') : undefined],
    ['crash', words(location['crash_type'], location['crash_address'])],
    ['state', asText(location['crash_state'])],
    ['confidence', known(vulnerability['confidence'])],
    ['CVSS', vector],
    ['bulletins', listText(bulletins)],
    // Of anything but a package it stands with the rule.
    ['solution', isPackage ? solutionOf(vulnerability) : undefined],
    ['remediation', remedyOf(vulnerability, scan)],
    ['stack trace', asText(location['stacktrace_snippet'])],
  ]);
}

function words(...values: readonly unknown[]): string {
  return values.flatMap((value) => asText(value) ?? []).join(' ');
}

/** Scanners write `Unknown` where they know nothing. */
function known(value: unknown): string | undefined {
  const text = asText(value);
  return text === undefined || /^unknown$/iu.test(text) ? undefined : text;
}

function remedyOf(vulnerability: UntrustedObject, scan: ScanInfo): string | undefined {
  const keys = [vulnerability['id'], vulnerability['cve']].flatMap((key) => asText(key) ?? []);
  return keys.map((key) => scan.remedies.get(key)).find((summary) => summary !== undefined);
}

/** A flag says what the scanner thinks likely; nobody has decided. */
function suppressionOf(item: unknown): Suppression[] {
  const flag = asObject(item);
  const type = asText(flag['type']) ?? '';
  if (!type.includes('false-positive')) return [];
  const reason = ['origin', 'description'].flatMap((key) => asText(flag[key]) ?? []).join(': ');
  return [{ kind: 'external', status: 'underReview', reason: reason === '' ? type : reason }];
}

function fingerprintsOf(vulnerability: UntrustedObject): Record<string, string> {
  const found = new Map<string, string>();
  for (const item of asList(asObject(vulnerability['tracking'])['items'])) {
    for (const entry of asList(asObject(item)['signatures'])) {
      const signature = asObject(entry);
      const key = `gitlab/${asText(signature['algorithm']) ?? 'signature'}`;
      const value = asText(signature['value']);
      if (value !== undefined) found.set(key, found.has(key) ? `${found.get(key)}|${value}` : value);
    }
  }
  return Object.fromEntries(found);
}
