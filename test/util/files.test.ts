import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  ensureFolder,
  readFileIfThere,
  removeFolder,
  sha256,
  temporaryFolder,
  writeFileAtomic,
} from '../../src/util/files.ts';

let folder: string;
beforeAll(async () => {
  folder = await temporaryFolder('tollgate-files-');
});
afterAll(() => removeFolder(folder));

test('a file is written whole, in folders that were not there, and replaces an older one', async () => {
  const path = join(folder, 'a/b/report.json');
  await writeFileAtomic(path, 'one');
  await writeFileAtomic(path, Buffer.from([1, 2, 3]));
  expect([...(await readFile(path))]).toEqual([1, 2, 3]);
  expect(await readdir(join(folder, 'a/b'))).toEqual(['report.json']);
});

test('a write that fails leaves neither half a file nor a temporary one', async () => {
  const path = join(folder, 'taken');
  await mkdir(path);
  await writeFile(join(path, 'inside'), '');
  await expect(writeFileAtomic(path, 'x')).rejects.toThrow(/cannot be written: it is a folder$/u);
  expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
  expect((await stat(path)).isDirectory()).toBe(true);
});

test('a missing file is nothing, a folder in its place an error', async () => {
  expect(await readFileIfThere(join(folder, 'nope'))).toBeUndefined();
  await writeFileAtomic(join(folder, 'plain'), 'x');
  expect(await readFileIfThere(join(folder, 'plain/below'))).toBeUndefined();
  await expect(readFileIfThere(folder)).rejects.toThrow('it is a folder');
});

test('folders are private when temporary, made once, removed with all in them', async () => {
  const made = await temporaryFolder('tollgate-files-');
  expect((await stat(made)).mode & 0o077).toBe(0);
  await ensureFolder(join(made, 'x/y'));
  await ensureFolder(join(made, 'x/y'));
  await removeFolder(made);
  await removeFolder(made);
  await expect(stat(made)).rejects.toThrow('ENOENT');
});

test('sha256 gives the published digest of "abc"', () => {
  // FIPS 180-4 example.
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});
