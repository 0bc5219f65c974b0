import type { Finding } from '../model/finding.ts';
import type { FindingText, WrittenFinding } from '../model/finding-text.ts';
import { DETAIL_KEY, FINGERPRINT_KEY } from '../model/fingerprint.ts';
import type { Location, Region, UrlLocation } from '../model/location.ts';
import type { Rule } from '../model/rule.ts';
import {
  ALIASES_PROPERTY,
  EVIDENCE_PROPERTY,
  LOCATION_PROPERTY,
  SCOPE_PROPERTY,
  SEVERITY_PROPERTY,
  SOURCES_PROPERTY,
} from '../model/sarif-properties.ts';
import { firstVisible } from './first-visible.ts';
import { NO_LOCATION, sarifLocation, webRequestOf } from './sarif-result.ts';

/** Keeps a finding as the parts of its `result` that are text already; its rule, its fingerprints and its tool come later. */
export interface SarifFindingText extends FindingText {
  /** The text of `sarifResult`, of a finding that was kept. */
  result(written: WrittenFinding, ruleIndex: number): string;
}

// Between the parts of a kept text, and between the parts of a place: never in JSON that `JSON.stringify` makes, which escapes them.
const GAP = '\n';
const INNER_GAP = '\t';
// Stands for our fingerprints where a text is read back.
const UNKNOWN = '';
const OURS: readonly string[] = [FINGERPRINT_KEY, DETAIL_KEY, UNKNOWN];
const URL_KEYS = 'kind url method parameter'.split(' ');

