import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AdvisoryServer, startAdvisoryServer } from '../../src/demo/advisory-server.ts';
import { SAMPLE_ADVISORIES } from '../../src/demo/advisories.ts';

let server: AdvisoryServer;
beforeAll(async () => {
  server = await startAdvisoryServer();
});
afterAll(() => server.close());

function bulk(body: string | Uint8Array, encoding?: string): Promise<Response> {
  return fetch(`${server.url}-/npm/v1/security/advisories/bulk`, {
    method: 'POST',
    body,
    headers: encoding === undefined ? {} : { 'content-encoding': encoding },
  });
}

describe('the advisory server', () => {
  test('listens on loopback only', () => {
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/u);
  });

  test('answers a compressed question with the advisories for the versions asked', async () => {
    const response = await bulk(
      gzipSync('{"minimist":["0.0.8","1.2.8"],"qs":["6.11.0"],"left-pad":["1.0.0"]}'),
      'gzip',
    );
    const answer = (await response.json()) as Record<string, { url: string; vulnerable_versions: string }[]>;
    expect(Object.keys(answer)).toEqual(['minimist']);
    expect(answer['minimist']?.map(({ url }) => url.split('/').at(-1))).toEqual([
      'GHSA-vh95-rmgr-6w4m',
      'GHSA-xvch-5gv4-984h',
    ]);
  });

  test('answers an uncompressed question, and {} where nothing is known', async () => {
    expect(await (await bulk('{"escape-html":["1.0.3"]}')).json()).toEqual({});
    expect(await (await bulk('{"__proto__":["1.0.0"],"constructor":["1.0.0"]}')).json()).toEqual({});
  });

  test.each([
    ['no JSON', 'nope', undefined],
    ['no object', '[]', undefined],
    ['no version list', '{"lodash":"4.17.20"}', undefined],
    ['no gzip although it says so', '{}', 'gzip'],
    ['more than it wants to unpack', gzipSync(Buffer.alloc(8 * 1024 * 1024, 32)), 'gzip'],
  ])('refuses %s and lives on', async (_name, body, encoding) => {
    expect((await bulk(body, encoding)).status).toBe(400);
    expect((await bulk('{}')).status).toBe(200);
  });

  test('gives the package document with old and fixed releases', async () => {
    const response = await fetch(`${server.url}lodash`);
    expect(await response.json()).toMatchObject({
      name: 'lodash',
      'dist-tags': { latest: '4.17.21' },
      versions: { '4.17.20': { version: '4.17.20' }, '4.17.21': { version: '4.17.21' } },
    });
  });

  test.each(['left-pad', '@scope%2fname', '', '-/npm/v1/security/advisories/bulk', 'constructor'])(
    'does not know GET /%s',
    async (path) => {
      expect((await fetch(server.url + path)).status).toBe(404);
    },
  );

  test('takes other advisories than the sample', async () => {
    const [first] = SAMPLE_ADVISORIES;
    const own = await startAdvisoryServer({
      advisories: first === undefined ? [] : [{ ...first, package: 'left-pad', vulnerableVersions: '<2.0.0' }],
    });
    const response = await fetch(`${own.url}-/npm/v1/security/advisories/bulk`, {
      method: 'POST',
      body: '{"left-pad":["1.0.0"]}',
    });
    expect(Object.keys((await response.json()) as object)).toEqual(['left-pad']);
    await own.close();
    await expect(fetch(own.url)).rejects.toThrow('fetch failed');
  });

  test('a port that is taken is an error, not a hang', async () => {
    await expect(startAdvisoryServer({ port: Number(new URL(server.url).port) })).rejects.toThrow('EADDRINUSE');
  });
});
