import { headerValues } from '../util/http.ts';
import type { RecordedExchange } from './recorded-exchange.ts';

/** One enforced Content Security Policy: directive name in lower case → its source expressions as written. */
export type CspPolicy = ReadonlyMap<string, readonly string[]>;

/** Policies in force on an answer: from headers (one header may hold several), and from `<meta http-equiv>`. */
export interface CspPolicies {
  readonly header: readonly CspPolicy[];
  readonly meta: readonly CspPolicy[];
}

/** The enforced policies of an answer; report-only ones do not count. Source: https://www.w3.org/TR/CSP3/#parse-serialized-policy */
export function cspPolicies(exchange: RecordedExchange): CspPolicies {
  const header = headerValues(exchange, 'content-security-policy').flatMap(parsePolicies);
  const meta = exchange.tags
    .filter(
      ({ name, attributes }) =>
        name === 'meta' && attributes.get('http-equiv')?.trim().toLowerCase() === 'content-security-policy',
    )
    .flatMap(({ attributes }) => parsePolicies(attributes.get('content') ?? ''));
  return { header, meta };
}

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
