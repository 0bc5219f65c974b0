import { describe, expect, test } from 'vitest';
import type { ScanWebOptions } from '../../src/baseline/scan-web-options.ts';
import { scanWeb } from '../../src/baseline/scan-web.ts';
import { TollgateError } from '../../src/model/errors.ts';
import type { Report } from '../../src/model/report.ts';
import { GOOD, pages, serve, serveEach } from './serve.ts';

const app = serveEach();
const scan = (target: string, options: Partial<ScanWebOptions> = {}): Promise<Report> =>
  scanWeb({ target, version: '0.1.0', probes: false, ...options });
const SITE = { '/': '<a href=/a>a</a><a href=/b#x>b</a>', '/a': '<a href=/>home</a>', '/b': 'b' };

describe('scanWeb: what is requested', () => {
  test('each page once, robots.txt, sitemap and one path that cannot exist; nothing but GET', async () => {
    const methods = new Set<string>();
    const { url, requests } = await app((request, response) => {
      methods.add(request.method ?? '');
      pages(SITE)(request, response);
    });
    const report = await scan(url);
    const probe = requests.filter((path) => path.startsWith('/tollgate-probe-'));
    expect(requests.toSorted()).toEqual(['/', '/a', '/b', '/robots.txt', '/sitemap.xml', ...probe]);
    expect(probe).toHaveLength(1);
    expect([...methods]).toEqual(['GET']);
    expect(report.run).toMatchObject({ status: 'complete', scan: 'web', target: 'http://127.0.0.1' });
    expect(report.run.coverage).toMatchObject({
      requested: 6,
      pages: 3,
      ok: 3,
      clientErrors: 0,
      unknownPathStatus: 404,
    });
    expect(report.findings).toEqual([]);
  });

  test('no other origin, however it is linked to; forms are not submitted', async () => {
    const other = await app(pages({ '/': 'other' }));
    const body = `<a href="${other.url}">x</a><script src="${other.url}s.js"></script><form action=/search><input name=q></form>`;
    const { url, requests } = await app((request, response) => {
      if (request.url === '/go') return void response.writeHead(302, { Location: other.url }).end();
      pages({ '/': `${body}<a href=/go>` })(request, response);
    });
    const report = await scan(url, { minPages: 1 });
    expect(other.requests).toEqual([]);
    expect(requests).toContain('/go');
    expect(requests.filter((path) => path.startsWith('/search'))).toEqual([]);
    expect(report.run.coverage).toMatchObject({ redirected: 1, formsNotSubmitted: 1, otherOriginUrls: 2 });
  });

  test('pages that only robots.txt or the sitemap name', async () => {
    const { url, requests } = await app((request, response) => {
      const text = (type: string, body: string): void =>
        void response.writeHead(200, { ...GOOD, 'Content-Type': type }).end(body);
      if (request.url === '/robots.txt') return text('text/plain', 'Disallow: /hidden');
      if (request.url === '/sitemap.xml') return text('application/xml', '<urlset><loc>/listed</loc></urlset>');
      pages({ '/': 'x', '/hidden': 'h', '/listed': 'l' })(request, response);
    });
    expect((await scan(url)).run.status).toBe('complete');
    expect(requests).toEqual(expect.arrayContaining(['/hidden', '/listed']));
  });

  test('cookies are sent back, as one visitor', async () => {
    const seen: (string | undefined)[] = [];
    const { url } = await app((request, response) => {
      if (request.url === '/a') seen.push(request.headers.cookie);
      pages(SITE, { 'Set-Cookie': 'visit=v1; Path=/; HttpOnly; SameSite=Lax' })(request, response);
    });
    await scan(url);
    expect(seen).toEqual(['visit=v1']);
  });
});

