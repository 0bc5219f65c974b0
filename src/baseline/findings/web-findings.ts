import type { EvidenceRecord } from '../../model/evidence.ts';
import { makeFinding, type Finding } from '../../model/finding.ts';
import type { Location } from '../../model/location.ts';
import type { Rule } from '../../model/rule.ts';
import { severityOfScore } from '../../model/severity.ts';
import type { SpoolPlace } from '../../model/spool.ts';
import { stableUrl } from '../../model/target.ts';
import { redact } from '../../util/redaction.ts';
import { countOf } from '../count-of.ts';
import type { ExchangeStore } from './exchange-store.ts';
import type { RuleHit } from './inspect-exchange.ts';
import { maskExchange, type ExchangeText } from './mask-exchange.ts';
import type { SourceFile } from './source-map.ts';

/** Findings and, at the same index, what proves them. */
export interface WebFindings {
  readonly findings: readonly Finding[];
  readonly evidence: readonly EvidenceRecord[];
}

/** The hits of one exchange, without the exchange: that is on disk where it may be evidence. */
export interface PreparedHits {
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly hits: readonly RuleHit[];
  readonly place: SpoolPlace | undefined;
}

/** Gathers the hits of a scan as it goes; what it keeps grows with the number of flaws, not with that of pages. */
export interface FindingCollector {
  /** Stores an exchange if it may be needed. In any order. */
  prepare(exchange: ExchangeText, hits: readonly RuleHit[]): PreparedHits;
  /** Takes the hits of one exchange. In the order of the crawl. */
  add(prepared: PreparedHits): void;
  /** One finding for all hits that share a cause, as each rule's scope says: by rule id, then by first appearance. */
  finish(): WebFindings;
}

/** What a collector needs. */
export interface CollectorOptions {
  /** The plain rule of each id. */
  readonly rules: ReadonlyMap<string, Rule>;
  readonly store: ExchangeStore;
  /** Which file answers an address, if that is known. */
  readonly sourceOf?: (url: string) => SourceFile | undefined;
  /** Texts that must not show anywhere: what a session was opened with. */
  readonly secrets?: readonly string[];
}

const MAX_LOCATIONS = 20;
const MAX_EXCHANGES = 3;
const MAX_TEXT = 500;

interface Group {
  readonly first: RuleHit;
  readonly rule: Rule;
  readonly locations: Map<string, Location>;
  readonly files: Map<string, Location>;
  readonly kept: { readonly place: SpoolPlace; readonly at: number | undefined }[];
  /** Distinct addresses, as far as they are counted. */
  readonly addresses: Set<string>;
  readonly aliases: Set<string>;
  count: number;
}

const MAX_ADDRESSES = 10_000;

/** An empty collector. */
export function openFindingCollector(options: CollectorOptions): FindingCollector {
  const groups = new Map<string, Group>();
  const secrets = (options.secrets ?? []).filter((secret) => secret.length >= 4);
  const plain = (text: string): string =>
    without(secrets, redact(text.replaceAll(/\p{Cc}+/gu, ' '))).slice(0, MAX_TEXT);
  return {
    prepare(exchange, hits) {
      const { method, url, status } = exchange;
      // A cause that has its evidence by now will not need more, whatever comes before this one.
      const isNeeded = hits.some((hit) => (groups.get(keyOf(hit, exchange))?.kept.length ?? 0) < MAX_EXCHANGES);
      const place = isNeeded ? options.store.add(exchange) : undefined;
      return { method, url, status, hits: hits.map(detached), place };
    },
    add(prepared) {
      const { method, place, hits } = prepared;
      let url: string | undefined;
      for (const hit of hits) {
        const rule = options.rules.get(hit.rule.definition.id);
        if (rule === undefined) continue;
        const key = keyOf(hit, prepared);
        let group = groups.get(key);
        if (group === undefined) groups.set(key, (group = newGroup(hit, rule)));
        group.count += 1;
        for (const alias of hit.hit.aliases ?? hit.rule.aliases) group.aliases.add(alias);
        if (place !== undefined && group.kept.length < MAX_EXCHANGES) group.kept.push({ place, at: hit.hit.at });
        if (group.addresses.size < MAX_ADDRESSES) group.addresses.add(prepared.url);
        if (group.locations.size >= MAX_LOCATIONS) continue;
        url ??= without(secrets, locationUrl(prepared.url));
        if (group.locations.has(url)) continue;
        const { parameter } = hit.hit;
        const named = parameter !== undefined && { parameter: plain(parameter) };
        group.locations.set(url, { kind: 'url', method, url, ...named });
        const source = options.sourceOf?.(prepared.url);
        if (source !== undefined) group.files.set(`${source.file}:${source.line ?? 0}`, fileLocation(source));
      }
    },
    finish() {
      // Sorting is stable, so that within a rule the crawl's order stays.
      const sorted = [...groups.values()].toSorted(({ rule: a }, { rule: b }) =>
        a.id < b.id ? -1 : a.id > b.id ? 1 : 0,
      );
      return {
        findings: sorted.map((group) => findingOf(group, plain)),
        evidence: sorted.map((group) => evidenceOf(group, options.store, secrets)),
      };
    },
  };
}

