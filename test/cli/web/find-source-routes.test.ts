import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findSourceRoutes } from '../../../src/cli/web/find-source-routes.ts';
import { removeFolder, temporaryFolder } from '../../../src/util/files.ts';

test('finds the routes of the app’s own sources, in the order of their paths', async () => {
  const base = await temporaryFolder('tollgate-routes-');
  try {
    const files: Readonly<Record<string, string>> = {
      'src/b.ts': "app.get('/b', x)",
      'src/a.ts': "\napp.get('/a', x)",
      'src/a.test.ts': "app.get('/tested', x)",
      'src/node_modules/p/i.js': "app.get('/package', x)",
      'src/large.ts': `app.get('/large', x)${' '.repeat(1_100_000)}`,
      'src/notes.md': "app.get('/notes', x)",
      'other/c.ts': "app.get('/c', x)",
    };
    for (const [path, text] of Object.entries(files)) {
      await mkdir(join(base, path, '..'), { recursive: true });
      await writeFile(join(base, path), text);
    }
    await symlink(join(base, 'other'), join(base, 'src/link'));
    expect(await findSourceRoutes(base, './src/')).toEqual([
      { path: '/a', file: 'src/a.ts', line: 2 },
      { path: '/b', file: 'src/b.ts', line: 1 },
    ]);
    expect(await findSourceRoutes(base, 'no/such/folder')).toEqual([]);
  } finally {
    await removeFolder(base);
  }
});
