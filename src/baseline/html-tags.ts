import { htmlTokens, type TagAttribute } from './exchange/html-tokens.ts';

/** One start tag of an HTML document: name and attribute names in lower case, character references decoded. */
export interface HtmlTag {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** Of a script its text; empty where a `src` makes it meaningless or it has none. */
  readonly content?: string;
}

/** A form with what it can send. */
export interface HtmlForm {
  readonly attributes: ReadonlyMap<string, string>;
  readonly inputs: readonly HtmlTag[];
  /** It stands inside another element, as in every real page; a fragment of markup has none. */
  readonly enclosed: boolean;
}

/** Start tags in document order, and what else of a document rules look at. */
export interface HtmlTags {
  readonly tags: readonly HtmlTag[];
  readonly forms: readonly HtmlForm[];
  /** The texts of comments, without their marks. */
  readonly comments: readonly string[];
  /** What a reader sees: no scripts, styles or comments; blocks parted by a space. */
  readonly text: string;
  /** The document was too odd to be read to its end: a tag with thousands of attributes, or too many tags. */
  readonly truncated: boolean;
}

const MAX_TAGS = 500_000;

// Elements that set no space between the words around them (HTML, "phrasing content", as far as pages use it).
const INLINE: ReadonlySet<string> = new Set(
  'a abbr acronym b bdo big button cite code dfn em font i img input kbd label mark q s samp small span strike strong sub sup tt u var'.split(
    ' ',
  ),
);
const VOID: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
);
const UNSEEN: ReadonlySet<string> = new Set(['script', 'style', 'noscript', 'template', 'iframe', 'noframes']);

type Open<T> = { -readonly [Key in keyof T]: T[Key] };

/** Reads a document. No tree is built, so that neither deep nesting nor unclosed elements cost more than their length. */
export function htmlTags(html: string): HtmlTags {
  const tags: HtmlTag[] = [];
  const comments: string[] = [];
  const forms: HtmlForm[] = [];
  let inputs: HtmlTag[] | undefined;
  let depth = 0;
  let text = '';
  let script: Open<HtmlTag> | undefined;
  let unseen: string | undefined;
  let hasMoreComments = false;
  const whole = htmlTokens(html, {
    startTag(name, attributes, selfClosing, isRaw) {
      const tag: HtmlTag = { name, attributes: mapOf(attributes) };
      if (tags.length >= MAX_TAGS) return false;
      tags.push(tag);
      if (!INLINE.has(name)) text += ' ';
      if (isRaw && UNSEEN.has(name)) unseen = name;
      script = name === 'script' && isRaw ? tag : undefined;
      if (name === 'form') {
        inputs = [];
        forms.push({ attributes: tag.attributes, inputs, enclosed: depth > 0 });
      } else if (name === 'input') {
        inputs?.push(tag);
      }
      if (!VOID.has(name) && !selfClosing) depth += 1;
      return true;
    },
    endTag(name) {
      if (name === 'form') inputs = undefined;
      if (!INLINE.has(name)) text += ' ';
      if (name === unseen) unseen = undefined;
      script = undefined;
      depth = Math.max(0, depth - 1);
    },
    text(piece) {
      if (script !== undefined) script.content = (script.content ?? '') + piece;
      else if (unseen === undefined) text += piece;
    },
    comment(piece) {
      // A processing instruction, such as PHP that was not run, is a comment to HTML alone.
      if (piece.startsWith('?')) return;
      if (comments.length < MAX_TAGS) comments.push(piece);
      else hasMoreComments = true;
    },
  });
  return { tags, forms, comments, text, truncated: !whole || hasMoreComments };
}

const NOTHING: ReadonlyMap<string, string> = new Map();

function mapOf(attributes: readonly TagAttribute[]): ReadonlyMap<string, string> {
  if (attributes.length === 0) return NOTHING;
  const map = new Map<string, string>();
  for (const { name, value } of attributes) map.set(name, value);
  return map;
}
