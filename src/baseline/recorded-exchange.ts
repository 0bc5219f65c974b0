import { decodeBody } from './exchange/decode-body.ts';
import { requestParameters, type Parameter } from './exchange/request-parameters.ts';
import type { ScriptObjection } from './script-inventory.ts';
import { htmlTags, type HtmlTag, type HtmlTags } from './html-tags.ts';

/**
 * Why a URL was requested: `page` a link, `asset` a script or style sheet, `image`, `guess` a well-known file that
 * nothing need link to (robots.txt, sitemap.xml), `probe` a path that cannot exist, `variant` a page asked for once more
 * with another origin or return address, `form` a form that may be sent.
 */
export type RequestKind = 'page' | 'asset' | 'image' | 'guess' | 'probe' | 'variant' | 'form';

/** One answered request, a GET unless a recording was read; redirects are exchanges of their own. */
export interface RecordedExchange {
  readonly method: string;
  readonly url: string;
  readonly kind: RequestKind;
  readonly requestHeaders: Readonly<Record<string, string>>;
  /** As sent; empty for a GET. */
  readonly requestBody: string;
  /** When it was answered, in milliseconds since 1970: the answer's own `Date` where no other is known. */
  readonly time: number | undefined;
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
  /** Names and values in the query, then those of a form that was sent; decoded. */
  readonly parameters: readonly Parameter[];
  /** Tags, forms, comments and words, when first asked for; empty for what is no HTML. */
  readonly document: HtmlTags;
  /** The document's start tags. */
  readonly tags: readonly HtmlTag[];
  /** The tags are not all that the document has. */
  readonly tagsTruncated: boolean;
  /** What a browser received with a payment page and should not have; absent where none opened it. */
  readonly scripts?: readonly ScriptObjection[];
}

/** What an exchange is made from. */
export type ExchangeParts = Pick<
  RecordedExchange,
  'url' | 'kind' | 'requestHeaders' | 'status' | 'headers' | 'body' | 'truncated' | 'scripts'
> & { readonly method?: string; readonly requestBody?: string; readonly time?: number };

const TEXT =
  /^(?:text(?:\/.+)?|(?:application|image)\/(?:.+\+)?(?:json|xml)|application\/(?:x-)?(?:javascript|ecmascript|ndjson)|)$/u;
const BINARY = /^(?:image|audio|video|font)\/|^application\/(?:pdf|zip|gzip|wasm)$/u;
const HEAD = 1_024;
const LOOKS_LIKE_HTML = /^\s{0,99}<(?:!doctype html|html|head|body)\b/iu;

/** An exchange whose text and tags are worked out when a rule first asks for them. */
export function recordExchange(parts: ExchangeParts): RecordedExchange {
  const { method = 'GET', requestBody = '' } = parts;
  const contentType = parts.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  const declared = (contentType.split(';', 1)[0] ?? '').trim().toLowerCase();
  let text: string | undefined;
  let parsed: HtmlTags | undefined;
  let parameters: readonly Parameter[] | undefined;
  const decoded = (): string => (text ??= isText(declared, parts.body) ? decodeBody(parts.body, contentType) : '');
  const document = (): HtmlTags => (parsed ??= htmlTags(isHtmlType(mime) ? decoded() : ''));
  const mime = declared === '' && LOOKS_LIKE_HTML.test(decoded().slice(0, 200)) ? 'text/html' : declared;
  return {
    ...parts,
    method,
    requestBody,
    time: parts.time ?? dateOf(parts.headers),
    mime,
    get parameters() {
      return (parameters ??= requestParameters(parts.url, parts.requestHeaders, requestBody));
    },
    get document() {
      return document();
    },
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

/** A text by its type, or of a type that says nothing and without a zero byte at its beginning. */
function isText(type: string, body: Uint8Array): boolean {
  return TEXT.test(type) || (!BINARY.test(type) && !body.subarray(0, HEAD).includes(0));
}

function dateOf(headers: ExchangeParts['headers']): number | undefined {
  const time = Date.parse(headers.find(([name]) => name.toLowerCase() === 'date')?.[1] ?? '');
  return Number.isNaN(time) ? undefined : time;
}

/** Is this media type one that a browser renders as a document with scripts? */
export function isHtmlType(mime: string): boolean {
  return mime === 'text/html' || mime === 'application/xhtml+xml';
}
