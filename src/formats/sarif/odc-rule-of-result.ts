import type { Rule } from '../../model/rule.ts';
import type { Severity } from '../../model/severity.ts';
import { asObject, asText, type UntrustedObject } from '../../util/untrusted.ts';
import { evidenceText } from '../evidence-text.ts';
import { odcRule } from '../odc-rule.ts';
import { odcSeverity } from '../odc-severity.ts';

/** What a Dependency-Check result is about. */
export interface OdcRule {
  readonly rule: Rule;
  readonly severity: Severity;
  readonly evidence?: string;
}

/**
 * What a Dependency-Check rule says of a flaw, read as its JSON report is, so that both give the same severity and text:
 * its SARIF has the metrics in the rule's properties (`cvssv3_baseScore`), the severity as a word in a text, the level
 * `warning` for everything, and no score where only CVSS 2 or none is known.
 * @param id of the advisory
 */
export function odcRuleOfResult(
  id: string,
  result: UntrustedObject,
  descriptor: UntrustedObject,
  notices: Set<string>,
): OdcRule {
  const vulnerability = vulnerabilityOf(result, descriptor);
  const severity = odcSeverity(vulnerability, notices);
  const evidence = exploitedText(descriptor);
  return { rule: odcRule(id, vulnerability, severity), severity, ...(evidence !== undefined && { evidence }) };
}

/** When CISA listed the flaw as exploited, and until when it wants it mended. */
function exploitedText(descriptor: UntrustedObject): string | undefined {
  const text = asText(asObject(descriptor['fullDescription'])['text'])?.slice(0, 20_000) ?? '';
  if (!text.startsWith('CISA Known Exploited Vulnerability')) return undefined;
  const [added, due] = ['Date Added', 'Due Date'].map(
    (label) => new RegExp(`^${label}:? ?(\\d{4}-\\d\\d-\\d\\d)`, 'mu').exec(text)?.[1],
  );
  return evidenceText([
    ['known exploited', `${added === undefined ? 'yes' : `since ${added}`}${due === undefined ? '' : ` due ${due}`}`],
  ]);
}

function vulnerabilityOf(result: UntrustedObject, descriptor: UntrustedObject): UntrustedObject {
  const properties = { ...asObject(descriptor['properties']), ...asObject(result['properties']) };
  const headline = asText(asObject(descriptor['shortDescription'])['text'])?.slice(0, 100) ?? '';
  return {
    severity: asText(properties['severity']) ?? /^([a-z]+) severity - /iu.exec(headline)?.[1],
    ...Object.fromEntries(['cvssv4', 'cvssv3', 'cvssv2'].map((version) => [version, blockOf(version, properties)])),
    description: descriptionOf(result, descriptor),
  };
}

/**
 * The description stands in the message, behind the name. The rule's own may be the word `null`, or what CISA says of a
 * known exploited flaw.
 */
function descriptionOf(result: UntrustedObject, descriptor: UntrustedObject): string {
  const name = asText(result['ruleId']) ?? '';
  const message = asText(asObject(result['message'])['text']);
  if (message === name) return '';
  if (message?.startsWith(`${name} - `) === true) return message.slice(name.length + 3);
  const own = asText(asObject(descriptor['fullDescription'])['text']) ?? message ?? '';
  return own === 'null' ? '' : own;
}

/** `cvssv3_baseScore` and its kin as the block `cvssv3` of the JSON report. */
function blockOf(version: string, properties: UntrustedObject): UntrustedObject {
  const start = `${version}_`;
  return Object.fromEntries(
    Object.entries(properties)
      .filter(([key]) => key.startsWith(start))
      .map(([key, value]) => [key.slice(start.length), value]),
  );
}
