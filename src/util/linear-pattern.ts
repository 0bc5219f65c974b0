import { parsePattern, type ParsedPattern, type PatternNode } from './parse-pattern.ts';
import { type CharacterSet, isInSet, isWordCharacter } from './pattern-set.ts';

/** A regular expression that somebody else wrote, matched in time linear in the text. */
export interface LinearPattern {
  readonly source: string;
  /** Does a beginning of the text match? As Python's `re.match`; `$` at the end of the pattern makes it the whole text. */
  matchesStart(text: string): boolean;
}

const LONGEST_PATTERN = 1_000;
const LONGEST_PROGRAM = 4_000;

type Step =
  | { readonly op: 'set'; readonly set: CharacterSet }
  | { readonly op: 'fork'; readonly first: number; readonly second: number }
  | { readonly op: 'assert'; readonly at: 'start' | 'end' | 'boundary' | 'no-boundary' }
  | { readonly op: 'done' };

/**
 * Compiles a pattern, or says why not: syntax that no linear search can decide, or a size beyond all use. All states are
 * followed at once (Thompson, "Regular Expression Search Algorithm", CACM 11/6, 1968), so no text makes it slow.
 */
export function linearPattern(source: string): LinearPattern | { readonly problem: string } {
  if (source.length > LONGEST_PATTERN) return { problem: `it is longer than ${LONGEST_PATTERN} characters` };
  try {
    const parsed = parsePattern(source);
    const steps: Step[] = [];
    compile(parsed.root, steps);
    steps.push({ op: 'done' });
    return { source, matchesStart: (text) => matches(steps, parsed, text) };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { problem: error.message };
  }
}

function compile(node: PatternNode, steps: Step[]): void {
  if (steps.length > LONGEST_PROGRAM) throw new SyntaxError('it repeats too much');
  switch (node.kind) {
    case 'set':
      steps.push({ op: 'set', set: node.set });
      return;
    case 'assertion':
      steps.push({ op: 'assert', at: node.at });
      return;
    case 'sequence':
      for (const part of node.parts) compile(part, steps);
      return;
    case 'choice':
      compileChoice(node.options, steps);
      return;
    case 'repeat':
      for (let count = 0; count < node.min; count += 1) compile(node.part, steps);
      if (node.max === Infinity) compileLoop(node.part, steps);
      else for (let count = node.min; count < node.max; count += 1) compileChoice([node.part, EMPTY], steps);
  }
}

const EMPTY: PatternNode = { kind: 'sequence', parts: [] };

function compileChoice(options: readonly PatternNode[], steps: Step[]): void {
  const ends: number[] = [];
  for (const [index, option] of options.entries()) {
    const fork = steps.length;
    const isLast = index === options.length - 1;
    if (!isLast) steps.push({ op: 'fork', first: fork + 1, second: 0 });
    compile(option, steps);
    if (isLast) break;
    ends.push(steps.length);
    steps.push({ op: 'fork', first: 0, second: 0 });
    steps[fork] = { op: 'fork', first: fork + 1, second: steps.length };
  }
  for (const end of ends) steps[end] = { op: 'fork', first: steps.length, second: steps.length };
}

function compileLoop(part: PatternNode, steps: Step[]): void {
  const fork = steps.length;
  steps.push({ op: 'fork', first: fork + 1, second: 0 });
  compile(part, steps);
  steps.push({ op: 'fork', first: fork, second: fork });
  steps[fork] = { op: 'fork', first: fork + 1, second: steps.length };
}

function matches(steps: readonly Step[], { ignoreCase }: ParsedPattern, text: string): boolean {
  const codes = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  let states = reach(steps, [0], codes, 0);
  for (let at = 0; ; at += 1) {
    if (states === 'done') return true;
    const code = codes[at];
    if (code === undefined || states.length === 0) return false;
    const next = states.filter((state) => {
      const step = steps[state];
      return step?.op === 'set' && isInSet(step.set, code, ignoreCase);
    });
    states = reach(
      steps,
      next.map((state) => state + 1),
      codes,
      at + 1,
    );
  }
}

/** The sets that can come next from here, each once. */
function reach(
  steps: readonly Step[],
  from: readonly number[],
  codes: readonly number[],
  at: number,
): readonly number[] | 'done' {
  const seen = new Set<number>();
  const waiting = [...from];
  const sets: number[] = [];
  for (let state = waiting.pop(); state !== undefined; state = waiting.pop()) {
    const step = steps[state];
    if (step === undefined || seen.has(state)) continue;
    seen.add(state);
    if (step.op === 'done') return 'done';
    if (step.op === 'set') sets.push(state);
    else if (step.op === 'fork') waiting.push(step.first, step.second);
    else if (holds(step.at, codes, at)) waiting.push(state + 1);
  }
  return sets;
}

function holds(assertion: 'start' | 'end' | 'boundary' | 'no-boundary', codes: readonly number[], at: number): boolean {
  if (assertion === 'start') return at === 0;
  if (assertion === 'end') return at === codes.length;
  const isBoundary = isWordCharacter(codes[at - 1]) !== isWordCharacter(codes[at]);
  return isBoundary === (assertion === 'boundary');
}
