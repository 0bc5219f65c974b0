import { lookup } from '../../model/lookup.ts';
import { makeFinding, type Finding } from '../../model/finding.ts';
import type { Location } from '../../model/location.ts';
import { ecosystemOf, packageName } from '../../model/package-name.ts';
import { pascalName, taxonomyTags, type Rule } from '../../model/rule.ts';
import { levelOf, type Severity } from '../../model/severity.ts';
import { asList, asObject, asText, type UntrustedObject } from '../../util/untrusted.ts';
import { advisoryIds } from '../advisory-ids.ts';
import { cweNumbers } from '../cwe-numbers.ts';
import { evidenceText } from '../evidence-text.ts';
import { listText } from '../list-text.ts';
import { manifestPath } from '../manifest-path.ts';
import { ratedSeverity } from '../rated-severity.ts';
import { regionOf } from '../region-of.ts';
import { textsOf } from '../texts-of.ts';

const SEVERITIES: Readonly<Record<string, Severity>> = {
  critical: 'critical',
  high: 'high',
  error: 'high',
  medium: 'medium',
  warning: 'medium',
  low: 'low',
  info: 'low',
  experiment: 'informational',
  inventory: 'informational',
};
// What Semgrep writes in place of a value to who is not logged in.
const LOGIN = 'requires login';
// Hard-coded passwords, credentials and keys.
const SECRET_CWE = new Set([259, 321, 798]);

/** The finding that an entry of `results` is. */
export function findingOf(result: UntrustedObject, notices: Set<string>): Finding {
  const extra = asObject(result['extra']);
  const metadata = asObject(extra['metadata']);
  const own = `semgrep/${asText(result['check_id']) ?? 'unknown'}`;
  const found = foundDependency(extra);
  const ids = found === undefined ? { id: own, aliases: [] } : idsOf(own, metadata);
  const severity = ratedSeverity([lookup(SEVERITIES, asText(extra['severity'])?.toLowerCase())], undefined, notices);
  const message = asText(extra['message'])?.trim() ?? own;
  const cwe = cweNumbers(metadata['cwe']);
  const help = [metadata['source'], metadata['shortlink'], ...textsOf(metadata['references'])].map(asText).find(isUrl);
  const rule: Rule = {
    id: ids.id,
    name: pascalName((asText(result['check_id']) ?? own).split('.').at(-1) ?? own),
    title: titleOf(own),
    description: message,
    ...(help !== undefined && { helpUri: help }),
    level: levelOf(severity),
    tags: taxonomyTags({ cwe, owasp: [], pci: [] }),
  };
  const isSecret = cwe.some((number) => SECRET_CWE.has(number)) || /secrets?\b|gitleaks/iu.test(own);
  const fingerprint = known(extra['fingerprint']);
  const evidence = evidenceOf(extra, metadata);
  return makeFinding({
    rule,
    severity,
    message: found === undefined ? message : `${found.name}@${found.version ?? '?'}: ${message}`,
    locations: [
      ...(found === undefined ? [] : [found]),
      ...fileLocation(result, isSecret ? undefined : extra['lines']),
    ],
    aliases: ids.aliases,
    ...(evidence !== undefined && { evidence }),
    ...(fingerprint !== undefined && { fingerprints: { 'matchBasedId/v1': fingerprint } }),
    ...(extra['is_ignored'] === true && {
      suppressions: [{ kind: 'inSource', status: 'accepted', reason: 'nosemgrep comment' }],
    }),
  });
}

/** A supply-chain rule is about an advisory; the rule itself is an alias then. */
function idsOf(own: string, metadata: UntrustedObject): { id: string; aliases: readonly string[] } {
  return advisoryIds([...textsOf(metadata['sca-vuln-database-identifier']), own]);
}

function foundDependency(extra: UntrustedObject): (Location & { kind: 'package' }) | undefined {
  const match = asObject(asObject(extra['sca_info'])['dependency_match']);
  const found = asObject(match['found_dependency']);
  const name = asText(found['package']);
  if (name === undefined) return undefined;
  const ecosystem = ecosystemOf(asText(found['ecosystem']) ?? '');
  const version = asText(found['version']);
  const lockfile = asText(match['lockfile']);
  const line = regionOf({ startLine: found['line_number'] })?.startLine;
  return {
    kind: 'package',
    ecosystem,
    name: packageName(ecosystem, name),
    ...(version !== undefined && { version }),
    ...(lockfile !== undefined && { manifest: manifestPath(lockfile) }),
    ...(line !== undefined && { line }),
  };
}

function fileLocation(result: UntrustedObject, lines: unknown): Location[] {
  const path = asText(result['path']);
  if (path === undefined) return [];
  const [start, end] = [asObject(result['start']), asObject(result['end'])];
  const region = regionOf({
    startLine: start['line'],
    startColumn: start['col'],
    endLine: end['line'],
    endColumn: end['col'],
  });
  const snippet = known(lines);
  return [
    {
      kind: 'file',
      uri: manifestPath(path),
      ...(region !== undefined && { region }),
      ...(snippet !== undefined && { snippet }),
    },
  ];
}

function evidenceOf(extra: UntrustedObject, metadata: UntrustedObject): string | undefined {
  const sca = asObject(extra['sca_info']);
  const { reachable } = sca;
  const found = asObject(asObject(sca['dependency_match'])['found_dependency']);
  const fixes = asList(metadata['sca-fix-versions']).flatMap((item) =>
    Object.entries(asObject(item)).map(([name, version]) => `${name} ${asText(version) ?? ''}`),
  );
  return evidenceText([
    ['confidence', asText(metadata['confidence'])],
    ['validation', asText(extra['validation_state'])],
    ['reachable', typeof reachable === 'boolean' ? (reachable ? 'yes' : 'no') : undefined],
    ['dependency', asText(found['transitivity'])],
    ['fixed in', listText(fixes)],
    ['taint source', traceText(asObject(extra['dataflow_trace'])['taint_source'])],
    ['fix', known(extra['fix'])],
  ]);
}

/** `["CliLoc", [{path, start}, text]]` or `["CliCall", [[{path, start}, text], …]]`; only the place is kept. */
function traceText(trace: unknown): string | undefined {
  for (let value: unknown = asList(trace)[1], depth = 0; depth < 3; depth += 1) {
    const place = asObject(value);
    const path = asText(place['path']);
    if (path !== undefined) return `${manifestPath(path)}:${asText(asObject(place['start'])['line']) ?? '?'}`;
    value = asList(value)[0];
  }
  return undefined;
}

function known(value: unknown): string | undefined {
  const text = asText(value);
  return text === LOGIN ? undefined : text;
}

function isUrl(text: string | undefined): text is string {
  return text !== undefined && /^https?:/iu.test(text) && URL.canParse(text);
}

/** `semgrep/a.b.detected-jwt-token` → `Detected jwt token`: the message names what was found, not the rule. */
function titleOf(id: string): string {
  const words = (id.split(/[./]/u).at(-1) ?? id).replaceAll(/[-_]+/gu, ' ').trim();
  return words === '' ? id : words.charAt(0).toUpperCase() + words.slice(1);
}
