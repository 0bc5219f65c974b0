import { headerValues } from '../util/http.ts';
import { parseLink } from './crawl-url.ts';
import type { RecordedExchange, RequestKind } from './recorded-exchange.ts';

/** A link out of an exchange, absolute, to any origin. */
export interface PageLink {
  readonly url: URL;
  readonly kind: RequestKind;
}

/** Where an exchange leads. */
export interface PageLinks {
  readonly links: readonly PageLink[];
  /** Forms, as method and address without query; they are never submitted. */
  readonly forms: readonly string[];
  /** There were more links than are looked at. */
  readonly truncated: boolean;
}

// No page in use has more; a generated one must not fill the memory.
const MAX_LINKS = 5_000;
const IGNORED_REL = /(?:^|\s)(?:preconnect|dns-prefetch)(?:\s|$)/iu;
const ASSET_REL = /(?:^|\s)(?:stylesheet|preload|modulepreload|manifest|prefetch)(?:\s|$)/iu;
const IMAGE_REL = /(?:^|\s)(?:icon|apple-touch-icon|mask-icon)(?:\s|$)/iu;

/** Links and forms of an answer: HTML elements, `Location`, the entries of a sitemap, and the paths and sitemaps of a robots.txt. */
export function pageLinks(exchange: RecordedExchange): PageLinks {
  const base = documentBase(exchange);
  const links = new Map<string, PageLink>();
  let truncated = false;
  const forms = new Set<string>();
  const add = (href: string | undefined, kind: RequestKind, from = exchange.url): void => {
    const url = href === undefined || truncated ? undefined : parseLink(href, from);
    if (url === undefined) return;
    const known = links.get(url.href);
    // What is linked as a page too is a page.
    if (known === undefined || (kind === 'page' && known.kind !== 'page')) links.set(url.href, { url, kind });
    truncated = links.size >= MAX_LINKS;
  };
  if (exchange.status >= 300 && exchange.status < 400) {
    const kind = exchange.kind === 'asset' || exchange.kind === 'image' ? exchange.kind : 'page';
    for (const location of headerValues(exchange, 'location')) add(location, kind);
  }
  for (const { name, attributes } of exchange.tags) {
    if (name === 'form') {
      const action = parseLink(attributes.get('action') ?? exchange.url, base);
      const method = attributes.get('method')?.trim().toUpperCase() === 'POST' ? 'POST' : 'GET';
      if (action !== undefined) forms.add(`${method} ${action.origin}${action.pathname}`);
    } else {
      const [href, kind] = linkOf(name, attributes);
      add(href, kind, base);
    }
  }
  for (const location of textLinks(exchange)) add(location, 'page');
  return { links: [...links.values()], forms: [...forms], truncated };
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
  return [];
}
