import type { HtmlTag } from '../html-tags.ts';
import type { RecordedExchange } from '../recorded-exchange.ts';
import { tagsNamed } from '../tags-named.ts';

/** Something that a page loads from another host. */
export interface ForeignSource {
  /** Without its query, which often holds a number that changes with every page. */
  readonly address: string;
  /** Empty where there is none. */
  readonly integrity: string;
  /** Its makers change it under the same address, so that no fixed hash can be given. */
  readonly evergreen: boolean;
  /** The same without integrity in the words of ZAP, which overlooks addresses without a scheme here and there. */
  readonly aliases: readonly string[];
}

const EVERGREEN =
  /^https:\/\/(?:js\.stripe\.com\/|pay\.google\.com\/gp\/p\/js\/pay\.js|www\.paypal\.com\/sdk\/js|cdn\.plaid\.com\/link\/)/u;
const MOST = 50;

/** Scripts from other hosts, each address once. */
export function foreignScripts(exchange: RecordedExchange): ForeignSource[] {
  return foreign(exchange, 'src', 'script', () => true, ['zap/10017']);
}

/** Style sheets and what is loaded ahead from other hosts without integrity, each address once. */
export function foreignStyles(exchange: RecordedExchange): ForeignSource[] {
  return foreign(exchange, 'href', 'link', loads, []).filter(({ integrity }) => integrity === '');
}

function loads({ attributes }: HtmlTag): boolean {
  const rel = attributes.get('rel')?.toLowerCase().split(/\s+/u);
  return rel?.some((word) => /^(?:stylesheet|preload|modulepreload)$/u.test(word)) !== false;
}

function foreign(
  exchange: RecordedExchange,
  attribute: string,
  name: string,
  counts: (tag: HtmlTag) => boolean,
  aliases: readonly string[],
): ForeignSource[] {
  const found = new Map<string, ForeignSource>();
  const own = new URL(exchange.url).hostname;
  for (const tag of tagsNamed(exchange, name)) {
    const source = counts(tag) ? tag.attributes.get(attribute)?.trim() : undefined;
    if (source === undefined || !URL.canParse(source, exchange.url)) continue;
    const url = new URL(source, exchange.url);
    const address = `${url.origin}${url.pathname}`.slice(0, 500);
    if (!/^https?:$/u.test(url.protocol) || url.hostname === own || found.has(address)) continue;
    const bare = !tag.attributes.has('integrity') && /^[a-z]+:/iu.test(source);
    found.set(address, {
      address,
      integrity: tag.attributes.get('integrity') ?? '',
      evergreen: EVERGREEN.test(address),
      aliases: [...aliases, ...(bare ? ['zap/90003'] : [])],
    });
    if (found.size >= MOST) break;
  }
  return [...found.values()];
}
