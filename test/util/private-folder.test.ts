import { mkdir, readdir, stat, symlink, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { removeFolder, temporaryFolder } from '../../src/util/files.ts';
import { privateFolder } from '../../src/util/private-folder.ts';

let parent: string;
beforeAll(async () => {
  parent = await temporaryFolder('tollgate-private-');
});
afterAll(() => removeFolder(parent));

test.skipIf(process.platform === 'win32')('folder and files are for this user alone', async () => {
  const folder = await privateFolder(join(parent, 'new', 'one'), 'run-');
  await folder.write('plan', 'secret');
  expect((await stat(folder.path)).mode & 0o777).toBe(0o700);
  expect((await stat(join(folder.path, 'plan'))).mode & 0o777).toBe(0o600);
  expect(folder.owner).toEqual({ user: process.getuid?.(), group: process.getgid?.() });
});

test('reads what was written and when, within a limit, and nothing else', async () => {
  const folder = await privateFolder(parent, 'run-');
  await folder.write('a', 'hello');
  await utimes(join(folder.path, 'a'), 1_000, 1_000);
  expect(await folder.read('a', 5)).toEqual({ bytes: Buffer.from('hello'), written: 1_000_000 });
  expect(await folder.read('a', 4)).toBe('too-large');
  expect(await folder.read('b', 5)).toBeUndefined();
  await mkdir(join(folder.path, 'c'));
  await symlink(join(folder.path, 'a'), join(folder.path, 'link'));
  expect(await folder.read('link', 5)).toBeUndefined();
  expect(await folder.read('c', 5_000)).toBeUndefined();
});

test('stays within itself, writes over nothing, and is removed whole', async () => {
  const folder = await privateFolder(parent, 'gone-');
  await folder.write('../../outside', 'x');
  expect(await readdir(folder.path)).toEqual(['outside']);
  await expect(folder.write('outside', 'y')).rejects.toThrow('EEXIST');
  await folder.remove();
  expect((await readdir(parent)).filter((name) => name.startsWith('gone-'))).toEqual([]);
});
