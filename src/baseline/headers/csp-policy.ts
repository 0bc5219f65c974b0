import { headerValues } from '../../util/http.ts';
import { perExchange } from '../per-exchange.ts';
import type { RecordedExchange } from '../recorded-exchange.ts';
import { tagsNamed } from '../tags-named.ts';

/** One enforced Content Security Policy: directive name in lower case → its source expressions as written. */
export type CspPolicy = ReadonlyMap<string, readonly string[]>;

/** Policies in force on an answer: from headers (one header may hold several), and from `<meta http-equiv>`. */
export interface CspPolicies {
  readonly header: readonly CspPolicy[];
  readonly meta: readonly CspPolicy[];
}

/** The enforced policies of an answer; report-only ones do not count. Source: https://www.w3.org/TR/CSP3/#parse-serialized-policy */
export const cspPolicies: (exchange: RecordedExchange) => CspPolicies = perExchange((exchange) => {
  const { header, meta } = written(exchange);
  return { header: header.filter(isAscii).flatMap(parsePolicies), meta: meta.filter(isAscii).flatMap(parsePolicies) };
});

/** The enforced policies of an answer as they are written, one text each. */
export function cspTexts(exchange: RecordedExchange): string[] {
  const { header, meta } = written(exchange);
  return [...header, ...meta].flatMap((value) => value.split(',')).filter((text) => text.trim() !== '');
}

/** Browsers reject a policy with any other character (CSP3, 2.2.1: "a serialized CSP is an ASCII string"). */
export function isAscii(text: string): boolean {
  return !/[^\0-\x7f]/u.test(text);
}

interface WrittenPolicies {
  readonly header: readonly string[];
  readonly meta: readonly string[];
}

const written: (exchange: RecordedExchange) => WrittenPolicies = perExchange((exchange) => ({
  header: headerValues(exchange, 'content-security-policy'),
  meta: tagsNamed(exchange, 'meta')
    .filter(({ attributes }) => attributes.get('http-equiv')?.trim().toLowerCase() === 'content-security-policy')
    .map(({ attributes }) => attributes.get('content') ?? ''),
}));

/** Parses a header value; a policy without a directive is none. */
export function parsePolicies(value: string): CspPolicy[] {
  return value
    .split(',')
    .map(parsePolicy)
    .filter((policy) => policy.size > 0);
}

function parsePolicy(text: string): CspPolicy {
  const directives = new Map<string, readonly string[]>();
  for (const directive of text.split(';')) {
    const [name = '', ...sources] = directive.trim().split(/\s+/u);
    const key = name.toLowerCase();
    // The first of a repeated directive counts (CSP3, 2.2.1).
    if (key !== '' && !directives.has(key)) directives.set(key, sources);
  }
  return directives;
}
