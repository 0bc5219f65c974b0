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

/**
 * An automaton after Aho and Corasick (CACM 18, 1975, https://doi.org/10.1145/360825.360855) over ASCII keywords,
 * with two counters beside it. Linear in the text, whatever is in it; one table look-up a code unit.
 */
export function openKeywordScan(keywords: readonly Keyword[]): KeywordScan {
  const classes = classesOf(keywords);
  const { steps, bits, start, firstFinal } = automaton(keywords, classes);
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
      if (state >= firstFinal) found |= bits[state] ?? 0;
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

interface State {
  readonly next: (State | undefined)[];
  /** The longest proper suffix of this state that is a state too. */
  fallback: State | undefined;
  bits: number;
}

interface Automaton {
  /** At `state + letter` the next state; states are multiples of the number of letters. */
  readonly steps: Uint32Array;
  /** At `state` the bits of all keywords that end there. */
  readonly bits: Int32Array;
  readonly start: number;
  /** From here on some keyword ends at every state. */
  readonly firstFinal: number;
}

function automaton(keywords: readonly Keyword[], classes: Uint16Array): Automaton {
  const root: State = { next: [], fallback: undefined, bits: 0 };
  for (const [word, bit] of keywords) {
    let state = root;
    for (const mark of word) {
      const letter = (classes[mark.charCodeAt(0)] ?? 0) & LETTER_MASK;
      state = state.next[letter] ??= { next: [], fallback: undefined, bits: 0 };
    }
    state.bits |= bit;
  }
  const width = Math.max(...classes.map((mark) => mark & LETTER_MASK)) + 1;
  const states = completed(root, width);
  const ordered = [...states.filter((state) => state.bits === 0), ...states.filter((state) => state.bits !== 0)];
  const numbers = new Map(ordered.map((state, index) => [state, index * width]));
  const steps = new Uint32Array(ordered.length * width);
  const bits = new Int32Array(ordered.length * width);
  for (const [state, number] of numbers) {
    bits[number] = state.bits;
    for (let letter = 0; letter < width; letter += 1) {
      steps[number + letter] = numbers.get(state.next[letter] ?? root) ?? 0;
    }
  }
  const firstFinal = ordered.filter((state) => state.bits === 0).length * width;
  return { steps, bits, start: numbers.get(root) ?? 0, firstFinal };
}

/** All states, each with a step for every letter; breadth first, so that a fallback is complete before it is used. */
function completed(root: State, width: number): State[] {
  const queue = [root];
  for (const state of queue) {
    state.bits |= state.fallback?.bits ?? 0;
    for (let letter = 0; letter < width; letter += 1) {
      const other = state === root ? root : state.fallback?.next[letter];
      const next = state.next[letter];
      if (next === undefined) {
        state.next[letter] = other;
      } else {
        next.fallback = other;
        queue.push(next);
      }
    }
  }
  return queue;
}
