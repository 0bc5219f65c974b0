import { Tokenizer, TokenizerMode } from 'parse5';

/** One start tag of an HTML document: name and attribute names in lower case, character references decoded. */
export interface HtmlTag {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
}

/** Start tags in document order. */
export interface HtmlTags {
  readonly tags: readonly HtmlTag[];
  /** The document was too odd to be read to its end: a tag with thousands of attributes, or too many tags. */
  readonly truncated: boolean;
}

const CHUNK = 16 * 1024;
// parse5 looks for a repeated name among all earlier attributes of a tag, which is quadratic.
const MAX_ATTRIBUTES = 2_000;
const MAX_TAGS = 500_000;

// The states in which the content of these elements is read (HTML, 13.2.6.4, "generic raw text element parsing").
const CONTENT_STATE: ReadonlyMap<string, Tokenizer['state']> = new Map([
  ['title', TokenizerMode.RCDATA],
  ['textarea', TokenizerMode.RCDATA],
  ['style', TokenizerMode.RAWTEXT],
  ['xmp', TokenizerMode.RAWTEXT],
  ['iframe', TokenizerMode.RAWTEXT],
  ['noembed', TokenizerMode.RAWTEXT],
  ['noframes', TokenizerMode.RAWTEXT],
  ['script', TokenizerMode.SCRIPT_DATA],
  ['plaintext', TokenizerMode.PLAINTEXT],
] as const);

const FOREIGN_ROOTS: ReadonlySet<string> = new Set(['svg', 'math']);
// Start tags that end foreign content (HTML, 13.2.6.5), shortened to what pages have.
const BREAKOUT =
  /^(?:b|body|br|center|code|div|d[dlt]|em|embed|form|h[1-6]|head|hr|i|img|li|ol|p|pre|span|table|u|ul)$/u;

/**
 * The start tags of a document, read with parse5's tokenizer (https://html.spec.whatwg.org/#tokenization).
 * No tree is built, so that neither deep nesting nor unclosed elements cost more than their length.
 */
export function htmlTags(html: string): HtmlTags {
  const tags: HtmlTag[] = [];
  let foreign = 0;
  let truncated = false;
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: false },
    {
      onStartTag({ tagName, attrs, selfClosing }) {
        if (tags.length < MAX_TAGS) {
          tags.push({ name: tagName, attributes: new Map(attrs.map(({ name, value }) => [name, value])) });
        } else {
          truncated = true;
        }
        if (FOREIGN_ROOTS.has(tagName)) foreign += selfClosing ? 0 : 1;
        else if (foreign > 0 && BREAKOUT.test(tagName)) foreign = 0;
        tokenizer.inForeignNode = foreign > 0;
        const state = foreign > 0 ? undefined : CONTENT_STATE.get(tagName);
        if (state !== undefined) tokenizer.state = state;
      },
      onEndTag({ tagName }) {
        if (FOREIGN_ROOTS.has(tagName)) foreign = Math.max(0, foreign - 1);
        tokenizer.inForeignNode = foreign > 0;
      },
      onComment: ignore,
      onDoctype: ignore,
      onEof: ignore,
      onCharacter: ignore,
      onNullCharacter: ignore,
      onWhitespaceCharacter: ignore,
    },
  );
  for (let start = 0; start < html.length && !truncated; start += CHUNK) {
    tokenizer.write(html.slice(start, start + CHUNK), start + CHUNK >= html.length);
    truncated ||= attributesSoFar(tokenizer) > MAX_ATTRIBUTES;
  }
  return { tags, truncated };
}

function ignore(): void {}

// The token being read is not part of parse5's public types; where it is gone, only the guard is gone.
function attributesSoFar(tokenizer: Tokenizer): number {
  const { currentToken } = tokenizer as unknown as {
    readonly currentToken?: { readonly attrs?: readonly unknown[] } | null;
  };
  return currentToken?.attrs?.length ?? 0;
}