describe('scanWeb: same app, same report', () => {
  test('whatever the order of answers, port, cookies, dates and trace ids', async () => {
    let count = 0;
    const links = Array.from({ length: 30 }, (_, index) => `<a href=/p/${String.fromCodePoint(97 + index)}x>`).join('');
    const listener =
      (slowest: number): Parameters<typeof serve>[0] =>
      (request, response) => {
        const path = request.url ?? '';
        count += 1;
        const headers = {
          'Content-Type': 'text/html',
          'Set-Cookie': `s${path.length % 2}=${count}`,
          'X-Trace': `${count}`,
        };
        const answer = (): void => {
          const known = path === '/' || path.startsWith('/p/');
          response.writeHead(known ? 200 : 404, headers);
          response.end(known ? links : `trace ${count} at pay (/srv/${slowest}/pay.js:1:2)`);
        };
        setTimeout(answer, path.length % slowest === 0 ? 12 : 0);
      };
    const first = await scan((await app(listener(2))).url);
    const second = await scan((await app(listener(3))).url);
    expect(first.findings.length).toBeGreaterThan(4);
    expect({ ...second, evidence: [] }).toEqual({ ...first, evidence: [] });
    expect(first.evidence).toHaveLength(first.findings.length);
  });

  test('a configured name stands for the target', async () => {
    expect((await scan((await app(pages(SITE))).url, { name: 'shop' })).run.target).toBe('shop');
  });
});

describe('scanWeb: what was not seen makes it degraded', () => {
  test('a target that is down: unreachable, and no findings', async () => {
    const gone = await serve(pages(SITE));
    await gone.close();
    const { run, findings } = await scan(gone.url);
    expect(run).toMatchObject({ status: 'degraded', reason: 'unreachable: connection refused' });
    expect(run.coverage).toMatchObject({ requested: 1, answered: 0, pages: 0 });
    expect(findings).toEqual([]);
  });

  test.each([
    ['fewer pages than asked for', { '/': 'x' }, {}, '1 of at least 3 pages answered'],
    ['only errors', {}, {}, 'no page answered with success'],
    ['a required URL that is not there', SITE, { requiredUrls: ['/checkout'] }, 'required URL /checkout answered 404'],
    [
      'more pages than the limit',
      SITE,
      { maxPages: 2, minPages: 1 },
      '1 URL beyond the limit of 2 pages not requested',
    ],
    [
      'a page further away than the limit',
      SITE,
      { maxDepth: 0, minPages: 1 },
      '2 URLs more than 0 links away not requested',
    ],
  ] as const)('%s', async (_name, site, options, reason) => {
    const { run } = await scan((await app(pages(site))).url, options);
    expect(run).toMatchObject({ status: 'degraded', reason });
  });

  test('a required URL that nothing links to is requested, and found', async () => {
    const { url } = await app(pages({ ...SITE, '/receipt?id=1': 'r' }));
    expect((await scan(url, { requiredUrls: ['/receipt?id=1'] })).run.status).toBe('complete');
  });

  test('an app that answers everything with one page', async () => {
    const { url } = await app(
      (_request, response) => void response.writeHead(200, GOOD).end('<a href=/a><a href=/b><a href=/c>'),
    );
    const { run, notices } = await scan(url);
    expect(run).toMatchObject({ status: 'degraded', reason: '1 of at least 3 pages answered' });
    expect(notices.join()).toContain('does not exist');
  });

  test('a target that redirects to another origin', async () => {
    const { url } = await app(
      (_request, response) => void response.writeHead(301, { Location: 'https://shop.example/' }).end(),
    );
    const { run } = await scan(url);
    expect(run.reason).toContain('the target redirects to https://shop.example, which was not requested');
  });

  test('a scan that is cancelled, or was before it began', async () => {
    const controller = new AbortController();
    const { url } = await app((request, response) => {
      if (request.url === '/a') controller.abort();
      else pages(SITE)(request, response);
    });
    expect((await scan(url, { signal: controller.signal })).run).toMatchObject({
      status: 'degraded',
      reason: expect.stringContaining('cancelled') as string,
    });
    expect((await scan(url, { signal: controller.signal })).run).toMatchObject({
      status: 'degraded',
      reason: 'cancelled',
    });
  });
});

describe('scanWeb: what it refuses', () => {
  test.each([
    ['ftp://shop.example/', {}, 'http/bad-url'],
    ['shop', {}, 'http/bad-url'],
    ['http://shop.example/', { allowHosts: ['other.example'] }, 'baseline/host-not-allowed'],
    ['http://10.0.0.1/', { allowHosts: [] }, 'baseline/host-not-allowed'],
    ['http://127.0.0.1:9/', { requiredUrls: ['http://127.0.0.1:10/x'] }, 'baseline/required-url-elsewhere'],
  ] as const)('%s %o', async (target, options, code) => {
    const error: unknown = await scan(target, options).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(TollgateError);
    expect(error).toMatchObject({ code, class: 'usage' });
  });
});
