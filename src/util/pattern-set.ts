/** A set of characters, by code points: ranges, both ends included. */
export interface CharacterSet {
  readonly ranges: readonly (readonly [first: number, last: number])[];
  readonly negated: boolean;
}

const DIGITS: CharacterSet['ranges'] = [[0x30, 0x39]];
const WORDS: CharacterSet['ranges'] = [...DIGITS, [0x41, 0x5a], [0x5f, 0x5f], [0x61, 0x7a]];
const SPACES: CharacterSet['ranges'] = [
  [0x09, 0x0d],
  [0x20, 0x20],
];
const LAST = 0x10_ff_ff;

const CLASSES: Readonly<Record<string, CharacterSet['ranges']>> = { d: DIGITS, w: WORDS, s: SPACES };
const CONTROLS: Readonly<Record<string, number>> = { n: 0x0a, t: 0x09, r: 0x0d, f: 0x0c, v: 0x0b, '0': 0 };

/** Any character but the ends of lines. */
export const ANY_CHARACTER: CharacterSet = {
  ranges: [
    [0x0a, 0x0a],
    [0x0d, 0x0d],
  ],
  negated: true,
};

/** The set of one character. */
export function setOf(code: number): CharacterSet {
  return { ranges: [[code, code]], negated: false };
}

/** What stands after a backslash as a set (ASCII classes as in RFC 9485, control characters, `\xHH`, `\uHHHH`, punctuation), and its length. */
export function escapedSet(text: string): { readonly set: CharacterSet; readonly length: number } | undefined {
  const letter = text.charAt(0);
  const ranges = CLASSES[letter.toLowerCase()];
  if (ranges !== undefined) return { set: { ranges, negated: letter !== letter.toLowerCase() }, length: 1 };
  const control = CONTROLS[letter];
  if (control !== undefined) return { set: setOf(control), length: 1 };
  const digits = /^(?:x[0-9a-f]{2}|u[0-9a-f]{4})/iu.exec(text)?.[0];
  if (digits !== undefined && (letter === 'x' || letter === 'u')) {
    return { set: setOf(Number.parseInt(digits.slice(1), 16)), length: digits.length };
  }
  return /^[^\p{L}\p{N}]/u.test(text) ? { set: setOf(text.codePointAt(0) ?? 0), length: letter.length } : undefined;
}

/** The characters of several sets together. */
export function union(sets: readonly CharacterSet[], negated: boolean): CharacterSet {
  return { ranges: sets.flatMap((set) => (set.negated ? outside(set.ranges) : set.ranges)), negated };
}

/** Is this character in the set? `fold` looks at both cases of a letter. */
export function isInSet(set: CharacterSet, code: number, fold: boolean): boolean {
  const codes = fold ? [code, ...otherCases(code)] : [code];
  const inRanges = codes.some((one) => set.ranges.some(([first, last]) => one >= first && one <= last));
  return inRanges !== set.negated;
}

/** Is it a letter, digit or underscore of ASCII? The ends of a text are none. */
export function isWordCharacter(code: number | undefined): boolean {
  return code !== undefined && WORDS.some(([first, last]) => code >= first && code <= last);
}

function otherCases(code: number): number[] {
  const text = String.fromCodePoint(code);
  return [text.toLowerCase(), text.toUpperCase()].flatMap((other) =>
    other !== text && Array.from(other).length === 1 ? [other.codePointAt(0) ?? code] : [],
  );
}

function outside(ranges: CharacterSet['ranges']): CharacterSet['ranges'] {
  const sorted = ranges.toSorted(([a], [b]) => a - b);
  const gaps: (readonly [number, number])[] = [];
  let next = 0;
  for (const [first, last] of sorted) {
    if (first > next) gaps.push([next, first - 1]);
    next = Math.max(next, last + 1);
  }
  return next <= LAST ? [...gaps, [next, LAST]] : gaps;
}