function newGroup(first: RuleHit, rule: Rule): Group {
  return {
    first,
    rule,
    locations: new Map(),
    files: new Map(),
    kept: [],
    addresses: new Set(),
    aliases: new Set(),
    count: 0,
  };
}

function findingOf(
  { first, rule, locations, files, addresses, aliases }: Group,
  plain: (text: string) => string,
): Finding {
  const { hit } = first;
  const seen = addresses.size > 1 ? `seen at ${addresses.size} addresses` : undefined;
  const evidence = [hit.evidence, seen].filter((part) => part !== undefined).join('; ');
  return makeFinding({
    rule,
    severity: severityOfScore(first.rule.definition.securitySeverity),
    message: plain(hit.message),
    locations: [...locations.values(), ...[...files.values()].slice(0, MAX_LOCATIONS)],
    aliases: [...aliases],
    // A header or a cookie is one thing for the whole site, whatever pages a crawl happens to see first.
    ...(first.rule.scope !== 'path' && { scope: 'site' }),
    ...(evidence !== '' && { evidence: plain(evidence) }),
  });
}

function evidenceOf({ rule, kept, count }: Group, store: ExchangeStore, secrets: readonly string[]): EvidenceRecord {
  const exchanges = kept.map(({ place, at }) => maskExchange(store.read(place), at));
  return {
    summary: `${rule.title}: seen in ${countOf(count, 'answer')}`,
    exchanges: secrets.length === 0 ? exchanges : exchanges.map((exchange) => withoutSecrets(exchange, secrets)),
    states: {},
  };
}

function withoutSecrets<T>(value: T, secrets: readonly string[]): T {
  return JSON.parse(JSON.stringify(value), (_key, part: unknown) =>
    typeof part === 'string' ? without(secrets, part) : part,
  ) as T;
}

function without(secrets: readonly string[], text: string): string {
  return secrets.reduce((rest, secret) => rest.replaceAll(secret, '[redacted]'), text);
}

// What an app says of a path that is not there, or not for this visitor, is the work of one handler.
const WRITTEN_BY_ONE: ReadonlySet<number> = new Set([401, 403, 404, 405]);

function keyOf({ rule, hit }: RuleHit, { url, status }: { readonly url: string; readonly status: number }): string {
  const { id } = rule.definition;
  switch (rule.scope) {
    case 'site':
      return id;
    case 'parameter':
      return `${id} ${hit.parameter ?? ''}`;
    case 'path':
      return WRITTEN_BY_ONE.has(status) ? `${id} ${status}` : `${id} ${new URL(url).pathname}`;
  }
}

/** A copy whose texts do not hold on to the page that they were cut from. */
function detached({ rule, hit }: RuleHit): RuleHit {
  const { parameter, evidence } = hit;
  return {
    rule,
    hit: {
      ...hit,
      ...(parameter !== undefined && { parameter: copyOf(parameter) }),
      ...(evidence !== undefined && { evidence: copyOf(evidence) }),
    },
  };
}

function copyOf(text: string): string {
  return Buffer.from(text.slice(0, 4 * MAX_TEXT)).toString();
}

function fileLocation({ file, line }: SourceFile): Location {
  return { kind: 'file', uri: file, ...(line !== undefined && { region: { startLine: line } }) };
}

/** The address as findings show it: stable port, no session in the path, no values that look generated. */
function locationUrl(address: string): string {
  const url = new URL(stableUrl(address));
  if (url.pathname.includes(';')) url.pathname = url.pathname.replaceAll(/;[^/]*/gu, '');
  for (const [name, value] of url.searchParams) {
    if (/^(?=.*\d)[\w.~+/=-]{16,}$/u.test(value)) url.searchParams.set(name, '*');
  }
  return redact(url.href).slice(0, 2_048);
}
