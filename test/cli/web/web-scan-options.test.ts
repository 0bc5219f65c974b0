import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Context } from '../../../src/cli/context.ts';
import { webScanOptions } from '../../../src/cli/web/web-scan-options.ts';
import { removeFolder, temporaryFolder } from '../../../src/util/files.ts';

let cwd = '';
beforeAll(async () => {
  cwd = await temporaryFolder('tollgate-web-options-');
});
afterAll(() => removeFolder(cwd));

const contextWith = (environment: Context['environment']): Context => ({
  cwd,
  environment,
  version: '0.2.0',
  clock: () => 0,
  signal: new AbortController().signal,
  stdin: Readable.from([]),
  print() {},
  tell() {},
  progress() {},
  emit() {},
  colour: false,
  dashboard: () => Promise.resolve(''),
});

describe('webScanOptions', () => {
  test('puts variables of the environment into a session, and asks for those that are missing', async () => {
    const session = {
      headers: { authorization: 'Bearer ${TOKEN}' },
      login: { url: '/login', fields: { p: 'a${TOKEN}b' } },
    };
    const options = await webScanOptions('http://127.0.0.1:1/', { session }, contextWith({ TOKEN: 's3cret' }));
    expect(options.session).toEqual({
      headers: { authorization: 'Bearer s3cret' },
      login: { url: '/login', fields: { p: 'as3cretb' } },
    });
    await expect(webScanOptions('http://127.0.0.1:1/', { session }, contextWith({ TOKEN: '' }))).rejects.toMatchObject({
      code: 'config/no-such-variable',
      class: 'usage',
    });
  });

  test('takes addresses and places from an OpenAPI file, the configuration’s own first', async () => {
    await writeFile(join(cwd, 'api.yml'), 'openapi: 3.1.0\npaths:\n  /a: { get: {} }\n  /b/{id}:\n    get: {}\n');
    const config = { openapi: 'api.yml', seeds: ['/x'], sources: [{ path: '/a', file: 'src/a.ts' }] };
    const { seeds, sourceOf } = await webScanOptions('http://127.0.0.1:1/', config, contextWith({}));
    expect(seeds).toEqual(['/x', '/a']);
    expect(sourceOf?.('http://127.0.0.1:1/a')).toEqual({ file: 'src/a.ts' });
    expect(sourceOf?.('http://127.0.0.1:1/b/7')).toEqual({ file: 'api.yml', line: 4 });
    await expect(webScanOptions('http://x/', { openapi: 'no.yml' }, contextWith({}))).rejects.toMatchObject({
      code: 'config/no-such-openapi',
    });
  });

  test('leaves out what is not configured', async () => {
    const options = await webScanOptions('http://127.0.0.1:1/', {}, contextWith({}));
    expect(Object.values(options)).not.toContain(undefined);
    expect(options).not.toHaveProperty('sourceOf');
  });
});
