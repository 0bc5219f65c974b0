import { headerValues } from '../../util/http.ts';
import type { RecordedExchange } from '../recorded-exchange.ts';

/** What a shared cache may do with an answer: not keep it, keep it and ask each time, keep it and answer from it. */
export type Cacheability = 'not-storable' | 'storable' | 'cacheable';

type Seen = Pick<RecordedExchange, 'method' | 'status' | 'headers' | 'requestHeaders'>;

const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST']);
// RFC 9110, 15.1, "heuristically cacheable".
const BY_DEFAULT: ReadonlySet<number> = new Set([200, 203, 204, 206, 300, 301, 404, 405, 410, 414, 501]);
const WEEK = String.raw`(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)`;
const HTTP_DATE = new RegExp(
  String.raw`^\s*(?:${WEEK}, \d{1,2} \w{3} \d{4} \d\d:\d\d:\d\d (?:GMT|UTC)|${WEEK}[a-z]*, \d\d-\w{3}-\d\d \d\d:\d\d:\d\d GMT|${WEEK} \w{3} [ \d]\d \d\d:\d\d:\d\d \d{4})\s*$`,
  'iu',
);

/** Reads an answer as a shared cache does (RFC 9111, sections 3 and 4); where nothing is said, a cache may guess a year. */
export function cacheability(exchange: Seen): Cacheability {
  const own = tokens(headerValues(exchange, 'cache-control'));
  const asked = [...requestTokens(exchange, 'cache-control'), ...requestTokens(exchange, 'pragma')];
  const pragma = tokens(headerValues(exchange, 'pragma'));
  const has = (name: string): boolean => own.some((token) => token === name || token.startsWith(`${name}=`));
  if (!METHODS.has(exchange.method.toUpperCase()) || exchange.status < 100 || exchange.status > 599)
    return 'not-storable';
  if ([...own, ...asked, ...pragma].includes('no-store') || own.includes('private')) return 'not-storable';
  const shareable = own.includes('must-revalidate') || own.includes('public') || valuesOf(own, 's-maxage').length > 0;
  if (requestHeader(exchange, 'authorization') !== undefined && !shareable) return 'not-storable';
  const expires = headerValues(exchange, 'expires');
  const ages = [...valuesOf(own, 's-maxage'), ...valuesOf(own, 'max-age')];
  if (expires.length === 0 && ages.length === 0 && !own.includes('public') && !BY_DEFAULT.has(exchange.status))
    return 'not-storable';
  if (own.includes('no-cache')) return 'storable';
  if (lifetime(exchange, own, expires) > 0) return 'cacheable';
  return ['must-revalidate', 'proxy-revalidate'].some((name) => own.includes(name)) || has('s-maxage') || has('max-age')
    ? 'storable'
    : 'cacheable';
}

/** Seconds for which the answer is fresh (RFC 9111, 4.2.1); a value given twice counts as none. */
function lifetime(exchange: Seen, own: readonly string[], expires: readonly string[]): number {
  for (const name of ['s-maxage', 'max-age']) {
    const given = valuesOf(own, name).filter((value) => /^-?\d{1,18}$/u.test(value));
    if (given.length === 1) return Number(given[0]);
  }
  const dates = headerValues(exchange, 'date');
  if (expires.length === 1 && dates.length === 1) {
    const [until = '', from = ''] = [expires[0], dates[0]];
    if (!HTTP_DATE.test(until)) return 0;
    if (HTTP_DATE.test(from)) return (Date.parse(until) - Date.parse(from)) / 1_000;
  }
  return 365 * 24 * 3_600;
}

function valuesOf(own: readonly string[], name: string): string[] {
  return own
    .filter((token) => token.startsWith(`${name}=`))
    .map((token) => (token.slice(name.length + 1).split(',', 1)[0] ?? '').trim());
}

function requestTokens(exchange: Seen, name: string): string[] {
  const value = requestHeader(exchange, name);
  return value === undefined ? [] : tokens([value]);
}

function requestHeader({ requestHeaders }: Seen, name: string): string | undefined {
  return Object.entries(requestHeaders).find(([key]) => key.toLowerCase() === name)?.[1];
}

function tokens(values: readonly string[]): string[] {
  return values.flatMap((value) =>
    value
      .toLowerCase()
      .split(/[\s,]+/u)
      .filter((token) => token !== ''),
  );
}
