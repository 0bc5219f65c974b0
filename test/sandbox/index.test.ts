import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CACHE_NAME } from '../../src/sandbox/embedded-database.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts';
import { cacheFile } from '../../src/util/cache-file.ts';
import { call, newCustomer } from './shop-client.ts';

let cacheDir: string;
let sandbox: Sandbox;

beforeAll(async () => {
  cacheDir = await mkdtemp(join(tmpdir(), 'tollgate-test-'));
  // What the first start finds in the cache is whole and yet no data folder.
  await cacheFile(CACHE_NAME, cacheDir).write(gzipSync('no data folder'));
  sandbox = await startSandbox({ cacheDir });
});
afterAll(async () => {
  await sandbox.close();
  await rm(cacheDir, { recursive: true });
});

describe('startSandbox', () => {
  it('listens on loopback alone, with the control plane on its own port', () => {
    const [app, plane] = [new URL(sandbox.appUrl), new URL(sandbox.controlUrl)];
    expect([app.hostname, plane.hostname]).toEqual(['127.0.0.1', '127.0.0.1']);
    expect(app.port).not.toBe(plane.port);
    expect(sandbox.token.length).toBeGreaterThanOrEqual(32);
  });

  it('takes what is no data folder as no cache, and replaces it', async () => {
    await newCustomer(sandbox);
    expect(await readdir(cacheDir)).toEqual([CACHE_NAME]);
    expect((await cacheFile(CACHE_NAME, cacheDir).read())?.length).toBeGreaterThan(1_000_000);
  });

  it('starts from the cached data folder, independent of the sandbox that wrote it', async () => {
    const customer = await newCustomer(sandbox);
    const second = await startSandbox({ cacheDir, defects: ['web.csp.missing'] });
    try {
      const headers = { authorization: `Bearer ${customer.token}` };
      expect((await call(second.appUrl, 'GET', '/api/cart', { headers })).status).toBe(401);
      expect((await call(second.appUrl, 'GET', '/')).headers.has('content-security-policy')).toBe(false);
      expect((await call(sandbox.appUrl, 'GET', '/')).headers.has('content-security-policy')).toBe(true);
      await newCustomer(second);
    } finally {
      await second.close();
    }
    await expect(call(second.appUrl, 'GET', '/')).rejects.toThrow();
  });

  it.each([
    [{ defects: ['ref.ovr'] }, 'sandbox/unknown-defect'],
    [{ defects: ['__proto__'] }, 'sandbox/unknown-defect'],
    [{ defects: ['ref.over'], environment: 'production' }, 'sandbox/defects-refused'],
    [{ defects: ['ref.over'], host: '0.0.0.0' }, 'sandbox/defects-refused'],
    [{ defects: ['ref.over'], host: '192.168.0.1' }, 'sandbox/defects-refused'],
    [{ token: '' }, 'sandbox/weak-token'],
  ])('refuses %j as %s', async (options, code) => {
    await expect(startSandbox({ cacheDir, ...options })).rejects.toMatchObject({ code, class: 'usage' });
  });

  it('says which port is taken, and leaves nothing listening', async () => {
    const port = Number(new URL(sandbox.appUrl).port);
    await expect(startSandbox({ cacheDir, controlPort: port })).rejects.toMatchObject({
      code: 'sandbox/cannot-listen',
    });
  });

  it('answers what is no HTTP with 400 and nothing more', async () => {
    const raw = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(new URL(sandbox.appUrl).port), '127.0.0.1', () => socket.write('GARBAGE\r\n\r\n'));
      let text = '';
      socket.on('data', (chunk) => (text += chunk.toString()));
      socket.on('close', () => resolve(text));
      socket.on('error', reject);
    });
    expect(raw).toBe('HTTP/1.1 400 Bad Request\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
  });
});
