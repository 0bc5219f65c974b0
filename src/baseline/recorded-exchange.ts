import { decodeBody } from './decode-body.ts';
import { htmlTags, type HtmlTag, type HtmlTags } from './html-tags.ts';

/**
 * Why a URL was requested: `page` a link, `asset` a script or style sheet, `image`, `guess` a well-known file that
 * nothing need link to (robots.txt, sitemap.xml), `probe` a path that cannot exist.
 */
export type RequestKind = 'page' | 'asset' | 'image' | 'guess' | 'probe';

/** One answered GET request; redirects are exchanges of their own. */
export interface RecordedExchange {
  readonly method: 'GET';
  readonly url: string;
  readonly kind: RequestKind;
  readonly requestHeaders: Readonly<Record<string, string>>;
  readonly status: number;
  /** In order of arrival, names as sent, repeats kept. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Content coding removed. */
  readonly body: Uint8Array;
  /** The body was cut at the limit, or its content coding could not be undone. */
  readonly truncated: boolean;
  /** Media type in lower case without parameters; of an answer without `Content-Type`, `text/html` if it looks like it. */
  readonly mime: string;
  /** The body decoded, when first asked for; empty for bodies that are no text. */
  readonly text: string;
  /** Start tags, when first asked for; empty for what is no HTML. */
  readonly tags: readonly HtmlTag[];
  /** The tags are not all that the document has. */
  readonly tagsTruncated: boolean;
}

/** What an exchange is made from. */
export type ExchangeParts = Omit<RecordedExchange, 'method' | 'mime' | 'text' | 'tags' | 'tagsTruncated'>;

const TEXT = /^(?:text\/.+|application\/(?:.+\+)?(?:json|xml)|application\/(?:x-)?(?:javascript|ecmascript|ndjson)|)$/u;
const LOOKS_LIKE_HTML = /^\s{0,99}<(?:!doctype html|html|head|body)\b/iu;

/** An exchange whose text and tags are worked out when a rule first asks for them. */
export function recordExchange(parts: ExchangeParts): RecordedExchange {
  const contentType = parts.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  const declared = (contentType.split(';', 1)[0] ?? '').trim().toLowerCase();
  let text: string | undefined;
  let parsed: HtmlTags | undefined;
  const decoded = (): string => (text ??= TEXT.test(declared) ? decodeBody(parts.body, contentType) : '');
  const document = (): HtmlTags => (parsed ??= htmlTags(isHtmlType(mime) ? decoded() : ''));
  const mime = declared === '' && LOOKS_LIKE_HTML.test(decoded().slice(0, 200)) ? 'text/html' : declared;
  return {
    ...parts,
    method: 'GET',
    mime,
    get text() {
      return decoded();
    },
    get tags() {
      return document().tags;
    },
    get tagsTruncated() {
      return document().truncated;
    },
  };
}

/** Is this media type one that a browser renders as a document with scripts? */
export function isHtmlType(mime: string): boolean {
  return mime === 'text/html' || mime === 'application/xhtml+xml';
}
