import type { BaselineState, Finding, FindingSource, Kind } from '../../model/finding.ts';
import type { Location, PackageLocation } from '../../model/location.ts';
import type { Rule } from '../../model/rule.ts';
import {
  ALIASES_PROPERTY,
  EVIDENCE_PROPERTY,
  SEVERITY_PROPERTY,
  SCOPE_PROPERTY,
  SOURCES_PROPERTY,
} from '../../model/sarif-properties.ts';
import {
  levelOf,
  SEVERITIES,
  severityOfLevel,
  severityOfScore,
  type Level,
  type Severity,
} from '../../model/severity.ts';
import type { Suppression } from '../../model/suppression.ts';
import { asList, asObject, asPosition, asText, type UntrustedObject } from '../../util/untrusted.ts';
import { advisoryRule, type AdvisoryRule } from './advisory-rule.ts';
import { givenUri } from './given-uri.ts';
import { odcRuleOfResult } from './odc-rule-of-result.ts';
import { packageOfResult } from './package-of-result.ts';
import { readLocations } from './read-location.ts';
import { readLevel, readRule, readScore } from './read-rule.ts';
import type { SarifRun } from './read-run.ts';

const KINDS: readonly Kind[] = ['fail', 'pass', 'open', 'review', 'informational', 'notApplicable'];
const STATES: readonly BaselineState[] = ['new', 'unchanged', 'updated', 'absent'];

/** A `result` (SARIF §3.27) as a finding. Never throws: what is missing gets SARIF's own default. */
export function readResult(result: UntrustedObject, run: SarifRun, notices: Set<string>): Finding {
  const { rule, descriptor } = ruleOfResult(result, run, notices);
  const properties = asObject(result['properties']);
  const kind = KINDS.find((candidate) => candidate === result['kind']) ?? 'fail';
  const level = readLevel(result['level']) ?? (kind === 'fail' ? rule.level : 'none');
  const state = STATES.find((candidate) => candidate === result['baselineState']);
  const message = messageOf(result, descriptor, run) ?? rule.title;
  const locations = readLocations(result, run.artifacts, run.roots, notices);
  const about = packageOf(result, descriptor, message, locations, run);
  const advisory = about === undefined ? undefined : advisoryOf(rule, result, descriptor, run, notices);
  const evidence = asText(properties[EVIDENCE_PROPERTY]) ?? advisory?.evidence;
  const firstSeen = asText(asObject(result['provenance'])['firstDetectionTimeUtc']);
  const own = asList(properties[ALIASES_PROPERTY]).filter((alias) => typeof alias === 'string');
  return {
    rule: advisory?.rule ?? rule,
    kind,
    level: (kind === 'fail' ? advisory?.level : undefined) ?? level,
    severity: advisory?.severity ?? severityOf(properties, rule, level, notices),
    message: about !== undefined && advisory?.severity !== undefined ? packageMessage(about, advisory.rule) : message,
    locations: about === undefined ? locations : [about, ...locations.slice(1)],
    aliases: [...own, ...(advisory?.aliases ?? [])],
    ...(evidence !== undefined && { evidence }),
    occurrences: asPosition(result['occurrenceCount']) ?? 1,
    fingerprints: fingerprintsOf(result),
    suppressions: asList(result['suppressions']).map((item) => suppressionOf(asObject(item))),
    ...(state !== undefined && { baselineState: state }),
    sources: asList(properties[SOURCES_PROPERTY]).flatMap((item) => sourceOf(asObject(item))),
    ...(properties[SCOPE_PROPERTY] === 'site' && { scope: 'site' }),
    ...(firstSeen !== undefined && { firstSeen }),
  };
}

function packageOf(
  result: UntrustedObject,
  descriptor: UntrustedObject,
  message: string,
  locations: readonly Location[],
  run: SarifRun,
): PackageLocation | undefined {
  const [first] = locations;
  // What we wrote ourselves names its package in a field.
  if (first !== undefined && first.kind !== 'file' && first.kind !== 'logical') return undefined;
  const physical = asObject(asObject(asList(result['locations'])[0])['physicalLocation']);
  const uri = first?.kind === 'file' ? first.uri : undefined;
  const file = uri === undefined ? undefined : { given: givenUri(physical, run.artifacts) ?? uri, uri };
  return packageOfResult({ result, descriptor, message, ...(file && { file }) }, run.dependencyTool);
}

/** As the readers of the scanner's own formats have it. */
function packageMessage({ name, version }: PackageLocation, rule: Rule): string {
  return `${version === undefined ? name : `${name}@${version}`}: ${rule.title}`;
}

type Advisory = AdvisoryRule & { readonly severity?: Severity; readonly level?: Level; readonly evidence?: string };

