import type { Finding } from '../model/finding.ts';
import type { UrlLocation } from '../model/location.ts';
import { pascalName, taxonomyTags, type Rule } from '../model/rule.ts';
import { levelOf, scoreOf, type Severity } from '../model/severity.ts';
import type { Suppression } from '../model/suppression.ts';
import { asNumber, asObject, asText, type UntrustedObject } from '../util/untrusted.ts';
import type { Account } from './accounting.ts';
import { evidenceText } from './evidence-text.ts';
import { isUrl } from './is-url.ts';
import { listOf } from './list-of.ts';
import { plainText } from './plain-text.ts';

// Passive checks of headers, cookies and site-wide scripts, by plugin: they say the same of every page, and which pages a
// scan happens to name first changes from scan to scan. Everything else is a flaw of the place where it was seen.
const SITE_WIDE: ReadonlySet<string> = new Set(
  '10010 10011 10015 10017 10020 10021 10027 10035 10036 10037 10038 10049 10054 10055 10063 10096 10098 90004 90033'.split(
    ' ',
  ),
);

const SEVERITIES: readonly Severity[] = ['informational', 'low', 'medium', 'high'];
const NOTHING: readonly never[] = [];
const NO_FINGERPRINTS: Readonly<Record<string, string>> = {};
const CONFIDENCES = ['false positive', 'low', 'medium', 'high', 'confirmed'];

/**
 * One finding of every instance of a ZAP alert, the same whether the alert stood in JSON or in XML:
 * line ends and outer white space, which XML does not keep, are taken from neither.
 * @param alert the alert's keys as the JSON report has them
 */
export function* findingsOfAlert(alert: UntrustedObject, account: Account): Generator<Finding> {
  const shared = sharedParts(alert);
  const instances = listOf(alert['instances']);
  // The reports of very old versions have no instances: the alert itself names the place.
  for (const item of instances.length === 0 ? [alert] : instances) {
    account.raw += 1;
    account.occurrences += 1;
    yield findingOf(asObject(item), shared);
  }
}

/** What all instances of an alert have in common, made once: an alert may have 100,000 of them. */
interface Shared {
  readonly rule: Rule;
  readonly severity: Severity;
  readonly scope: { readonly scope?: 'site' };
  readonly otherInfo: string;
  readonly confidence: string | undefined;
  readonly suppressions: readonly Suppression[];
}

function sharedParts(alert: UntrustedObject): Shared {
  const rule = ruleOfAlert(alert);
  const confidence = asNumber(textOf(alert['confidence']));
  return {
    rule,
    severity: severityOfAlert(alert),
    scope: SITE_WIDE.has((rule.id.split('/')[1] ?? '').split('-')[0] ?? '') ? { scope: 'site' } : {},
    otherInfo: plainText(textOf(alert['otherinfo']) ?? ''),
    confidence: CONFIDENCES[confidence ?? -1],
    // Confidence 0 is ZAP's own "false positive", set by an alert filter.
    suppressions:
      confidence === 0
        ? [{ kind: 'external', status: 'accepted', reason: 'marked as a false positive in ZAP' }]
        : NOTHING,
  };
}

function severityOfAlert(alert: UntrustedObject): Severity {
  return SEVERITIES[asNumber(textOf(alert['riskcode'])) ?? 0] ?? 'informational';
}

function ruleOfAlert(alert: UntrustedObject): Rule {
  const id = `zap/${textOf(alert['alertRef']) ?? textOf(alert['pluginid']) ?? 'unknown'}`;
  const title = textOf(alert['name']) ?? textOf(alert['alert']) ?? id;
  const severity = severityOfAlert(alert);
  const cwe = asNumber(textOf(alert['cweid'])) ?? 0;
  const fix = plainText(textOf(alert['solution']) ?? '');
  const reference = /https?:\/\/[^\s<"]+/u.exec(textOf(alert['reference']) ?? '')?.[0];
  return {
    id,
    name: pascalName(title.replaceAll(/[^a-z0-9 ]/giu, '')),
    title,
    description: plainText(textOf(alert['desc']) ?? title),
    ...(fix !== '' && { fix }),
    ...(reference !== undefined && isUrl(reference) && { helpUri: reference }),
    level: levelOf(severity),
    ...(severity !== 'informational' && { securitySeverity: scoreOf(severity) }),
    tags: taxonomyTags({ cwe: Number.isSafeInteger(cwe) && cwe > 0 ? [cwe] : [], owasp: [], pci: [] }),
  };
}

function findingOf(instance: UntrustedObject, shared: Shared): Finding {
  const { rule, severity } = shared;
  const url = textOf(instance['uri']);
  const method = textOf(instance['method']);
  const parameter = textOf(instance['param']);
  const own = textOf(instance['otherinfo']);
  const evidence = evidenceText([
    ['evidence', textOf(instance['evidence'])],
    ['attack', textOf(instance['attack'])],
    ['other', own === undefined ? shared.otherInfo : plainText(own)],
    ['confidence', shared.confidence],
  ]);
  return {
    rule,
    kind: 'fail',
    level: rule.level,
    severity,
    message: parameter === undefined ? rule.title : `${rule.title} (${parameter})`,
    locations: url === undefined ? NOTHING : [locationAt(url, method, parameter)],
    aliases: NOTHING,
    ...(evidence !== undefined && { evidence }),
    occurrences: 1,
    fingerprints: NO_FINGERPRINTS,
    suppressions: shared.suppressions,
    ...shared.scope,
    sources: NOTHING,
  };
}

function locationAt(url: string, method: string | undefined, parameter: string | undefined): UrlLocation {
  if (method !== undefined && parameter !== undefined) return { kind: 'url', url, method, parameter };
  if (method !== undefined) return { kind: 'url', url, method };
  return parameter === undefined ? { kind: 'url', url } : { kind: 'url', url, parameter };
}

// What XML cannot hold, or may not, and carriage returns: in nearly no text.
const DOUBTFUL = /[^\t\n -~\u00A0-\uD7FF\uE000-\uFFFD]/u;

/** Text as both JSON and XML can hold it: no control characters, line feeds alone, trimmed. */
function textOf(value: unknown): string | undefined {
  const text = asText(value);
  if (text === undefined) return undefined;
  const trimmed = (DOUBTFUL.test(text) ? xmlText(text) : text).trim();
  return trimmed === '' ? undefined : trimmed;
}

function xmlText(text: string): string {
  return text
    .replaceAll(/\r\n?/gu, '\n')
    .replaceAll(/\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu, (character) => (isXmlCharacter(character) ? character : ''));
}

/** XML 1.0 §2.2, of the characters that are in doubt. */
function isXmlCharacter(character: string): boolean {
  const code = character.charCodeAt(0);
  return code === 0x09 || code === 0x0a || (code >= 0x7f && code <= 0x9f);
}
