import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { KINDS, writeSkeleton } from '../../scripts/new.ts';

const NAMES: Readonly<Record<string, string>> = {
  attack: 'discount/discount-of-strangers',
  format: 'some-tool-json',
  'web-rule': 'some-header-missing',
};

let root: string;

// A copy, with the packages of the checkout beside it, so that the skeletons' imports lead to the real sources.
beforeAll(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'tollgate-new-')));
  for (const path of ['src', 'package.json', 'tsconfig.json', '.oxfmtrc.json', '.oxlintrc.json']) {
    cpSync(path, join(root, path), { recursive: true });
  }
  symlinkSync(realpathSync('node_modules'), join(root, 'node_modules'));
});

afterAll(() => rmSync(root, { recursive: true }));

/** Runs a tool of the checkout in the copy. @throws Error with its output where it fails */
function tool(name: string, ...args: readonly string[]): string {
  const run = spawnSync(join(root, 'node_modules', '.bin', name), args, { cwd: root, encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`${name} exited with ${run.status}:\n${run.stdout}${run.stderr}`);
  return run.stdout;
}

describe('npm run new', () => {
  test('has a name to try for every kind', () => {
    expect(Object.keys(NAMES).toSorted()).toEqual(Object.keys(KINDS).toSorted());
  });

  test('writes files that are formatted, lint clean and of the right types', () => {
    const files = Object.entries(NAMES).flatMap(([kind, name]) =>
      writeSkeleton(root, kind, name).flatMap((line) => /^wrote (.+)$/u.exec(line)?.[1] ?? []),
    );
    expect(files).toHaveLength(5);
    tool('oxfmt', '--check', ...files);
    tool('oxlint', '--deny-warnings', ...files.filter((file) => file.endsWith('.ts')));
    // Only the new files and what they import.
    const options = JSON.parse(readFileSync(join(root, 'tsconfig.json'), 'utf8')) as object;
    const tsconfig = { ...options, include: files.filter((file) => file.endsWith('.ts')), exclude: [] };
    writeFileSync(join(root, 'tsconfig.json'), JSON.stringify(tsconfig));
    tool('tsc', '--noEmit');
  });

  test('writes a format whose test passes', () => {
    const output = tool('vitest', 'run', '--root', root, 'test/formats/some-tool-json');
    expect(output).toMatch(/2 passed/u);
  });

  test.each(Object.entries(NAMES))('never overwrites: %s', (kind, name) => {
    expect(() => writeSkeleton(root, kind, name)).toThrow(/is there already; nothing was written/u);
  });

  test.each([
    ['web-rule', '../../escape'],
    ['web-rule', 'Shouting-Name'],
    ['attack', 'no-family'],
    ['format', ''],
  ])('refuses the name of %s: "%s"', (kind, name) => {
    expect(() => writeSkeleton(root, kind, name)).toThrow(/does not fit: NAME is/u);
    expect(existsSync(join(root, '..', 'escape.ts'))).toBe(false);
  });

  test.each(['', 'rule', 'toString'])('names the kinds where there is no kind "%s"', (kind) => {
    expect(() => writeSkeleton(root, kind, 'x')).toThrow(/KIND is one of attack, format, web-rule/u);
  });
});