/** The advisory behind the rule of a dependency scanner's result; made once for all results of the rule, where it can be. */
function advisoryOf(
  rule: Rule,
  result: UntrustedObject,
  descriptor: UntrustedObject,
  run: SarifRun,
  notices: Set<string>,
): Advisory | undefined {
  const { dependencyTool: tool, advisories } = run;
  if (tool === undefined) return undefined;
  const known = advisories.get(rule.id) ?? advisoryRule(rule, descriptor, tool);
  advisories.set(rule.id, known);
  if (tool.id !== 'dependency-check') return known;
  const rated = odcRuleOfResult(known.rule.id, result, descriptor, notices);
  return { ...known, ...rated, rule: run.share(rated.rule), level: levelOf(rated.severity) };
}

function severityOf(properties: UntrustedObject, rule: Rule, level: Level, notices: Set<string>): Severity {
  const own = SEVERITIES.find((severity) => severity === properties[SEVERITY_PROPERTY]);
  if (own !== undefined) return own;
  const score = readScore(properties['security-severity'], notices) ?? rule.securitySeverity;
  return score === undefined ? severityOfLevel(level) : severityOfScore(score);
}

/** By id before index: some tools write wrong indices. `a/b` may refer to the descriptor `a` (§3.27.5). */
function ruleOfResult(
  result: UntrustedObject,
  run: SarifRun,
  notices: Set<string>,
): { rule: Rule; descriptor: UntrustedObject } {
  const reference = asObject(result['rule']);
  const component = asObject(reference['toolComponent'])['index'];
  const index = result['ruleIndex'] ?? reference['index'];
  const list =
    typeof component === 'number' ? asList(run.extensions[component]?.['rules']).map(asObject) : run.driverRules;
  const indexed = typeof index === 'number' && index >= 0 ? list[index] : undefined;
  const id = asText(result['ruleId']) ?? asText(reference['id']) ?? asText(indexed?.['id']) ?? 'unknown';
  const parent = id.slice(0, Math.max(0, id.lastIndexOf('/')));
  const fitting = indexed !== undefined && [id, parent].includes(asText(indexed['id']) ?? '') ? indexed : undefined;
  if (indexed !== undefined && fitting === undefined) {
    notices.add('a `ruleIndex` that names another rule than `ruleId`: the id was taken');
  }
  const descriptor = run.descriptors.get(id) ?? fitting ?? run.descriptors.get(parent) ?? {};
  const rule = run.rules.get(id) ?? readRule(id, descriptor, notices);
  run.rules.set(id, rule);
  return { rule, descriptor };
}

/** The message's text: written out, or looked up by id and filled with arguments (§3.11). */
function messageOf(result: UntrustedObject, descriptor: UntrustedObject, run: SarifRun): string | undefined {
  const message = asObject(result['message']);
  if (typeof message['text'] === 'string') return message['text'];
  if (typeof message['markdown'] === 'string') return message['markdown'];
  const id = asText(message['id']);
  if (id === undefined) return undefined;
  const strings = asObject(descriptor['messageStrings']);
  const template = asText(asObject(strings[id])['text']) ?? asText(asObject(run.globalMessages[id])['text']);
  const values = asList(message['arguments']).map(String);
  return template?.replaceAll(/\{\{|\}\}|\{(\d{1,3})\}/gu, (whole, number: string | undefined) =>
    number === undefined ? whole.charAt(0) : (values[Number(number)] ?? whole),
  );
}

function sourceOf(item: UntrustedObject): FindingSource[] {
  const [tool, rule] = [asText(item['tool']), asText(item['rule'])];
  const severity = SEVERITIES.find((candidate) => candidate === item['severity']);
  if (tool === undefined || rule === undefined || severity === undefined) return [];
  return [{ tool, rule, severity, occurrences: asPosition(item['occurrences']) ?? 1 }];
}

function fingerprintsOf(result: UntrustedObject): Record<string, string> {
  const entries = [
    ...Object.entries(asObject(result['fingerprints'])),
    ...Object.entries(asObject(result['partialFingerprints'])),
  ];
  return Object.fromEntries(
    entries.map(([key, value]) => [key, typeof value === 'string' ? value : JSON.stringify(value)]),
  );
}

function suppressionOf(item: UntrustedObject): Suppression {
  const properties = asObject(item['properties']);
  const status = (['accepted', 'underReview', 'rejected'] as const).find((candidate) => candidate === item['status']);
  const [reason, owner, expires] = [
    asText(item['justification']),
    asText(properties['owner']),
    // The name that Microsoft's Multitool uses; SARIF itself knows no expiry.
    asText(properties['expiryUtc']),
  ];
  return {
    kind: item['kind'] === 'inSource' ? 'inSource' : 'external',
    ...(status !== undefined && { status }),
    ...(reason !== undefined && { reason }),
    ...(owner !== undefined && { owner }),
    ...(expires !== undefined && { expires }),
  };
}
