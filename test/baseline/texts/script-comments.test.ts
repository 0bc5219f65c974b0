import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { scriptComments } from '../../../src/baseline/texts/script-comments.ts';

test.each([
  ['a(); // one\nb(); /* two\nlines */ c()', ['// one', '/* two\nlines */']],
  ['const url = "https://a.example/b"; x = \'/* no */\';', []],
  ['const pattern = /[/*]\\/\\//u; // yes', ['// yes']],
  ['const half = a / 2; // half', ['// half']],
  ['return /\\/\\/no/u.test(a)', []],
  ['<!-- old -->', ['<!-- old -->']],
  ['`text // no`', []],
  ['/* open', ['/* open']],
])('tells comments from strings and patterns: %s', (script, comments) => {
  expect(scriptComments(script)).toEqual(comments);
});

test('gives only pieces of the script, in order', () => {
  const piece = fc.constantFrom('/', '*', '//', '"', "'", '`', '\n', 'a', '(', '\\', '<!--', '-->', '[', ']');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const script = pieces.join('');
      let from = 0;
      for (const comment of scriptComments(script)) {
        const at = script.indexOf(comment, from);
        expect(at).toBeGreaterThanOrEqual(from);
        from = at + comment.length;
      }
    }),
  );
});
