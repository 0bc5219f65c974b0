import { type WordAutomaton, wordAutomaton } from './word-automaton.ts';

/** Looks once at every code unit of a text: the bits of the keywords that stand in it, in any case, joined by `|`. */
export type KeywordScan = (text: string) => number;

/** An ASCII word and the bit that says that it is there. */
export type Keyword = readonly [word: string, bit: number];

/** Set where 13 digits stand with no ASCII letter among them. */
export const MANY_DIGITS = 1;
/** Set where 16 characters of the base64 alphabets stand together. */
export const LONG_TOKEN = 2;
/** Set for a digit of full width, which an escape decoder turns into a plain one. */
export const WIDE_DIGIT = 4;

const ASCII = 128;
const DIGITS = 13;
const TOKEN = 16;

// What a code unit is, above the number of its letter in the keywords.
const OTHER_TOKEN = 1 << 8;
const DIGIT = 1 << 9;
const OTHER = 1 << 10;
const LETTER_MASK = OTHER_TOKEN - 1;

/** An automaton over ASCII keywords with two counters beside it. Linear in the text, whatever is in it; one table look-up a code unit. */
export function openKeywordScan(keywords: readonly Keyword[]): KeywordScan {
  const classes = classesOf(keywords);
  const { steps, bits, start, firstEnd } = automaton(keywords, classes);
  return (text) => {
    let found = 0;
    let state = start;
    let digits = 0;
    let gap = -1;
    const { length } = text;
    for (let index = 0; index < length; index += 1) {
      const code = text.charCodeAt(index);
      const mark = code < ASCII ? (classes[code] ?? 0) : OTHER;
      state = steps[state + (mark & LETTER_MASK)] ?? 0;
      if (state >= firstEnd) found |= bits[state] ?? 0;
      if (mark < OTHER_TOKEN) {
        digits = 0;
      } else if (mark >= OTHER) {
        if (index - gap > TOKEN) found |= LONG_TOKEN;
        gap = index;
        if (code >= 0xff10 && code <= 0xff19) found |= WIDE_DIGIT;
      } else if (mark >= DIGIT) {
        digits += 1;
        if (digits >= DIGITS) found |= MANY_DIGITS;
      }
    }
    return length - gap > TOKEN ? found | LONG_TOKEN : found;
  };
}

/** Of each ASCII code its kind, and the number of its letter in the keywords: equal in both cases, 0 for all others. */
function classesOf(keywords: readonly Keyword[]): Uint16Array {
  const marks = [...new Set(keywords.flatMap(([word]) => Array.from(word.toLowerCase())))];
  return Uint16Array.from({ length: ASCII }, (_, code) => {
    const mark = String.fromCharCode(code);
    const kind = /[a-z]/iu.test(mark) ? 0 : /\d/u.test(mark) ? DIGIT : /[\w+/-]/u.test(mark) ? OTHER_TOKEN : OTHER;
    return kind | (marks.indexOf(mark.toLowerCase()) + 1);
  });
}

/** The steps of the keywords, and at `state` the bits of all that end there. */
function automaton(
  keywords: readonly Keyword[],
  classes: Uint16Array,
): Pick<WordAutomaton, 'steps' | 'start' | 'firstEnd'> & { readonly bits: Int32Array } {
  const letterOf = (code: number): number => (classes[code] ?? 0) & LETTER_MASK;
  const width = Math.max(...classes.map((mark) => mark & LETTER_MASK)) + 1;
  const words = keywords.map(([word]) => word);
  const { steps, ends, start, firstEnd } = wordAutomaton(words, letterOf, width);
  const bits = new Int32Array(steps.length);
  for (const [state, places] of ends) {
    bits[state] = places.reduce((joined, place) => joined | (keywords[place]?.[1] ?? 0), 0);
  }
  return { steps, bits, start, firstEnd };
}
