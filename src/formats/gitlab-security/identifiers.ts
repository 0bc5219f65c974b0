import { lookup } from '../../model/lookup.ts';
import { asList, asObject, asText, type UntrustedObject } from '../../util/untrusted.ts';
import { advisoryIds, type AdvisoryIds } from '../advisory-ids.ts';
import { cweNumbers } from '../cwe-numbers.ts';
import { equivalentIds } from '../equivalent-ids.ts';
import { isUrl } from '../is-url.ts';

interface Identifier {
  readonly type: string;
  readonly name: string | undefined;
  readonly value: string;
  readonly url: string | undefined;
}

/** What the identifiers of a vulnerability say. */
export interface Identifiers extends AdvisoryIds {
  readonly cwe: readonly number[];
  /** Bulletins of distributions that cover the flaw among others. */
  readonly bulletins: readonly string[];
  /** The first one's name, for want of another title. */
  readonly name: string | undefined;
  readonly url: string | undefined;
}

// Identifiers that name a kind of weakness, not the rule or the advisory.
const WEAKNESS = /^(?:cwe|owasp|wasc|capec)$/iu;
const ADVISORY = /^(?:CVE-\d|GHSA-)/iu;
// Scanner ids whose rules another reader of ours names otherwise.
const TOOLS: Readonly<Record<string, string>> = { zaproxy: 'zap', 'owasp-zap': 'zap' };

/**
 * Chooses the rule's id. Of a package it is the advisory; otherwise `<scanner>/<identifier>` with the first identifier that
 * is no weakness, as GitLab's primary identifier is.
 * @param scanner id of the scanner
 */
export function identifiersOf(vulnerability: UntrustedObject, isPackage: boolean, scanner: string): Identifiers {
  const all = asList(vulnerability['identifiers']).flatMap(identifierOf);
  const own = all.filter(({ type }) => !WEAKNESS.test(type));
  const primary = own[0] ?? all[0];
  const shared = {
    bulletins: [],
    cwe: cweNumbers(all.filter(({ type }) => /^cwe$/iu.test(type)).map(({ value }) => value)),
    name: primary?.name ?? primary?.value,
    url: all.map(({ url }) => url).find((url) => url !== undefined),
  };
  const tool = lookup(TOOLS, scanner) ?? scanner;
  const title = asText(vulnerability['name']) ?? asText(vulnerability['message']) ?? 'unknown';
  if (isPackage && own.length > 0) return { ...shared, ...packageIds(own.map(advisoryName)) };
  const value = primary === undefined ? title : own.length > 0 ? primary.value : advisoryName(primary);
  const aliases = own.map((identifier) => identifier.value).filter((id) => ADVISORY.test(id));
  return { id: `${tool}/${value}`, aliases: advisoryIds(aliases).id === 'unknown' ? [] : aliases, ...shared };
}

/** A bulletin covers several flaws: it names the rule only where nothing else does. */
function packageIds(ids: readonly string[]): AdvisoryIds & { readonly bulletins: readonly string[] } {
  const { equivalent, bulletins } = equivalentIds(ids);
  if (equivalent.length > 0) return { ...advisoryIds(equivalent), bulletins };
  return { ...advisoryIds(bulletins.slice(0, 1)), bulletins: bulletins.slice(1) };
}

function identifierOf(item: unknown): Identifier[] {
  const { type, name, value, url } = asObject(item);
  const text = asText(value) ?? asText(name);
  if (text === undefined) return [];
  const link = asText(url);
  return [
    {
      type: asText(type) ?? '',
      name: asText(name),
      value: text,
      url: link !== undefined && /^https?:/iu.test(link) && isUrl(link) ? link : undefined,
    },
  ];
}

/** `CVE-2020-1` says what it is; a bare number or UUID does so only in the identifier's name (`CWE-79`, `Gemnasium-ffb8…`). */
function advisoryName({ type, name, value }: Identifier): string {
  if (/^[A-Za-z]{2,}[A-Za-z0-9]*-/u.test(value) && !isUuid(value)) return value;
  if (name !== undefined && name.includes(value)) return name;
  return type === '' ? value : `${type}-${value}`;
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu.test(text);
}
