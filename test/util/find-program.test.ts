import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { removeFolder, temporaryFolder } from '../../src/util/files.ts';
import { findProgram } from '../../src/util/find-program.ts';

let folder: string;
beforeAll(async () => {
  folder = await temporaryFolder('tollgate-program-');
  for (const name of ['one', 'two']) await mkdir(join(folder, name));
  await mkdir(join(folder, 'one', 'folder.sh'));
  await writeFile(join(folder, 'one', 'plain.sh'), '');
  await writeFile(join(folder, 'two', 'plain.sh'), '');
  await chmod(join(folder, 'two', 'plain.sh'), 0o755);
});
afterAll(() => removeFolder(folder));

test.skipIf(process.platform === 'win32')('finds the first program that can be run, in the order of the path', () => {
  const PATH = ['', join(folder, 'gone'), join(folder, 'one'), join(folder, 'two')].join(delimiter);
  expect(findProgram(['folder.sh', 'plain.sh'], { PATH })).toBe(join(folder, 'two', 'plain.sh'));
  expect(findProgram(['folder.sh'], { PATH })).toBeUndefined();
  expect(findProgram(['plain.sh'], {})).toBeUndefined();
});
