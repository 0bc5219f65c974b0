import type { EvidenceRecord } from '../model/evidence.ts';
import { makeFinding, type Finding } from '../model/finding.ts';
import type { Location } from '../model/location.ts';
import type { Rule } from '../model/rule.ts';
import { severityOfScore } from '../model/severity.ts';
import { stableUrl } from '../model/target.ts';
import { redact } from '../util/redaction.ts';
import { countOf } from './count-of.ts';
import type { RuleHit } from './inspect-exchange.ts';
import type { FindingScope } from './web-rule.ts';

/** Findings and, at the same index, what proves them. */
export interface WebFindings {
  readonly findings: readonly Finding[];
  readonly evidence: readonly EvidenceRecord[];
}

const MAX_LOCATIONS = 20;
const MAX_EXCHANGES = 3;
const MAX_TEXT = 500;

/**
 * One finding for all hits that share a cause, as each rule's scope says: ordered by rule id, then by first appearance.
 * `hits` in crawl order; `rules` gives the plain rule of each id.
 */
export function webFindings(hits: readonly RuleHit[], rules: ReadonlyMap<string, Rule>): WebFindings {
  const groups = Map.groupBy(hits, (hit) => `${hit.rule.definition.id} ${causeOf(hit, hit.rule.scope)}`);
  const found = [...groups.values()].flatMap((group) => {
    const first = group[0];
    const rule = first === undefined ? undefined : rules.get(first.rule.definition.id);
    return first === undefined || rule === undefined ? [] : [{ rule, ...describe(first, group, rule) }];
  });
  // Sorting is stable, so that within a rule the crawl's order stays.
  found.sort((a, b) => (a.rule.id < b.rule.id ? -1 : a.rule.id > b.rule.id ? 1 : 0));
  return { findings: found.map(({ finding }) => finding), evidence: found.map(({ evidence }) => evidence) };
}

function describe(
  first: RuleHit,
  group: readonly RuleHit[],
  rule: Rule,
): { readonly finding: Finding; readonly evidence: EvidenceRecord } {
  const locations = new Map<string, Location>();
  for (const { hit, exchange } of group) {
    const url = locationUrl(exchange.url);
    if (locations.has(url)) continue;
    locations.set(url, {
      kind: 'url',
      method: exchange.method,
      url,
      ...(hit.parameter !== undefined && { parameter: plain(hit.parameter) }),
    });
  }
  const count = locations.size;
  const seen = count > 1 ? `seen at ${count} addresses` : undefined;
  const evidence = [first.hit.evidence, seen].filter((part) => part !== undefined).join('; ');
  return {
    finding: makeFinding({
      rule,
      severity: severityOfScore(first.rule.definition.securitySeverity),
      message: plain(first.hit.message),
      locations: [...locations.values()].slice(0, MAX_LOCATIONS),
      aliases: first.rule.aliases,
      // A header or a cookie is one thing for the whole site, whatever pages a crawl happens to see first.
      ...(first.rule.scope !== 'path' && { scope: 'site' }),
      ...(evidence !== '' && { evidence: plain(evidence) }),
    }),
    evidence: {
      summary: `${rule.title}: seen in ${countOf(group.length, 'answer')}`,
      exchanges: group.slice(0, MAX_EXCHANGES).map(({ exchange }) => exchange),
      states: {},
    },
  };
}

function causeOf({ hit, exchange }: RuleHit, scope: FindingScope): string {
  switch (scope) {
    case 'site':
      return '';
    case 'parameter':
      return hit.parameter ?? '';
    case 'path':
      return exchange.status === 404 ? '404' : new URL(exchange.url).pathname;
  }
}

/** The address as findings show it: stable port, no session in the path, no values that look generated. */
function locationUrl(address: string): string {
  const url = new URL(stableUrl(address));
  url.pathname = url.pathname.replaceAll(/;[^/]*/gu, '');
  for (const [name, value] of url.searchParams) {
    if (/^(?=.*\d)[\w.~+/=-]{16,}$/u.test(value)) url.searchParams.set(name, '*');
  }
  return redact(url.href).slice(0, 2_048);
}

function plain(text: string): string {
  return redact(text.replaceAll(/\p{Cc}+/gu, ' ')).slice(0, MAX_TEXT);
}
