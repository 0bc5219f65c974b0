import { headerValues } from '../../util/http.ts';
import { parseLink } from '../crawl-url.ts';
import { openapiRoutes } from './openapi-routes.ts';
import { pageForms, type PageForm } from './page-forms.ts';
import type { RecordedExchange, RequestKind } from '../recorded-exchange.ts';

/** A link out of an exchange, absolute, to any origin. */
export interface PageLink {
  readonly url: string;
  /** Does it lead to the origin of the exchange itself? */
  readonly own: boolean;
  readonly kind: RequestKind;
}

/** Where an exchange leads. */
export interface PageLinks {
  readonly links: readonly PageLink[];
  readonly forms: readonly PageForm[];
  /** There were more links than are looked at. */
  readonly truncated: boolean;
}

/** Addresses that were worked out before: the links of a site's pages are mostly the same. */
export type LinkCache = Map<string, Omit<PageLink, 'kind'> | undefined>;

const MAX_CACHED = 20_000;
// No page in use has more; a generated one must not fill the memory.
const MAX_LINKS = 5_000;
const IGNORED_REL = /(?:^|\s)(?:preconnect|dns-prefetch)(?:\s|$)/iu;
const ASSET_REL = /(?:^|\s)(?:stylesheet|preload|modulepreload|manifest|prefetch)(?:\s|$)/iu;
const IMAGE_REL = /(?:^|\s)(?:icon|apple-touch-icon|mask-icon)(?:\s|$)/iu;

/**
 * Links and forms of an answer: HTML elements, `Location`, the entries of a sitemap, the paths and sitemaps of a robots.txt,
 * the operations of an OpenAPI document that need no value, or have an example of it.
 */
export function pageLinks(exchange: RecordedExchange, cache: LinkCache = new Map()): PageLinks {
  const { origin } = new URL(exchange.url);
  const base = documentBase(exchange);
  const links = new Map<string, PageLink>();
  let truncated = false;
  const add = (href: string | undefined, kind: RequestKind, from = exchange.url): void => {
    const link = href === undefined || truncated ? undefined : linkTo(href, from, origin, cache);
    if (link === undefined) return;
    const known = links.get(link.url);
    // What is linked as a page too is a page.
    if (known === undefined || (kind === 'page' && known.kind !== 'page')) links.set(link.url, { ...link, kind });
    truncated = links.size >= MAX_LINKS;
  };
  if (exchange.status >= 300 && exchange.status < 400) {
    const kind = exchange.kind === 'asset' || exchange.kind === 'image' ? exchange.kind : 'page';
    for (const location of headerValues(exchange, 'location')) add(location, kind);
  }
  for (const { name, attributes } of exchange.tags) {
    const [href, kind] = linkOf(name, attributes);
    if (href !== undefined) add(href, kind, base);
  }
  for (const location of textLinks(exchange)) add(location, 'page');
  return { links: [...links.values()], forms: pageForms(exchange, base), truncated };
}

function linkTo(href: string, from: string, origin: string, cache: LinkCache): Omit<PageLink, 'kind'> | undefined {
  // A path from the root means the same on every page.
  const isCommon = href.startsWith('/') && !href.startsWith('//') && from.startsWith(`${origin}/`);
  if (isCommon && cache.has(href)) return cache.get(href);
  const url = parseLink(href, from);
  const link = url === undefined ? undefined : { url: url.href, own: url.origin === origin };
  if (isCommon && cache.size < MAX_CACHED) cache.set(href, link);
  return link;
}

function linkOf(name: string, attributes: ReadonlyMap<string, string>): [string | undefined, RequestKind] {
  switch (name) {
    case 'a':
    case 'area':
      return [attributes.get('href'), 'page'];
    case 'iframe':
    case 'frame':
      return [attributes.get('src'), 'page'];
    case 'script':
      return [attributes.get('src'), 'asset'];
    case 'img':
      return [attributes.get('src'), 'image'];
    case 'link': {
      const rel = attributes.get('rel') ?? '';
      if (IGNORED_REL.test(rel)) return [undefined, 'page'];
      return [attributes.get('href'), ASSET_REL.test(rel) ? 'asset' : IMAGE_REL.test(rel) ? 'image' : 'page'];
    }
    case 'meta': {
      const refresh = attributes.get('http-equiv')?.trim().toLowerCase() === 'refresh';
      const target = /^[\s\d.]{0,20}[;,]\s{0,9}url\s{0,9}=\s{0,9}["']?([^"']+)/iu;
      return [refresh ? target.exec(attributes.get('content') ?? '')?.[1] : undefined, 'page'];
    }
    default:
      return [undefined, 'page'];
  }
}

function documentBase({ tags, url }: RecordedExchange): string {
  const href = tags.find(({ name, attributes }) => name === 'base' && attributes.has('href'))?.attributes.get('href');
  return href === undefined ? url : (parseLink(href, url)?.href ?? url);
}

function textLinks({ url, status, mime, text }: RecordedExchange): string[] {
  if (status !== 200) return [];
  if (new URL(url).pathname === '/robots.txt' && mime === 'text/plain') {
    // Patterns (`*`, `$`) name no page.
    return [
      ...text.matchAll(/^[^\S\n]*(?:allow|disallow|sitemap)[^\S\n]*:[^\S\n]*([^\s*$#]+)[^\S\n]*(?:#.*)?$/gimu),
    ].map((match) => match[1] ?? '');
  }
  if (/^(?:application|text)\/xml$/u.test(mime) && /<(?:urlset|sitemapindex)\b/u.test(text.slice(0, 4_096))) {
    return [...text.matchAll(/<loc>\s{0,99}([^<\s]{1,2048})\s{0,99}<\/loc>/gu)].map((match) =>
      (match[1] ?? '').replaceAll('&amp;', '&'),
    );
  }
  if (mime === 'application/json' && /"(?:openapi|swagger)"\s{0,9}:/u.test(text)) {
    return openapiRoutes(parsedJson(text)).flatMap(({ example }) => example ?? []);
  }
  return [];
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
