import type { BaselineState, Finding, FindingSource, Kind } from '../../model/finding.ts';
import type { Rule } from '../../model/rule.ts';
import {
  ALIASES_PROPERTY,
  EVIDENCE_PROPERTY,
  SEVERITY_PROPERTY,
  SCOPE_PROPERTY,
  SOURCES_PROPERTY,
} from '../../model/sarif-properties.ts';
import { SEVERITIES, severityOfLevel, severityOfScore, type Level, type Severity } from '../../model/severity.ts';
import type { Suppression } from '../../model/suppression.ts';
import { asList, asObject, asPosition, asText, type UntrustedObject } from '../../util/untrusted.ts';
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
  const evidence = asText(properties[EVIDENCE_PROPERTY]);
  const message = messageOf(result, descriptor, run) ?? rule.title;
  const locations = readLocations(result, run.artifacts);
  const [first] = locations;
  const about =
    first?.kind === 'file' || first?.kind === 'logical'
      ? packageOfResult(result, run.info.tool.name, message, first.kind === 'file' ? first.uri : undefined)
      : undefined;
  const firstSeen = asText(asObject(result['provenance'])['firstDetectionTimeUtc']);
  return {
    rule,
    kind,
    level,
    severity: severityOf(properties, rule, level, notices),
    message,
    locations: about === undefined ? locations : [about, ...locations.slice(1)],
    aliases: asList(properties[ALIASES_PROPERTY]).filter((alias) => typeof alias === 'string'),
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