/** What a kept text holds, its gaps filled with nothing. */
interface Result {
  readonly kind?: Finding['kind'];
  readonly level: Finding['level'];
  readonly message: { readonly text: string };
  readonly locations: readonly ResultLocation[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly occurrenceCount?: number;
  readonly baselineState?: NonNullable<Finding['baselineState']>;
  readonly provenance?: { readonly firstDetectionTimeUtc: string };
  readonly properties: {
    readonly [SEVERITY_PROPERTY]: Finding['severity'];
    readonly [ALIASES_PROPERTY]?: readonly string[];
    readonly [SCOPE_PROPERTY]?: 'site';
    readonly [EVIDENCE_PROPERTY]?: string;
  };
}

interface ResultLocation {
  readonly physicalLocation?: {
    readonly artifactLocation: { readonly uri: string };
    readonly region?: Region & { readonly snippet?: { readonly text: string } };
  };
  readonly logicalLocations?: readonly { readonly fullyQualifiedName: string }[];
  readonly properties?: { readonly [LOCATION_PROPERTY]: Location | { readonly kind: 'none' } };
}

/**
 * Findings as SARIF results. Not kept so is one that was merged, suppressed or fingerprinted before: other steps look into it;
 * nor one whose message shows nothing: the result says something else.
 */
export const sarifFindingText: SarifFindingText = {
  write(finding) {
    const { aliases, baselineState, evidence, fingerprints, firstSeen, kind, level, locations, message } = finding;
    const { occurrences, scope, severity, sources, suppressions } = finding;
    if (sources.length > 0 || suppressions.length > 0) return undefined;
    if (OURS.some((key) => Object.hasOwn(fingerprints, key)) || firstVisible(message) !== message) return undefined;
    // By hand: no objects are made only to be written.
    const head = `"level":"${level}","message":{"text":${JSON.stringify(message)}},"locations":`;
    const rest = [
      occurrences > 1 ? `,"occurrenceCount":${occurrences}` : '',
      baselineState === undefined ? '' : `,"baselineState":"${baselineState}"`,
      firstSeen === undefined ? '' : `,"provenance":{"firstDetectionTimeUtc":${JSON.stringify(firstSeen)}}`,
      `,"properties":{"${SEVERITY_PROPERTY}":"${severity}"`,
      aliases.length === 0 ? '' : `,"${ALIASES_PROPERTY}":${JSON.stringify(aliases)}`,
      scope === undefined ? '' : `,"${SCOPE_PROPERTY}":"${scope}"`,
      evidence === undefined ? '' : `,"${EVIDENCE_PROPERTY}":${JSON.stringify(evidence)}`,
    ].join('');
    return [
      kind === 'fail' ? head : `"kind":"${kind}",${head}`,
      placesText(locations),
      ownFingerprints(fingerprints),
      rest,
      `"severity":"${severity}","occurrences":${occurrences}`,
    ].join(GAP);
  },
  read(text, rule) {
    const [head = '', places = '', own = '', rest = ''] = text.split(GAP);
    const result = `{${head}${placesJson(places)},"partialFingerprints":{${own}"${UNKNOWN}":""}${rest}}}`;
    return findingOf(JSON.parse(result) as Result, rule);
  },
  result({ text, rule, fingerprint, detail, tool }, ruleIndex) {
    const [head = '', places = '', own = '', rest = '', source = ''] = text.split(GAP);
    const id = JSON.stringify(rule.id);
    return (
      `{"ruleId":${id},"ruleIndex":${ruleIndex},${head}${placesJson(places)},"partialFingerprints":{${own}` +
      `"${FINGERPRINT_KEY}":"${fingerprint}","${DETAIL_KEY}":"${detail}"}${rest},` +
      `"${SOURCES_PROPERTY}":[{"tool":${JSON.stringify(tool)},"rule":${id},${source}}]}}`
    );
  },
};

function ownFingerprints(fingerprints: Finding['fingerprints']): string {
  for (const _key in fingerprints) return `${JSON.stringify(fingerprints).slice(1, -1)},`;
  return '';
}

/** Where the finding is, up to its fingerprints; of a URL, which would stand there three times, only the parts. */
function placesText(locations: readonly Location[]): string {
  const [primary] = locations;
  if (primary === undefined) return JSON.stringify([NO_LOCATION]);
  if (primary.kind === 'url' && locations.length === 1 && isInOrder(primary)) {
    const { url, method, parameter } = primary;
    return [url, method, parameter].map((part) => (part === undefined ? '' : JSON.stringify(part))).join(INNER_GAP);
  }
  const request = JSON.stringify(webRequestOf(primary)).slice(1, -1);
  return `${JSON.stringify(locations.map(sarifLocation))}${request === '' ? '' : ','}${request}`;
}

function isInOrder(location: UrlLocation): boolean {
  let last = -1;
  for (const key in location) {
    const place = URL_KEYS.indexOf(key);
    if (place <= last) return false;
    last = place;
  }
  return true;
}

/** The same as JSON: `locations` of a result, and its `webRequest`. */
function placesJson(text: string): string {
  if (text.startsWith('[')) return text;
  const [url = '', method = '', parameter = ''] = text.split(INNER_GAP);
  const before = method === '' ? '' : `${method.slice(1, -1)} `;
  const after = parameter === '' ? '' : ` (${parameter.slice(1, -1)})`;
  const ofMethod = method === '' ? '' : `,"method":${method}`;
  return (
    `[{"logicalLocations":[{"fullyQualifiedName":"${before}${url.slice(1, -1)}${after}","kind":"resource"}],` +
    `"properties":{"${LOCATION_PROPERTY}":{"kind":"url","url":${url}${ofMethod}` +
    `${parameter === '' ? '' : `,"parameter":${parameter}`}}}}],"webRequest":{"target":${url}${ofMethod}}`
  );
}

function findingOf(result: Result, rule: Rule): Finding {
  const { kind = 'fail', level, message, locations, partialFingerprints, occurrenceCount = 1, properties } = result;
  const { [UNKNOWN]: _unknown, ...fingerprints } = partialFingerprints;
  const { [SCOPE_PROPERTY]: scope, [EVIDENCE_PROPERTY]: evidence } = properties;
  const firstSeen = result.provenance?.firstDetectionTimeUtc;
  return {
    rule,
    kind,
    level,
    severity: properties[SEVERITY_PROPERTY],
    message: message.text,
    locations: locations.flatMap(locationOf),
    aliases: properties[ALIASES_PROPERTY] ?? [],
    ...(evidence !== undefined && { evidence }),
    occurrences: occurrenceCount,
    fingerprints,
    suppressions: [],
    ...(result.baselineState !== undefined && { baselineState: result.baselineState }),
    ...(scope !== undefined && { scope }),
    sources: [],
    ...(firstSeen !== undefined && { firstSeen }),
  };
}

function locationOf({ physicalLocation, logicalLocations, properties }: ResultLocation): Location[] {
  const whole = properties?.[LOCATION_PROPERTY];
  if (whole !== undefined) return whole.kind === 'none' ? [] : [whole];
  if (physicalLocation === undefined)
    return [{ kind: 'logical', name: logicalLocations?.[0]?.fullyQualifiedName ?? '' }];
  const { uri } = physicalLocation.artifactLocation;
  if (physicalLocation.region === undefined) return [{ kind: 'file', uri }];
  const { snippet, ...region } = physicalLocation.region;
  return [{ kind: 'file', uri, region, ...(snippet !== undefined && { snippet: snippet.text }) }];
}
