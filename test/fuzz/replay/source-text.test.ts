import { spawnSync } from 'node:child_process';
import { runInNewContext } from 'node:vm';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asciiJson, commentText, shellQuote, stringLiteral } from '../../../src/fuzz/replay/source-text.ts';

const HOSTILE: readonly string[] = [
  '"',
  "'",
  '`',
  '\\',
  '\\"',
  '"""',
  "'''",
  '*/',
  '//',
  '#',
  '\n',
  '\r\n',
  '\u2028',
  '\u0085',
  '$(touch x)',
  '${x}',
  '\\u0022',
  '\\u000a',
  '{}',
  '{0}',
  '%s',
  '\u{1f4b6}',
  '\u202e',
  '\u0000',
  '\ud800',
  '!!',
  '__proto__',
];
const text = fc
  .array(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'grapheme', maxLength: 4 })), { maxLength: 8 })
  .map((parts) => parts.join(''));
const texts = fc.sample(text, { numRuns: 300, seed: 1 }).concat(HOSTILE);

describe('a string literal', () => {
  it('is plain ASCII, and JavaScript and JSON read it back', () => {
    fc.assert(
      fc.property(text, (one) => {
        const literal = stringLiteral(one);
        expect(literal).toMatch(/^"[ -~]*"$/u);
        expect(runInNewContext(literal)).toBe(one.toWellFormed());
        expect(JSON.parse(asciiJson({ one: one.toWellFormed() }))).toEqual({ one: one.toWellFormed() });
      }),
    );
  });

  it('is read back by Python, with JSON inside', () => {
    const lines = texts.map(
      (one) => `import json; out.append(json.loads(${stringLiteral(asciiJson(one.toWellFormed()))}))`,
    );
    const source = `out = []\n${lines.join('\n')}\nprint(json.dumps(out))`;
    const { stdout, status } = spawnSync('python3', ['-'], { input: source, encoding: 'utf8', timeout: 20_000 });
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toEqual(texts.map((one) => one.toWellFormed()));
  });

  it('never has a backslash that Java takes for the beginning of a Unicode escape where none is', () => {
    // JLS §3.3: a backslash begins one only after an even number of others; each of ours stands for the same UTF-16 unit.
    fc.assert(
      fc.property(text, (one) => {
        const inner = stringLiteral(asciiJson(one.toWellFormed())).slice(1, -1);
        const early = inner.replaceAll(/(?<!\\)((?:\\\\)*)\\u([0-9a-f]{4})/gu, 'ESCAPE');
        expect(early).toBe(inner);
      }),
    );
  });
});

describe('a comment', () => {
  it('stays one line and ends no other comment, whatever a target wrote', () => {
    fc.assert(
      fc.property(text, (one) => {
        const comment = commentText(one);
        expect(comment).not.toMatch(/[\n\r\u0085\u2028\u2029\\]|\*\//u);
      }),
    );
  });
});

describe('a shell word', () => {
  it('is what it was, and nothing in it is run', () => {
    const sound = texts.filter((one) => !one.includes('\0')).map((one) => one.toWellFormed());
    const source = sound.map((one) => `printf '%s\\000' ${shellQuote(one)}`).join('\n');
    const { stdout, status } = spawnSync('sh', ['-s'], { input: source, encoding: 'utf8', timeout: 20_000 });
    expect(status).toBe(0);
    expect(stdout.split('\0').slice(0, -1)).toEqual(sound);
  });
});
