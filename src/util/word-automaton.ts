/** An automaton that says at every code unit of a text which words end there. */
export interface WordAutomaton {
  /** At `state + letter` the next state; states are multiples of the number of letters. */
  readonly steps: Uint32Array;
  /** The places in the list of the words that end at a state, the longest first. */
  readonly ends: ReadonlyMap<number, readonly number[]>;
  readonly start: number;
  /** From here on some word ends at every state. */
  readonly firstEnd: number;
}

interface State {
  readonly next: (State | undefined)[];
  /** The longest proper suffix of this state that is a state too. */
  fallback: State | undefined;
  words: readonly number[];
}

/**
 * An automaton after Aho and Corasick (CACM 18, 1975, https://doi.org/10.1145/360825.360855): one table look-up a code
 * unit, however many words there are and whatever the text is.
 * @param letterOf the letter that a code unit is, from 0 to `width - 1`; 0 is what stands in no word
 */
export function wordAutomaton(
  words: readonly string[],
  letterOf: (code: number) => number,
  width: number,
): WordAutomaton {
  const root: State = { next: [], fallback: undefined, words: [] };
  for (const [place, word] of words.entries()) {
    let state = root;
    for (let index = 0; index < word.length; index += 1) {
      state = state.next[letterOf(word.charCodeAt(index))] ??= { next: [], fallback: undefined, words: [] };
    }
    state.words = [...state.words, place];
  }
  const states = completed(root, width);
  const silent = states.filter((state) => state.words.length === 0);
  const ordered = [...silent, ...states.filter((state) => state.words.length > 0)];
  const numbers = new Map(ordered.map((state, index) => [state, index * width]));
  const steps = new Uint32Array(ordered.length * width);
  const ends = new Map<number, readonly number[]>();
  for (const [state, number] of numbers) {
    if (state.words.length > 0) ends.set(number, state.words);
    for (let letter = 0; letter < width; letter += 1) {
      steps[number + letter] = numbers.get(state.next[letter] ?? root) ?? 0;
    }
  }
  return { steps, ends, start: numbers.get(root) ?? 0, firstEnd: silent.length * width };
}

/** All states, each with a step for every letter; breadth first, so that a fallback is complete before it is used. */
function completed(root: State, width: number): State[] {
  const queue = [root];
  for (const state of queue) {
    if (state.fallback !== undefined) state.words = [...state.words, ...state.fallback.words];
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
