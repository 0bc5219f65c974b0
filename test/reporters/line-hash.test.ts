import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lineHashes } from '../../src/reporters/line-hash.ts';

const LOREM = 'Lorem ipsum dolor sit amet.\n';

/** The algorithm as it is published, with whole 64-bit numbers: slow, and easy to compare with its source. */
function slowHashes(text: string): Map<number, string> {
  const [block, mod, mask] = [100, 37n, (1n << 64n) - 1n];
  const firstMod = (mod ** BigInt(block)) & mask;
  const units = Array.from({ length: block }, () => 0n);
  const lines = Array.from({ length: block }, () => -1);
  const counts = new Map<string, number>();
  const hashes = new Map<number, string>();
  let [hash, index, line, lineStart, prevCR] = [0n, 0, 0, true, false];
  const output = (): void => {
    if (lines[index] === -1) return;
    const value = hash.toString(16);
    counts.set(value, (counts.get(value) ?? 0) + 1);
    hashes.set(lines[index] ?? 0, `${value}:${counts.get(value)}`);
    lines[index] = -1;
  };
  const update = (unit: bigint): void => {
    const begin = units[index] ?? 0n;
    units[index] = unit;
    hash = (mod * hash + unit - firstMod * begin) & mask;
    index = (index + 1) % block;
  };
  for (let unit of [...Array.from({ length: text.length }, (_, at) => text.charCodeAt(at)), 65_535]) {
    if (unit === 32 || unit === 9 || (prevCR && unit === 10)) {
      prevCR = false;
      continue;
    }
    prevCR = unit === 13;
    if (prevCR) unit = 10;
    output();
    if (lineStart) {
      lineStart = false;
      line += 1;
      lines[index] = line;
    }
    if (unit === 10) lineStart = true;
    update(BigInt(unit));
  }
  for (let step = 0; step < block; step += 1) {
    output();
    update(0n);
  }
  return hashes;
}

describe('lineHashes', () => {
  test.each([
    ['an empty file', '', ['c129715d7a2bc9a3:1']],
    [
      'blanks and tabs',
      ' a\nb\n  \t\tc\n d',
      ['271789c17abda88f:1', '54703d4cd895b18:1', '180aee12dab6264:1', 'a23a3dc5e078b07b:1'],
    ],
    [
      'repeated lines',
      LOREM.repeat(10),
      [
        ...[1, 2, 3, 4, 5, 6].map((number) => `a7f2ff13bc495cf2:${number}`),
        'a7f2ff1481e87703:1',
        'a9cf91f7bbf1862b:1',
        '55ec222b86bcae53:1',
        'cc97dc7b1d7d8f7b:1',
        'c129715d7a2bc9a3:1',
      ],
    ],
  ])('gives the values that codeql-action tests for %s', (_name, text, hashes) => {
    expect([...lineHashes(text)]).toEqual(hashes.map((hash, index) => [index + 1, hash]));
  });

  test('is the published algorithm for any text', () => {
    const line = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\r', '\n', '\r\n', ' ', '\t', LOREM));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), (parts) => {
        const text = parts.join('');
        expect([...lineHashes(text)]).toEqual([...slowHashes(text)]);
      }),
      { numRuns: 300 },
    );
  });

  test('does not change with the line endings', () => {
    const text = 'const a = 1;\nconst b = 2;\n\nexport { a, b };\n';
    expect(lineHashes(text.replaceAll('\n', '\r\n'))).toEqual(lineHashes(text));
    expect(lineHashes(text.replaceAll('\n', '\r'))).toEqual(lineHashes(text));
  });
});
