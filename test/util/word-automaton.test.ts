import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { wordAutomaton } from '../../src/util/word-automaton.ts';

const LETTERS = 'abc';
const letterOf = (code: number): number => LETTERS.indexOf(String.fromCharCode(code)) + 1;

test('says at every place of a text which words end there, the longest first', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 4 });
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'x', 'é'), maxLength: 40 });
  fc.assert(
    fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 6 }), text, (words, said) => {
      const { steps, ends, start, firstEnd } = wordAutomaton(words, letterOf, LETTERS.length + 1);
      let state = start;
      for (let index = 0; index < said.length; index += 1) {
        state = steps[state + letterOf(said.charCodeAt(index))] ?? 0;
        const expected = words
          .filter((one) => said.slice(0, index + 1).endsWith(one))
          .toSorted((a, b) => b.length - a.length);
        expect((ends.get(state) ?? []).map((place) => words[place])).toEqual(expected);
        expect(state >= firstEnd).toBe(expected.length > 0);
      }
    }),
  );
});
