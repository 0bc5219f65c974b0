import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadConfig } from '../../../src/cli/config/load-config.ts';
import { webScanOptions } from '../../../src/cli/web/web-scan-options.ts';
import type { Context } from '../../../src/cli/context.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tollgate-load-'));
  mkdirSync(join(folder, 'ci/src'), { recursive: true });
  mkdirSync(join(folder, 'folder.yml'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const load = (config: unknown): ReturnType<typeof loadConfig> => {
  writeFileSync(join(folder, 'ci/tollgate.yml'), JSON.stringify(config));
  return loadConfig('ci/tollgate.yml', { cwd: folder });
};

describe('paths of a configuration', () => {
  test('count from the folder of its file', async () => {
    const config = await load({
      baseline: 'main.sarif',
      suppressionFiles: ['.snyk', '../vex.json'],
      web: {
        openapi: 'api.yml',
        sourceFolder: 'src',
        sources: [{ path: '/a', file: 'src/a.js' }],
        zapConfig: 'gen.conf',
        zap: { script: { file: 'login.js', engine: 'e' } },
      },
      dependencies: {
        kev: 'kev.json',
        osv: { database: 'osv' },
        dependencyCheck: { data: '../data', suppressions: ['odc.xml'] },
      },
      payments: { profile: 'payments.yml' },
    });
    expect(config).toMatchObject({
      baseline: 'ci/main.sarif',
      suppressionFiles: ['ci/.snyk', 'vex.json'],
      web: {
        openapi: 'ci/api.yml',
        sourceFolder: 'ci/src',
        sources: [{ path: '/a', file: 'ci/src/a.js' }],
        zapConfig: 'ci/gen.conf',
        zap: { script: { file: 'ci/login.js' } },
      },
      dependencies: {
        dir: 'ci',
        kev: 'ci/kev.json',
        osv: { database: 'ci/osv' },
        dependencyCheck: { data: 'data', suppressions: ['ci/odc.xml'] },
      },
      payments: { profile: 'ci/payments.yml' },
    });
  });

  test('stay what they are where they are none: a path of the target, `auto`', async () => {
    const config = await load({ baseline: 'auto', web: { openapi: '/openapi.json' } });
    expect(config).toMatchObject({ baseline: 'auto', web: { openapi: '/openapi.json' } });
  });

  test('of the web scan are read where they point', async () => {
    writeFileSync(join(folder, 'ci/api.yml'), 'openapi: 3.1.0\npaths:\n  /basket:\n    get: {}\n');
    writeFileSync(join(folder, 'ci/src/app.js'), "app.get('/checkout', pay);\n");
    const { web } = await load({ web: { openapi: 'api.yml', sourceFolder: 'src' } });
    const options = await webScanOptions('http://127.0.0.1:1', web ?? {}, { cwd: folder } as Context);
    expect(options.seeds).toEqual(['/basket']);
    expect(options.sourceOf?.('http://127.0.0.1:1/checkout')).toMatchObject({ file: 'ci/src/app.js' });
    expect(options.sourceOf?.('http://127.0.0.1:1/basket')).toMatchObject({ file: 'ci/api.yml' });
  });
});

test('a configuration that cannot be read is a mistake of its user, not a bug', async () => {
  await expect(loadConfig('folder.yml', { cwd: folder })).rejects.toMatchObject({
    code: 'config/unreadable',
    class: 'usage',
  });
});
