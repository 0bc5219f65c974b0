/** Where each word that a text holds first stands, in any case; words it does not hold are absent. */
export type WordScan = (text: string) => ReadonlyMap<string, number>;

const ASCII = 128;

/**
 * An automaton after Aho and Corasick (CACM 18, 1975, https://doi.org/10.1145/360825.360855) over hundreds of ASCII words:
 * one table look-up a code unit, however many words there are and whatever the text is. A word with a capital letter
 * is looked for as it is written.
 */
export function openWordScan(words: readonly string[]): WordScan {
  const classes = classesOf(words);
  const { steps, ends, start, firstEnd } = automaton(words, classes);
  return (text) => {
    const found = new Map<string, number>();
    const { length } = text;
    let state = start;
    for (let index = 0; index < length; index += 1) {
      const code = text.charCodeAt(index);
      state = steps[state + (code < ASCII ? (classes[code] ?? 0) : 0)] ?? 0;
      if (state < firstEnd) continue;
      for (const word of ends.get(state) ?? []) {
        const at = index + 1 - word.length;
        if (!found.has(word) && (word === word.toLowerCase() || text.startsWith(word, at))) found.set(word, at);
      }
    }
    return found;
  };
}

/** Of each ASCII code the number of its letter in the words: equal in both cases, 0 for what stands in none. */
function classesOf(words: readonly string[]): Uint8Array {
  const letters = [...new Set(words.join('').toLowerCase())];
  return Uint8Array.from({ length: ASCII }, (_, code) => letters.indexOf(String.fromCharCode(code).toLowerCase()) + 1);
}

interface Automaton {
  /** At `state + letter` the next state; states are multiples of the number of letters. */
  readonly steps: Uint32Array;
  /** The words that end at a state. */
  readonly ends: ReadonlyMap<number, readonly string[]>;
  readonly start: number;
  /** From here on some word ends at every state. */
  readonly firstEnd: number;
}

interface State {
  readonly next: (State | undefined)[];
  /** The longest proper suffix of this state that is a state too. */
  fallback: State | undefined;
  words: readonly string[];
}

function automaton(words: readonly string[], classes: Uint8Array): Automaton {
  const width = Math.max(...classes) + 1;
  const root: State = { next: [], fallback: undefined, words: [] };
  for (const word of words) {
    let state = root;
    for (let index = 0; index < word.length; index += 1) {
      const letter = classes[word.charCodeAt(index)] ?? 0;
      state = state.next[letter] ??= { next: [], fallback: undefined, words: [] };
    }
    state.words = [...state.words, word];
  }
  const states = completed(root, width);
  const silent = states.filter((state) => state.words.length === 0);
  const ordered = [...silent, ...states.filter((state) => state.words.length > 0)];
  const numbers = new Map(ordered.map((state, index) => [state, index * width]));
  const steps = new Uint32Array(ordered.length * width);
  const ends = new Map<number, readonly string[]>();
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
