import { packageOfPurl } from '../model/package-name.ts';
import { makeFinding, type Finding } from '../model/finding.ts';
import type { Location } from '../model/location.ts';
import { taxonomyTags, type Rule } from '../model/rule.ts';
import { levelOf } from '../model/severity.ts';
import type { Suppression } from '../model/suppression.ts';
import { asObject, type UntrustedObject } from '../util/untrusted.ts';
import { advisoryIds } from './advisory-ids.ts';
import { bomText, componentLocation, componentProperty } from './cyclonedx-bom.ts';
import { cycloneDxRating, type CycloneDxRating } from './cyclonedx-rating.ts';
import { cweNumbers } from './cwe-numbers.ts';
import { equivalentIds } from './equivalent-ids.ts';
import { evidenceText } from './evidence-text.ts';
import { isUrl } from './is-url.ts';
import { listOf } from './list-of.ts';
import { textsOf } from './texts-of.ts';

const TITLE_LENGTH = 160;
const ACCEPTED = new Set(['resolved', 'resolved_with_pedigree', 'false_positive', 'not_affected']);

/** Components by their `bom-ref`. */
type Components = ReadonlyMap<string, UntrustedObject>;

/**
 * The findings of one vulnerability of a bill of materials: one for every affected target, at least one.
 * @param inside the component that a vulnerability stands in, as the extension of versions before 1.4 has it
 * @param product what the bill of materials describes: the place where no target is named
 */
export function cycloneDxFindings(
  vulnerability: UntrustedObject,
  components: Components,
  inside: UntrustedObject | undefined,
  product: UntrustedObject,
  notices: Set<string>,
): readonly Finding[] {
  const shared = sharedParts(vulnerability, notices);
  if (inside !== undefined) return [findingAt(shared, {}, inside, undefined)];
  const targets = listOf(vulnerability['affects']).map(asObject);
  if (targets.length === 0) return [findingAt(shared, {}, product, undefined)];
  return targets.map((target) => {
    const ref = bomText(target['ref']);
    return findingAt(shared, target, ref === undefined ? product : componentOf(ref, components), ref);
  });
}

/** A BOM-Link (`urn:cdx:serial/version#bom-ref`) names a component of another bill of materials, or of this one. */
function componentOf(ref: string, components: Components): UntrustedObject | undefined {
  return components.get(ref) ?? components.get(localRef(ref));
}

