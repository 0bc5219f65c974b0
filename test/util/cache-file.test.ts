import { chmod, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cacheFile } from '../../src/util/cache-file.ts';

let directory: string;
const content = new Uint8Array([1, 2, 3, 0, 255]);

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'tollgate-test-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

describe('cacheFile', () => {
  it('reads back what was written, in a folder that it makes for this user alone', async () => {
    const inner = join(directory, 'a', 'b');
    expect(await cacheFile('x', inner).read()).toBeUndefined();
    await cacheFile('x', inner).write(content);
    expect(await cacheFile('x', inner).read()).toEqual(content);
    expect((await stat(inner)).mode & 0o777).toBe(0o700);
    expect((await stat(join(inner, 'x'))).mode & 0o777).toBe(0o600);
    expect(await readdir(inner)).toEqual(['x']);
  });

  it.each([0, 5, 31, 36])('takes a file of which %i bytes are left or changed as none', async (length) => {
    const file = cacheFile('x', directory);
    await file.write(content);
    const bytes = await readFile(join(directory, 'x'));
    await writeFile(join(directory, 'x'), bytes.subarray(0, length));
    expect(await file.read()).toBeUndefined();
    bytes[length] = (bytes[length] ?? 0) ^ 1;
    await writeFile(join(directory, 'x'), bytes);
    expect(await file.read()).toBeUndefined();
  });

  it('neither reads nor writes where others may write', async () => {
    await cacheFile('x', directory).write(content);
    await chmod(directory, 0o777);
    expect(await cacheFile('x', directory).read()).toBeUndefined();
    await cacheFile('y', directory).write(content);
    expect(await readdir(directory)).toEqual(['x']);
  });

  it('follows no link', async () => {
    await cacheFile('x', directory).write(content);
    await symlink(join(directory, 'x'), join(directory, 'link'));
    expect(await cacheFile('link', directory).read()).toBeUndefined();
    await symlink(directory, join(directory, 'folder'));
    expect(await cacheFile('x', join(directory, 'folder')).read()).toBeUndefined();
  });

  it('keeps to its folder whatever the name', async () => {
    await cacheFile('../../x', directory).write(content);
    expect(await readdir(directory)).toEqual(['x']);
  });

  it('leaves no half file where it cannot write', async () => {
    await writeFile(join(directory, 'file'), '');
    await cacheFile('x', join(directory, 'file')).write(content);
    expect(await readdir(directory)).toEqual(['file']);
  });

  it('shows readers the old or the new content while it is replaced', async () => {
    const file = cacheFile('x', directory);
    const versions = [new Uint8Array(100_000).fill(1), new Uint8Array(100_000).fill(2)] as const;
    await file.write(versions[0]);
    const writes = Promise.all(Array.from({ length: 6 }, (_, index) => file.write(versions[index % 2 === 0 ? 0 : 1])));
    for (let round = 0; round < 20; round += 1) expect([1, 2]).toContain((await file.read())?.[0]);
    await writes;
    expect(await readdir(directory)).toEqual(['x']);
  });
});
