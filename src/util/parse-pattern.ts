import { ANY_CHARACTER, type CharacterSet, escapedSet, setOf, union } from './pattern-set.ts';

/** A regular expression as a tree; only what one pass over a text can decide. */
export type PatternNode =
  | { readonly kind: 'set'; readonly set: CharacterSet }
  | { readonly kind: 'assertion'; readonly at: 'start' | 'end' | 'boundary' | 'no-boundary' }
  | { readonly kind: 'sequence'; readonly parts: readonly PatternNode[] }
  | { readonly kind: 'choice'; readonly options: readonly PatternNode[] }
  | { readonly kind: 'repeat'; readonly part: PatternNode; readonly min: number; readonly max: number };

/** A tree, and whether it looks at the case of letters. */
export interface ParsedPattern {
  readonly root: PatternNode;
  readonly ignoreCase: boolean;
}

const DEEPEST = 50;
const MOST_REPEATS = 1_000;

const ASSERTIONS: Readonly<Record<string, 'start' | 'end' | 'boundary' | 'no-boundary'>> = {
  A: 'start',
  Z: 'end',
  z: 'end',
  b: 'boundary',
  B: 'no-boundary',
};

/**
 * Parses the regular expressions that Python, Java and JavaScript agree on. What no linear search can decide (back
 * references, look-around, atomic groups) is refused.
 * @throws SyntaxError saying what is not understood
 */
export function parsePattern(source: string): ParsedPattern {
  const flag = /^\(\?i\)/u.exec(source);
  const reader = { text: source, at: flag === null ? 0 : 4 };
  const root = readChoice(reader, 0);
  if (reader.at < source.length) throw new SyntaxError('a ")" without its "("');
  return { root, ignoreCase: flag !== null };
}

interface PatternReader {
  readonly text: string;
  at: number;
}

function readChoice(reader: PatternReader, depth: number): PatternNode {
  if (depth > DEEPEST) throw new SyntaxError(`groups nested more than ${DEEPEST} deep`);
  const options = [readSequence(reader, depth)];
  while (reader.text[reader.at] === '|') {
    reader.at += 1;
    options.push(readSequence(reader, depth));
  }
  const [only] = options;
  return options.length === 1 && only !== undefined ? only : { kind: 'choice', options };
}

function readSequence(reader: PatternReader, depth: number): PatternNode {
  const parts: PatternNode[] = [];
  while (reader.at < reader.text.length && !'|)'.includes(reader.text.charAt(reader.at))) {
    parts.push(readQuantified(reader, readAtom(reader, depth)));
  }
  return { kind: 'sequence', parts };
}

function readAtom(reader: PatternReader, depth: number): PatternNode {
  const character = String.fromCodePoint(reader.text.codePointAt(reader.at) ?? 0);
  reader.at += character.length;
  switch (character) {
    case '(':
      return readGroup(reader, depth);
    case '[':
      return { kind: 'set', set: readClass(reader) };
    case '.':
      return { kind: 'set', set: ANY_CHARACTER };
    case '^':
      return { kind: 'assertion', at: 'start' };
    case '$':
      return { kind: 'assertion', at: 'end' };
    case '\\':
      return readEscape(reader);
    case '*':
    case '+':
    case '?':
      throw new SyntaxError(`"${character}" with nothing before it`);
    default:
      return { kind: 'set', set: setOf(character.codePointAt(0) ?? 0) };
  }
}

function readGroup(reader: PatternReader, depth: number): PatternNode {
  const special = /^\?(?::|P?<[a-z]\w*>)?/iu.exec(reader.text.slice(reader.at))?.[0];
  if (special === '?') throw new SyntaxError('look-around, inline flags and atomic groups are not supported');
  reader.at += special?.length ?? 0;
  const inner = readChoice(reader, depth + 1);
  if (reader.text[reader.at] !== ')') throw new SyntaxError('a "(" without its ")"');
  reader.at += 1;
  return inner;
}

function readEscape(reader: PatternReader): PatternNode {
  const at = ASSERTIONS[reader.text.charAt(reader.at)];
  if (at === undefined) return { kind: 'set', set: readEscapedSet(reader) };
  reader.at += 1;
  return { kind: 'assertion', at };
}

function readEscapedSet(reader: PatternReader): CharacterSet {
  const escaped = escapedSet(reader.text.slice(reader.at, reader.at + 8));
  if (escaped === undefined) throw new SyntaxError(`"\\${reader.text.charAt(reader.at)}" is not supported`);
  reader.at += escaped.length;
  return escaped.set;
}

function readClass(reader: PatternReader): CharacterSet {
  const negated = reader.text[reader.at] === '^';
  if (negated) reader.at += 1;
  const sets: CharacterSet[] = [];
  const begin = reader.at;
  while (reader.text[reader.at] !== ']' || reader.at === begin) {
    if (reader.at >= reader.text.length) throw new SyntaxError('a "[" without its "]"');
    const first = readMember(reader);
    const next = reader.text[reader.at + 1];
    if (reader.text[reader.at] !== '-' || next === ']' || next === undefined) {
      sets.push(first);
      continue;
    }
    reader.at += 1;
    const [low] = first.ranges;
    const [high] = readMember(reader).ranges;
    if (low === undefined || high === undefined || low[0] !== low[1] || high[0] !== high[1] || low[0] > high[0]) {
      throw new SyntaxError('a range in "[…]" that is none');
    }
    sets.push({ ranges: [[low[0], high[0]]], negated: false });
  }
  reader.at += 1;
  return union(sets, negated);
}

function readMember(reader: PatternReader): CharacterSet {
  const character = String.fromCodePoint(reader.text.codePointAt(reader.at) ?? 0);
  reader.at += character.length;
  return character === '\\' ? readEscapedSet(reader) : setOf(character.codePointAt(0) ?? 0);
}

function readQuantified(reader: PatternReader, part: PatternNode): PatternNode {
  const rest = reader.text.slice(reader.at, reader.at + 16);
  const found = /^(?:[*+?]|\{\d{1,4}(?:,\d{0,4})?\})/u.exec(rest)?.[0];
  if (found === undefined) return part;
  reader.at += found.length;
  // Lazy or greedy: the same texts match.
  if (reader.text[reader.at] === '?') reader.at += 1;
  if (/^[*+{]/u.test(reader.text.slice(reader.at)) && /^(?:[*+]|\{\d)/u.test(reader.text.slice(reader.at))) {
    throw new SyntaxError('a quantifier of a quantifier');
  }
  const [min, max] = boundsOf(found);
  if (min > max) throw new SyntaxError(`"${found}" counts down`);
  if (Math.max(min, Number.isFinite(max) ? max : 0) > MOST_REPEATS)
    throw new SyntaxError(`"${found}" repeats too often`);
  return { kind: 'repeat', part, min, max };
}

function boundsOf(quantifier: string): [number, number] {
  if (quantifier === '*') return [0, Infinity];
  if (quantifier === '+') return [1, Infinity];
  if (quantifier === '?') return [0, 1];
  const [, low = '0', comma, high = ''] = /^\{(\d+)(,?)(\d*)\}$/u.exec(quantifier) ?? [];
  if (comma === '') return [Number(low), Number(low)];
  return [Number(low), high === '' ? Infinity : Number(high)];
}