/** The part of a BOM-Link behind the `#`; another reference as it is. */
export function localRef(ref: string): string {
  const fragment = /^urn:cdx:[^#]*#(.+)$/iu.exec(ref)?.[1];
  if (fragment === undefined) return ref;
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

interface Shared {
  readonly vulnerability: UntrustedObject;
  readonly rule: Rule;
  readonly aliases: readonly string[];
  readonly bulletins: readonly string[];
  readonly rating: CycloneDxRating;
  readonly suppressions: readonly Suppression[];
}

function sharedParts(vulnerability: UntrustedObject, notices: Set<string>): Shared {
  const references = listOf(vulnerability['references']).flatMap((item) => bomText(asObject(item)['id']) ?? []);
  const { equivalent, bulletins } = equivalentIds(references);
  const { id, aliases } = advisoryIds([ownId(vulnerability), ...equivalent]);
  const rating = cycloneDxRating(vulnerability, notices);
  const description = bomText(vulnerability['description']);
  const detail = bomText(vulnerability['detail']);
  const fix = [bomText(vulnerability['recommendation']), bomText(vulnerability['workaround'])]
    .filter((text) => text !== undefined)
    .join('\n');
  const url = urlOf(vulnerability);
  const rule: Rule = {
    id,
    title: titleOf(description ?? detail) ?? id,
    description: [description, detail].filter((text) => text !== undefined).join('\n\n') || id,
    ...(fix !== '' && { fix }),
    ...(url !== undefined && { helpUri: url }),
    level: levelOf(rating.severity),
    ...(rating.score !== undefined && { securitySeverity: rating.score }),
    tags: taxonomyTags({ cwe: cweNumbers(vulnerability['cwes']), owasp: [], pci: [] }),
  };
  return { vulnerability, rule, aliases, bulletins, rating, suppressions: suppressionsOf(vulnerability) };
}

/** Where to read more: at the source, else in the first advisory that is a URL. */
function urlOf(vulnerability: UntrustedObject): string | undefined {
  for (const item of [vulnerability['source'], ...listOf(vulnerability['advisories'])]) {
    const url = bomText(asObject(item)['url']);
    if (url !== undefined && isUrl(url)) return url;
  }
  return undefined;
}

/** Nothing is required of a vulnerability, so two without an id are told apart by what else they have. */
function ownId(vulnerability: UntrustedObject): string {
  const id = bomText(vulnerability['id']);
  if (id !== undefined) return id;
  const name = bomText(vulnerability['bom-ref']) ?? titleOf(bomText(vulnerability['description'])) ?? 'unknown';
  return `cyclonedx/${name.slice(0, 80)}`;
}

/** The first sentence, as a headline. */
function titleOf(text: string | undefined): string | undefined {
  const line =
    text
      ?.split('\n', 1)[0]
      ?.replace(/^#+\s*/u, '')
      .trim() ?? '';
  const sentence = /^.{12,}?[.!?](?=\s)/u.exec(line)?.[0] ?? line;
  if (sentence === '') return undefined;
  return sentence.length <= TITLE_LENGTH
    ? sentence
    : `${sentence.slice(0, TITLE_LENGTH).replace(/[\uD800-\uDBFF]$|\s+\S*$/u, '')} …`;
}

function suppressionsOf(vulnerability: UntrustedObject): Suppression[] {
  const analysis = asObject(vulnerability['analysis']);
  const state = bomText(analysis['state'])?.toLowerCase() ?? '';
  const status = ACCEPTED.has(state) ? 'accepted' : state === 'in_triage' ? 'underReview' : undefined;
  if (status === undefined) return [];
  const justification = bomText(analysis['justification']);
  const detail = bomText(analysis['detail']);
  const head = `${state}${justification === undefined ? '' : ` (${justification})`}`;
  return [{ kind: 'external', status, reason: detail === undefined ? head : `${head}: ${detail}` }];
}

function findingAt(
  { vulnerability, rule, aliases, bulletins, rating, suppressions }: Shared,
  target: UntrustedObject,
  component: UntrustedObject | undefined,
  ref: string | undefined,
): Finding {
  const location = (component && componentLocation(component)) ?? refLocation(ref);
  const versions = listOf(target['versions']).map(asObject);
  const unaffected = versions.length > 0 && versions.every((entry) => bomText(entry['status']) === 'unaffected');
  const analysis = asObject(vulnerability['analysis']);
  const evidence = evidenceText([
    ['affected', versions.map(versionText).join(', ')],
    ['fix', bomText(vulnerability['recommendation'])],
    ['workaround', bomText(vulnerability['workaround'])],
    ['installed at', component && componentProperty(component, 'cdx:npm:package:path')],
    ['analysis', bomText(analysis['state'])],
    ['response', textsOf(analysis['response']).join(', ')],
    ['rejected', bomText(vulnerability['rejected'])],
    ['bulletins', bulletins.join(', ')],
    ['ratings', rating.lines.join('; ')],
    ['source', bomText(asObject(vulnerability['source'])['name'])],
  ]);
  return makeFinding({
    rule,
    severity: rating.severity,
    level: levelOf(rating.severity),
    message: `${placeText(location)}${rule.title}`,
    locations: location === undefined ? [] : [location],
    aliases,
    ...(evidence !== undefined && { evidence }),
    suppressions: unaffected
      ? [
          ...suppressions,
          { kind: 'external', status: 'accepted', reason: 'the bill of materials lists it as unaffected' },
        ]
      : suppressions,
  });
}

/** Where a reference leads out of this bill of materials, it may still be a package URL. */
function refLocation(ref: string | undefined): Location | undefined {
  if (ref === undefined) return undefined;
  const local = localRef(ref);
  const found = packageOfPurl(local);
  return found === undefined ? { kind: 'logical', name: local } : { kind: 'package', ...found };
}

function placeText(location: Location | undefined): string {
  if (location?.kind === 'logical') return `${location.name}: `;
  if (location?.kind !== 'package') return '';
  return `${location.name}${location.version === undefined ? '' : `@${location.version}`}: `;
}

function versionText(entry: UntrustedObject): string {
  const text = bomText(entry['version']) ?? bomText(entry['range']) ?? '';
  const status = bomText(entry['status']);
  return status === undefined || status === 'affected' ? text : `${text} (${status})`;
}
