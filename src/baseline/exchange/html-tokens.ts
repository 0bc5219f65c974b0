import { Tokenizer, TokenizerMode } from 'parse5';
import { decodeReferences, fastStartTag } from './fast-start-tag.ts';

/** A name and a value of a start tag; names in lower case, character references decoded, the first of a repeated name. */
export interface TagAttribute {
  readonly name: string;
  readonly value: string;
}

/** Takes the tokens of a document, in its order. */
export interface HtmlTokenHandler {
  /** `isRaw`: what follows to its end tag is text, as in a script. Gives false where the rest is not wanted. */
  startTag(name: string, attributes: readonly TagAttribute[], selfClosing: boolean, isRaw: boolean): boolean;
  endTag(name: string): void;
  /** A piece of text; what stands between two tags may come in several. */
  text(text: string): void;
  comment(text: string): void;
}

type State = Tokenizer['state'];

const CHUNK = 16 * 1024;
// parse5 looks for a repeated name among all earlier attributes of a tag, which is quadratic.
const MAX_ATTRIBUTES = 2_000;
const MAX_PIECES = 100;

// The states in which the content of these elements is read (HTML, 13.2.6.4, "generic raw text element parsing").
const CONTENT_STATE: ReadonlyMap<string, State> = new Map([
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
const END_TAG = /<\/([a-z][a-z0-9-]*)[\t\n\f ]*>/iy;

/**
 * Reads the tokens of a document (https://html.spec.whatwg.org/#tokenization). What is written as nearly all pages are is
 * read here, several times as fast; the rest of a document from where it is not goes to parse5's tokenizer, a tag or text
 * with rare character references alone. Gives false where the document was too odd to be read to its end.
 */
export function htmlTokens(source: string, handler: HtmlTokenHandler): boolean {
  const html = source.includes('\r') ? source.replaceAll(/\r\n?/gu, '\n') : source;
  const state = { handler, foreign: 0, goesOn: true, raw: undefined, pieces: 0 };
  if (html.includes('\0')) return parseRest(html, 0, state);
  return readFast(html, state);
}

interface TokenState {
  readonly handler: HtmlTokenHandler;
  /** How many roots of foreign content are open. */
  foreign: number;
  goesOn: boolean;
  /** The element whose content comes next, where that is text. */
  raw: string | undefined;
  /** How many pieces parse5 has read; opening it costs more than reading does. */
  pieces: number;
}

function readFast(html: string, state: TokenState): boolean {
  const { handler } = state;
  let at = 0;
  while (at < html.length && state.goesOn) {
    if (state.pieces > MAX_PIECES) return parseRest(html, at, state);
    if (state.raw !== undefined) {
      const end = readContent(html, at, state.raw, state);
      if (end === undefined) return parseRest(html, at, state);
      at = end;
      continue;
    }
    const open = markupAt(html, at);
    if (open > at) emitText(html.slice(at, open), state);
    at = open;
    if (at >= html.length) break;
    const second = html.charCodeAt(at + 1);
    let end: number | undefined;
    if (second === SLASH) end = readEndTag(html, at, state);
    else if (second === BANG) end = readDeclaration(html, at, handler);
    else if (second !== QUESTION) end = readStartTag(html, at, state);
    if (end === undefined) return parseRest(html, at, state);
    at = end;
  }
  return state.goesOn;
}

const SLASH = 0x2f;
const BANG = 0x21;
const QUESTION = 0x3f;

/** The next `<` that begins a tag or a declaration; any other is text. */
function markupAt(html: string, from: number): number {
  for (let at = html.indexOf('<', from); at !== -1; at = html.indexOf('<', at + 1)) {
    const next = html.charCodeAt(at + 1);
    // Letters of either case are next to each other but for one bit.
    const letter = (next | 0x20) - 0x61;
    if ((letter >= 0 && letter < 26) || next === SLASH || next === BANG || next === QUESTION) return at;
  }
  return html.length;
}

function emitText(text: string, state: TokenState): void {
  const decoded = decodeReferences(text, false);
  if (decoded === undefined) parsePiece(text, TokenizerMode.DATA, undefined, state);
  else state.handler.text(decoded);
}

function readStartTag(html: string, at: number, state: TokenState): number | undefined {
  const tag = fastStartTag(html, at);
  if (tag === undefined) return undefined;
  if (tag.attributes === undefined) parsePiece(html.slice(at, tag.end), TokenizerMode.DATA, undefined, state);
  else state.raw = startTag(tag.name, tag.attributes, tag.selfClosing, state);
  return tag.end;
}

/** Hands a start tag on, and gives its name where its content is text. */
function startTag(
  name: string,
  attributes: readonly TagAttribute[],
  selfClosing: boolean,
  state: TokenState,
): string | undefined {
  if (FOREIGN_ROOTS.has(name)) state.foreign += selfClosing ? 0 : 1;
  else if (state.foreign > 0 && BREAKOUT.test(name)) state.foreign = 0;
  const isRaw = state.foreign === 0 && CONTENT_STATE.has(name);
  state.goesOn = state.handler.startTag(name, attributes, selfClosing, isRaw);
  return isRaw ? name : undefined;
}

function endTag(name: string, state: TokenState): void {
  if (FOREIGN_ROOTS.has(name)) state.foreign = Math.max(0, state.foreign - 1);
  state.handler.endTag(name);
}

function readEndTag(html: string, at: number, state: TokenState): number | undefined {
  END_TAG.lastIndex = at;
  const name = END_TAG.exec(html)?.[1];
  if (name === undefined) return undefined;
  endTag(name.toLowerCase(), state);
  return END_TAG.lastIndex;
}

/** A comment or a document type. */
function readDeclaration(html: string, at: number, handler: HtmlTokenHandler): number | undefined {
  if (html.startsWith('<!--', at)) {
    const end = html.indexOf('-->', at + 4);
    const text = html.slice(at + 4, end);
    const isAbrupt = html.startsWith('>', at + 4) || html.startsWith('->', at + 4);
    if (end === -1 || isAbrupt || text.includes('--!')) return undefined;
    handler.comment(text);
    return end + 3;
  }
  if (!/^<!doctype[\t\n\f >]/iu.test(html.slice(at, at + 10))) return undefined;
  const end = html.indexOf('>', at);
  return end === -1 ? undefined : end + 1;
}

/** Reads what is text up to an element's end tag; gives where that begins. */
function readContent(html: string, at: number, name: string, state: TokenState): number | undefined {
  if (name === 'plaintext') return undefined;
  const close = new RegExp(`</${name}(?=[\\t\\n\\f />])`, 'giu');
  close.lastIndex = at;
  const end = close.exec(html)?.index ?? html.length;
  const text = html.slice(at, end);
  // A script in a comment in a script ends elsewhere.
  if (name === 'script' && text.includes('<!--')) return undefined;
  const isDecoded = CONTENT_STATE.get(name) === TokenizerMode.RCDATA;
  const decoded = isDecoded ? decodeReferences(text, false) : text;
  if (decoded === undefined) parsePiece(text, TokenizerMode.RCDATA, name, state);
  else if (text !== '') state.handler.text(decoded);
  state.raw = undefined;
  return end;
}

/** Has parse5 read a piece that begins and ends between two tokens. */
function parsePiece(piece: string, mode: State, raw: string | undefined, state: TokenState): void {
  const tokenizer = openTokenizer(state, (name, attributes, selfClosing) => {
    state.raw = startTag(name, attributes, selfClosing, state);
  });
  state.pieces += 1;
  tokenizer.state = mode;
  if (raw !== undefined) tokenizer.lastStartTagName = raw;
  tokenizer.write(piece, true);
}

/** Has parse5 read everything from an offset on. */
function parseRest(html: string, from: number, state: TokenState): boolean {
  const tokenizer = openTokenizer(state, (name, attributes, selfClosing) => {
    const raw = startTag(name, attributes, selfClosing, state);
    tokenizer.inForeignNode = state.foreign > 0;
    if (raw !== undefined) tokenizer.state = CONTENT_STATE.get(raw) ?? TokenizerMode.DATA;
  });
  if (state.raw !== undefined) {
    tokenizer.state = CONTENT_STATE.get(state.raw) ?? TokenizerMode.DATA;
    tokenizer.lastStartTagName = state.raw;
  }
  for (let start = from; start < html.length && state.goesOn; start += CHUNK) {
    tokenizer.write(html.slice(start, start + CHUNK), start + CHUNK >= html.length);
    state.goesOn &&= attributesSoFar(tokenizer) <= MAX_ATTRIBUTES;
  }
  return state.goesOn;
}

function openTokenizer(
  state: TokenState,
  onStart: (name: string, attributes: readonly TagAttribute[], selfClosing: boolean) => void,
): Tokenizer {
  const { handler } = state;
  const onCharacter = ({ chars }: { readonly chars: string }): void => handler.text(chars);
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: false },
    {
      onStartTag: ({ tagName, attrs, selfClosing }) => onStart(tagName, attrs, selfClosing),
      onEndTag({ tagName }) {
        endTag(tagName, state);
        tokenizer.inForeignNode = state.foreign > 0;
      },
      onComment: ({ data }) => handler.comment(data),
      onDoctype: ignore,
      onEof: ignore,
      onCharacter,
      onNullCharacter: ignore,
      onWhitespaceCharacter: onCharacter,
    },
  );
  tokenizer.inForeignNode = state.foreign > 0;
  return tokenizer;
}

function ignore(): void {}

// The token being read is not part of parse5's public types; where it is gone, only the guard is gone.
function attributesSoFar(tokenizer: Tokenizer): number {
  const { currentToken } = tokenizer as unknown as {
    readonly currentToken?: { readonly attrs?: readonly unknown[] } | null;
  };
  return currentToken?.attrs?.length ?? 0;
}
