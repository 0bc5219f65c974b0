/** A longer address is not followed. */
export const MAX_URL_LENGTH = 2_048;

/**
 * The address of a link as the crawl knows it: absolute, without fragment, user name and empty query.
 * Nothing where the link leads to another origin than `base`'s, or is no address at all.
 */
export function sameOriginUrl(link: string, base: string, origin: string): string | undefined {
  const url = parseLink(link, base);
  if (url === undefined || url.origin !== origin || url.href.length > MAX_URL_LENGTH) return undefined;
  return url.href;
}

/** Any http(s) address, normalised in the same way. */
export function parseLink(link: string, base: string): URL | undefined {
  const text = link.trim();
  const url = text === '' ? null : URL.parse(text, base);
  if (url === null || !/^https?:$/u.test(url.protocol)) return undefined;
  // Each setter writes the whole address anew.
  if (url.href.includes('#')) url.hash = '';
  if (url.username !== '') url.username = '';
  if (url.password !== '') url.password = '';
  if (url.search === '' && url.href.endsWith('?')) url.search = '';
  return url;
}

/**
 * What addresses that a program generates have in common: numbers, dates and long ids become `#`.
 * `/calendar/2026/11?day=3` and `/calendar/1999/01?day=9` have one shape.
 */
export function urlShape(address: string): string {
  const url = new URL(address);
  const path = url.pathname.split('/').map(generalise).join('/');
  const query = [...url.searchParams].map(([name, value]) => `${generalise(name)}=${generalise(value)}`);
  return query.length === 0 ? path : `${path}?${query.toSorted().join('&')}`;
}

/** The path alone, generalised: what all variants of one page's query share. */
export function pathShape(address: string): string {
  return new URL(address).pathname.split('/').map(generalise).join('/');
}

/** The folder of an address and the ending of its file: `/img/*.png`. */
export function fileShape(address: string): string {
  const { pathname } = new URL(address);
  return pathname.replace(/[^/]*?(\.[^./]{0,8})?$/u, '*$1');
}

function generalise(part: string): string {
  if (/^(?=.*\d)(?:[0-9a-f]{8,}|[0-9a-f-]{16,}|[\w~.%-]{24,})$/iu.test(part)) return '#';
  return part.replaceAll(/\d+/gu, '#');
}
