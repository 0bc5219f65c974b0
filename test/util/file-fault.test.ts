import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { fileFault } from '../../src/util/file-fault.ts';
import { readFileIfThere, writeFileAtomic } from '../../src/util/files.ts';
import { writeTextAtomic } from '../../src/util/write-text.ts';

const folder = mkdtempSync(join(tmpdir(), 'tollgate-write-'));
afterAll(() => rmSync(folder, { recursive: true }));
mkdirSync(join(folder, 'taken/inner'), { recursive: true });
writeFileSync(join(folder, 'file'), '');

test.each([
  ['a folder', 'taken', /taken cannot be written: it is a folder$/u],
  ['below a file', 'file/x', /file\/x cannot be written: a part of its path is a file$/u],
  ['deep below a file', 'file/x/y', /file\/x\/y cannot be written: a part of its path is a file$/u],
])('%s is refused, with the reason, and leaves nothing behind', async (_what, name, message) => {
  const before = readdirSync(folder);
  const refused = { code: 'file/not-written', class: 'usage', message: expect.stringMatching(message) as unknown };
  await expect(writeFileAtomic(join(folder, name), 'x')).rejects.toMatchObject(refused);
  await expect(writeTextAtomic(join(folder, name), ['x'])).rejects.toMatchObject(refused);
  expect(readdirSync(folder)).toEqual(before);
});

test('a folder is not read as a file', async () => {
  await expect(readFileIfThere(folder)).rejects.toMatchObject({
    code: 'file/not-read',
    class: 'usage',
    message: `${folder} cannot be read: it is a folder`,
  });
});

test('what the operating system did not say stays as it is', () => {
  const bug = new TypeError('a bug');
  expect(fileFault('x', bug, 'read')).toBe(bug);
});
