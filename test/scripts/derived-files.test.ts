import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type DerivedTree, staleFiles, writeDerivedFiles } from '../../scripts/derived-files.ts';

const tree: DerivedTree = {
  files: new Map<string, string | Uint8Array>([
    ['docs/a.md', 'one\n'],
    ['bin/run.js', new Uint8Array([35, 33])],
  ]),
  owned: ['docs/**/*.md'],
  executable: ['bin/run.js'],
};

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tollgate-derived-'));
});

afterEach(() => rmSync(root, { recursive: true }));

test('writes what is missing, and then nothing is stale', () => {
  expect(staleFiles(root, tree)).toEqual([
    { path: 'bin/run.js', state: 'missing' },
    { path: 'docs/a.md', state: 'missing' },
  ]);
  writeDerivedFiles(root, tree);
  expect(readFileSync(join(root, 'docs/a.md'), 'utf8')).toBe('one\n');
  expect(statSync(join(root, 'bin/run.js')).mode & 0o111).not.toBe(0);
  expect(staleFiles(root, tree)).toEqual([]);
});

test('names a file that was edited, one that is left over and one that lost its executable bit', () => {
  writeDerivedFiles(root, tree);
  mkdirSync(join(root, 'docs/deep'));
  writeFileSync(join(root, 'docs/a.md'), 'two\n');
  writeFileSync(join(root, 'docs/deep/old.md'), 'a rule that is gone\n');
  writeFileSync(join(root, 'docs/picture.png'), 'not owned');
  chmodSync(join(root, 'bin/run.js'), 0o644);
  const expected = [
    { path: 'bin/run.js', state: 'not executable' },
    { path: 'docs/a.md', state: 'different' },
    { path: 'docs/deep/old.md', state: 'left over' },
  ];
  expect(staleFiles(root, tree)).toEqual(expected);
  expect(writeDerivedFiles(root, tree)).toEqual(expected);
  expect(existsSync(join(root, 'docs/deep/old.md'))).toBe(false);
  expect(existsSync(join(root, 'docs/picture.png'))).toBe(true);
  expect(staleFiles(root, tree)).toEqual([]);
});

test('does not touch a file that is right', () => {
  writeDerivedFiles(root, tree);
  const file = join(root, 'docs/a.md');
  utimesSync(file, 1, 1);
  expect(writeDerivedFiles(root, tree)).toEqual([]);
  expect(statSync(file).mtimeMs).toBe(1000);
});
