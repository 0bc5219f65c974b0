import type { TagAttribute } from './html-tokens.ts';

/** A start tag as most are written. */
export interface FastStartTag {
  readonly name: string;
  /** Absent where a value holds a character reference that takes the whole table to read. */
  readonly attributes: readonly TagAttribute[] | undefined;
  readonly selfClosing: boolean;
  /** Offset after its `>`. */
  readonly end: number;
}

// No other character can follow where these match, so that nothing is tried twice.
const NAME = /<([a-z][a-z0-9-]*)/iy;
const ATTRIBUTE = /[\t\n\f ]+([^\t\n\f "'<=/>&]+)(?:=(?:"([^"]*)"|'([^']*)'|([^\t\n\f "'<=>`]+)))?/y;
const END = /[\t\n\f ]*(\/?)>/y;
const MAX_ATTRIBUTES = 100;

/** The start tag at an offset, or nothing where it is written in a way that is left to the full tokenizer. */
export function fastStartTag(html: string, at: number): FastStartTag | undefined {
  NAME.lastIndex = at;
  const name = NAME.exec(html)?.[1];
  if (name === undefined) return undefined;
  let attributes: TagAttribute[] | undefined = [];
  let end = NAME.lastIndex;
  for (let count = 0; ; count += 1) {
    ATTRIBUTE.lastIndex = end;
    const match = ATTRIBUTE.exec(html);
    if (match === null) break;
    if (count >= MAX_ATTRIBUTES) return undefined;
    end = ATTRIBUTE.lastIndex;
    const [, written = '', double, single, bare] = match;
    const key = written.toLowerCase();
    const value = decodeReferences(double ?? single ?? bare ?? '', true);
    if (value === undefined) attributes = undefined;
    else if (attributes?.every((known) => known.name !== key) === true) attributes.push({ name: key, value });
  }
  END.lastIndex = end;
  const close = END.exec(html);
  if (close === null) return undefined;
  return { name: name.toLowerCase(), attributes, selfClosing: close[1] === '/', end: END.lastIndex };
}

const MEANING: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '&#39;': "'",
  '&nbsp;': '\u{a0}',
  '&copy;': '\u{a9}',
};
const REFERENCE = /&(?:amp|lt|gt|quot|apos|#39|nbsp|copy);/gu;
// An ampersand before white space means itself, and in a value also one before a name and an equals sign.
const PLAIN_IN_TEXT = /&(?:(?:amp|lt|gt|quot|apos|#39|nbsp|copy);|(?=[\t\n\f ]|$))/gu;
const PLAIN_IN_VALUE = /&(?:(?:amp|lt|gt|quot|apos|#39|nbsp|copy);|[a-z0-9]+=|(?=[\t\n\f ]|$))/giu;

/** A text with its common character references decoded, or nothing where it has others. */
export function decodeReferences(text: string, inValue: boolean): string | undefined {
  if (!text.includes('&')) return text;
  if (text.replaceAll(inValue ? PLAIN_IN_VALUE : PLAIN_IN_TEXT, '').includes('&')) return undefined;
  return text.replaceAll(REFERENCE, (reference) => MEANING[reference] ?? reference);
}
