import { describe, expect, test } from 'vitest';
import type { ScanWebOptions } from '../../../src/baseline/scan-web-options.ts';
import { scanWeb } from '../../../src/baseline/scan-web.ts';
import type { Report } from '../../../src/model/report.ts';
import { GOOD, pages, serveEach } from '../serve.ts';

const app = serveEach();
const scan = (target: string, options: Partial<ScanWebOptions> = {}): Promise<Report> =>
  scanWeb({ target, version: '0.2.0', ...options });
const rules = ({ findings }: Report): string[] => findings.map(({ rule }) => rule.id);

const SITE = { '/': '<a href="/go?next=/a">go</a><a href=/a>a</a><a href=/files/x>x</a>', '/a': 'a', '/files/x': 'x' };

const places = ({ findings }: Report): string[] =>
  findings.flatMap(({ locations }) => locations.map((place) => ('url' in place ? place.url : ''))).toSorted();

describe('what a scan asks for beside links', () => {
  test('finds an open redirect, a listed folder, a debug page and a reflected origin', async () => {
    const { url } = await app((request, response) => {
      const address = new URL(request.url ?? '', 'http://x');
      const origin = request.headers.origin;
      if (origin !== undefined) response.setHeader('Access-Control-Allow-Origin', origin);
      if (origin !== undefined) response.setHeader('Access-Control-Allow-Credentials', 'true');
      if (address.pathname === '/go')
        return void response.writeHead(302, { Location: address.searchParams.get('next') ?? '/' }).end();
      if (address.pathname === '/env')
        return void response
          .writeHead(200, { ...GOOD, 'Content-Type': 'application/json' })
          .end('{"NODE_ENV":"production"}');
      pages({ ...SITE, '/files/': '<title>Index of /files/</title><h1>Index of /files/</h1><a href="/files/x">x</a>' })(
        request,
        response,
      );
    });
    expect(rules(await scan(url))).toEqual(
      expect.arrayContaining([
        'web/open-redirect',
        'web/directory-listing',
        'web/debug-page-exposed',
        'web/cors-reflected-origin',
      ]),
    );
  });

  test('is no coverage, and a healthy app has no finding of it', async () => {
    const { url, requests } = await app((request, response) => {
      const address = new URL(request.url ?? '', 'http://x');
      if (address.pathname === '/go') return void response.writeHead(302, { Location: '/a' }).end();
      pages(SITE)(request, response);
    });
    const report = await scan(url);
    expect(report.run).toMatchObject({ status: 'complete', coverage: { pages: 3, clientErrors: 0 } });
    expect(report.findings.filter(({ severity }) => severity !== 'informational')).toEqual([]);
    expect(requests).toEqual(
      expect.arrayContaining(['/.env', '/files/', '/go?next=https%3A%2F%2Ftollgate.invalid%2F']),
    );
  });

  test('leaves out what is excluded, and nothing else', async () => {
    const { url, requests } = await app(pages(SITE));
    const { run } = await scan(url, { exclude: ['/files/**', '/.env'], minPages: 2 });
    expect(requests.filter((path) => path.startsWith('/files') || path === '/.env')).toEqual([]);
    expect(run.coverage).toMatchObject({ pages: 2, skippedExcluded: 2 });
  });

  test('asks for the operations of an OpenAPI document that the app serves', async () => {
    const document = { openapi: '3.1.0', paths: { '/api/items': { get: {} }, '/api/items/{id}': { get: {} } } };
    const { url, requests } = await app((request, response) => {
      if (request.url === '/openapi.json')
        return void response
          .writeHead(200, { ...GOOD, 'Content-Type': 'application/json' })
          .end(JSON.stringify(document));
      pages(SITE)(request, response);
    });
    await scan(url);
    expect(requests).toContain('/api/items');
    expect(requests.some((path) => path.includes('{') || path.includes('%7B'))).toBe(false);
  });

  test('shards look at every address once, together at all of them', async () => {
    const { url } = await app(
      pages({ ...SITE, '/a': 'at pay (/srv/pay.js:1:2)', '/files/x': 'at pay (/srv/pay.js:1:2)' }),
    );
    const whole = await scan(url, { probes: false });
    const parts = [await scan(url, { probes: false, shard: '1/2' }), await scan(url, { probes: false, shard: '2/2' })];
    expect(parts.flatMap(places).toSorted()).toEqual(places(whole));
    expect(parts.map(({ run }) => [run.shard, run.status])).toEqual([
      ['1/2', 'complete'],
      ['2/2', 'complete'],
    ]);
  });
});
