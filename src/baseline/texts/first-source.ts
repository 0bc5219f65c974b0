import { SOURCE_SIGNATURES } from './source-signatures.ts';

/** A piece of source code found in a text. */
export interface FoundSource {
  readonly language: string;
  /** Offset in the text. */
  readonly at: number;
  /** It may as well be a sentence, or a script that the page is meant to have. */
  readonly weak: boolean;
}

/** The first signature that a text fits, in their order, weak ones last; `words` says which of their words it holds. */
export function firstSource(text: string, words: ReadonlyMap<string, number>): FoundSource | undefined {
  let weak: FoundSource | undefined;
  for (const { language, word, pattern, closedBy, weak: isWeak = false } of SOURCE_SIGNATURES) {
    const at = word === undefined ? 0 : words.get(word);
    if (at === undefined) continue;
    const match = pattern?.exec(text);
    if (match === null) continue;
    const start = match?.index ?? at;
    const end = match === undefined ? at + (word?.length ?? 0) : match.index + match[0].length;
    // The first opening decides: what is behind a later one is behind the first as well.
    if (closedBy !== undefined && !holdsBehind(text, closedBy, end + 1)) continue;
    if (!isWeak && !(language === 'SQL' && isSentence(text.slice(start, start + 300))))
      return { language, at: start, weak: false };
    weak ??= { language, at: start, weak: true };
  }
  return weak;
}

// A statement has marks that no sentence has.
function isSentence(text: string): boolean {
  return !/^[^\n<]{0,300}?(?:[=*;]|@@|\bwhere\b|\(\s?['"?$:\w])/iu.test(text);
}

function holdsBehind(text: string, what: string | RegExp, from: number): boolean {
  if (typeof what === 'string') return text.includes(what, from);
  const pattern = new RegExp(what);
  pattern.lastIndex = from;
  return pattern.test(text);
}
