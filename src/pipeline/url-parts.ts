import { parseStableUrl } from '../model/target.ts';

/** What of a URL stays from scan to scan. */
export interface UrlParts {
  /** Origin with path, the port dropped on loopback; of what is no URL the whole. */
  readonly path: string;
  /** The names of the query, each once, in order. */
  readonly names: readonly string[];
}

// Where a URL of the web is written in printable ASCII, its query has no say in how its origin and path are read
// (https://url.spec.whatwg.org/#url-parsing), and without percent signs and plus signs its names stand there as they are.
const PLAIN = /^https?:\/\/[!-~]+$/u;
const ENCODED = /[%+]/u;
const NO_NAMES: readonly string[] = [];

// A site has few paths and many queries; the latest paths are remembered.
const REMEMBERED = 2048;
const LONGEST_REMEMBERED = 512;
const paths = new Map<string, string>();

/** Values and fragment change from scan to scan, and are left out. */
export function urlParts(url: string): UrlParts {
  if (!PLAIN.test(url)) return parsedParts(url);
  const fragment = url.indexOf('#');
  const whole = fragment < 0 ? url : url.slice(0, fragment);
  const mark = whole.indexOf('?');
  const path = pathOf(mark < 0 ? whole : whole.slice(0, mark));
  if (path === undefined) return parsedParts(url);
  if (mark < 0) return { path, names: NO_NAMES };
  const query = whole.slice(mark + 1);
  return { path, names: ENCODED.test(query) ? namesOf(new URLSearchParams(`?${query}`)) : plainNames(query) };
}

function parsedParts(url: string): UrlParts {
  const parsed = parseStableUrl(url);
  if (parsed === undefined) return { path: url, names: NO_NAMES };
  const names = parsed.search === '' ? NO_NAMES : namesOf(parsed.searchParams);
  return { path: `${parsed.origin}${parsed.pathname}`, names };
}

function pathOf(base: string): string | undefined {
  const known = paths.get(base);
  if (known !== undefined) return known;
  const parsed = parseStableUrl(base);
  if (parsed === undefined) return undefined;
  const path = `${parsed.origin}${parsed.pathname}`;
  if (base.length <= LONGEST_REMEMBERED) {
    if (paths.size >= REMEMBERED) paths.clear();
    paths.set(base, path);
  }
  return path;
}

function namesOf(query: URLSearchParams): string[] {
  return [...new Set(query.keys())].toSorted();
}

function plainNames(query: string): readonly string[] {
  const names: string[] = [];
  for (let from = 0; from < query.length;) {
    const next = query.indexOf('&', from);
    const end = next < 0 ? query.length : next;
    const mark = query.indexOf('=', from);
    const name = query.slice(from, mark < 0 || mark > end ? end : mark);
    if (end > from) names.push(name);
    from = end + 1;
  }
  return names.length < 2 ? names : [...new Set(names)].toSorted();
}
