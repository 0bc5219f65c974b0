import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { replacePath } from '../../src/util/replace-path.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tollgate-replace-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a folder takes the place of another, of which nothing is left', async () => {
  mkdirSync(join(folder, 'old'));
  writeFileSync(join(folder, 'old/a'), '1');
  mkdirSync(join(folder, 'new'));
  writeFileSync(join(folder, 'new/b'), '2');
  await replacePath(join(folder, 'new'), join(folder, 'old'));
  expect(readdirSync(folder)).toEqual(['old']);
  expect(readdirSync(join(folder, 'old'))).toEqual(['b']);
});

test('what was there stays where the new one cannot be moved', async () => {
  writeFileSync(join(folder, 'kept'), '1');
  await expect(replacePath(join(folder, 'missing'), join(folder, 'kept'))).rejects.toThrow(/ENOENT/u);
  expect(readFileSync(join(folder, 'kept'), 'utf8')).toBe('1');
  expect(existsSync(join(folder, 'missing'))).toBe(false);
});
