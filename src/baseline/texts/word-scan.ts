import { wordAutomaton } from '../../util/word-automaton.ts';

/** Where each word that a text holds first stands, in any case; words it does not hold are absent. */
export type WordScan = (text: string) => ReadonlyMap<string, number>;

const ASCII = 128;

/**
 * Looks for hundreds of ASCII words at once, in one pass. A word with a capital letter is looked for as it is written.
 */
export function openWordScan(words: readonly string[]): WordScan {
  const classes = classesOf(words);
  const letterOf = (code: number): number => classes[code] ?? 0;
  const { steps, ends, start, firstEnd } = wordAutomaton(words, letterOf, Math.max(...classes) + 1);
  return (text) => {
    const found = new Map<string, number>();
    const { length } = text;
    let state = start;
    for (let index = 0; index < length; index += 1) {
      const code = text.charCodeAt(index);
      state = steps[state + (code < ASCII ? (classes[code] ?? 0) : 0)] ?? 0;
      if (state < firstEnd) continue;
      for (const place of ends.get(state) ?? []) {
        const word = words[place] ?? '';
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
