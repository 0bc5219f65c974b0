import { compareText } from '../model/summary.ts';

/** Texts by number, each once: a number is kept and compared cheaper than a text. */
export interface TextNumbers {
  numberOf(text: string): number;
  textOf(number: number): string;
  /** By number the place of its text in the order of all texts so far. */
  ranks(): Int32Array;
}

/** No texts yet. */
export function openTextNumbers(): TextNumbers {
  const texts: string[] = [];
  const numbers = new Map<string, number>();
  return {
    numberOf(text) {
      const known = numbers.get(text);
      if (known !== undefined) return known;
      const number = texts.push(text) - 1;
      numbers.set(text, number);
      return number;
    },
    textOf: (number) => texts[number] ?? '',
    ranks() {
      const ranks = new Int32Array(texts.length);
      const sorted = texts.map((text, number) => ({ text, number })).toSorted((a, b) => compareText(a.text, b.text));
      for (const [rank, { number }] of sorted.entries()) ranks[number] = rank;
      return ranks;
    },
  };
}
