import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { ScanWebOptions } from '../../../src/baseline/scan-web-options.ts';
import { scanWeb } from '../../../src/baseline/scan-web.ts';
import type { Report } from '../../../src/model/report.ts';
import { selfSignedCertificate } from '../../../src/util/self-signed-certificate.ts';
import { GOOD, pages, serveEach } from '../serve.ts';

const app = serveEach();
const scan = (target: string, options: Partial<ScanWebOptions> = {}): Promise<Report> =>
  scanWeb({ target, version: '0.1.0', probes: false, ...options });
const SITE = { '/': '<a href=/a>a</a><a href=/b#x>b</a>', '/a': '<a href=/>home</a>', '/b': 'b' };

describe('crawl: targets that misbehave', () => {
  test('an endless redirect loop ends', async () => {
    const { url, requests } = await app((request, response) => {
      const count = Number(new URL(request.url ?? '', 'http://x').searchParams.get('n') ?? 0);
      response.writeHead(302, { Location: `/?n=${count + 1}` }).end();
    });
    const { run } = await scan(url);
    expect(run).toMatchObject({ status: 'degraded', reason: 'no page answered with success' });
    expect(requests.length).toBeLessThan(30);
  });

  test('an endless calendar is sampled, and the rest of the site is still seen', async () => {
    const { url, requests } = await app((request, response) => {
      const day = Number(/\d+$/u.exec(request.url ?? '')?.[0] ?? 0);
      const links = Array.from({ length: 10 }, (_, index) => `<a href=/day/${day * 10 + index}>`).join('');
      const known = request.url === '/' || request.url === '/about' || (request.url ?? '').startsWith('/day/');
      response.writeHead(known ? 200 : 404, GOOD).end(known ? `<a href=/about>${links}${request.url}` : '');
    });
    const { run, notices } = await scan(url);
    expect(run.status).toBe('complete');
    expect(requests).toContain('/about');
    expect(requests.length).toBeLessThan(30);
    expect(notices.join()).toContain('same shape');
  });

  test('endless pages with names of their own end at the limit', async () => {
    const { url, requests } = await app((request, response) => {
      const path = request.url ?? '';
      const links = ['x', 'y', 'z'].map((letter) => `<a href="${path.replace(/\/$/u, '')}/${letter}">`).join('');
      response.writeHead(path.includes('tollgate') || path.includes('.') ? 404 : 200, GOOD).end(links + path);
    });
    const { run } = await scan(url, { maxPages: 40 });
    expect(run).toMatchObject({
      status: 'degraded',
      reason: expect.stringContaining('beyond the limit of 40 pages') as string,
    });
    expect(requests).toHaveLength(43);
  });

  test('an answer that drips byte by byte is given up, the others are seen', async () => {
    const { url } = await app((request, response) => {
      if (request.url !== '/a') return pages(SITE)(request, response);
      response.writeHead(200, GOOD);
      const timer = setInterval(() => response.write('x'), 20);
      response.on('close', () => clearInterval(timer));
    });
    const { run } = await scan(url, { requestTimeoutMs: 1_500, minPages: 2 });
    expect(run).toMatchObject({ status: 'degraded', reason: '1 request without an answer: timed out' });
    expect(run.coverage).toMatchObject({ pages: 2, unanswered: 1 });
  });

  test('a site of slow answers ends at the time limit', async () => {
    const { url } = await app(
      (request, response) => void setTimeout(() => pages(SITE)(request, response), request.url === '/' ? 0 : 5_000),
    );
    const { run } = await scan(url, { deadlineMs: 400 });
    expect(run.reason).toContain('stopped by the time limit of 0.4 s');
  });

  test('an endless body is cut', async () => {
    const chunk = Buffer.alloc(256 * 1024, 'x');
    const { url } = await app((request, response) => {
      if (request.url !== '/a') return pages(SITE)(request, response);
      response.writeHead(200, GOOD);
      pour(response, chunk);
    });
    const { run } = await scan(url);
    expect(run).toMatchObject({ status: 'degraded', reason: '1 page was too large to be read whole' });
  });

  test('malformed cookies, wrong types and deep nesting do no harm', async () => {
    const { url } = await app((request, response) => {
      const cookies = ['', '=', ';;', 'a', 'b=1; Expires=x; Path', '\u00ff=\u0080; HttpOnly; SameSite=Lax'];
      const types: Readonly<Record<string, string>> = { '/a': 'application/json', '/b': 'text/html; charset=nonsense' };
      const type = types[request.url ?? ''] ?? 'text/html';
      pages(
        { ...SITE, '/b': `${'<div>'.repeat(100_000)}<a href=/c>`, '/c': '\u0000\ufffe<' },
        { 'Content-Type': type },
      )(request, response.setHeader('Set-Cookie', cookies));
    });
    const report = await scan(url);
    expect(report.run).toMatchObject({ status: 'complete', coverage: { pages: 4 } });
    expect([...new Set(report.findings.map(({ rule }) => rule.id))]).toEqual([
      'web/cookie-without-httponly',
      'web/cookie-without-samesite',
    ]);
  });

  test('a server that dies midway', async () => {
    const links = Array.from(
      { length: 60 },
      (_, index) => `<a href=/${'abcdefghij'.charAt(index % 10)}${'klmnop'.charAt(Math.floor(index / 10))}>`,
    );
    let answered = 0;
    const { url, server } = await app((_request, response) => {
      answered += 1;
      if (answered < 8) return void response.writeHead(200, GOOD).end(`${links.join('')}${answered}`);
      server.close();
      server.closeAllConnections();
    });
    const { run } = await scan(url);
    expect(run.status).toBe('degraded');
    expect(run.reason).toMatch(/the target stopped answering; \d+ requests without an answer: connection re/u);
  });

  test('a server that does not speak HTTP', async () => {
    const { url, server } = await app(() => undefined);
    server.on('connection', (socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n\r\n'));
    expect((await scan(url)).run).toMatchObject({
      status: 'degraded',
      reason: 'unreachable: answer is not valid HTTP',
    });
  });

  test('answers that are compressed though not asked for', async () => {
    const { url } = await app((request, response) => {
      const body = gzipSync(SITE['/']);
      if (request.url === '/') return void response.writeHead(200, { ...GOOD, 'Content-Encoding': 'gzip' }).end(body);
      pages(SITE)(request, response);
    });
    expect((await scan(url)).run).toMatchObject({ status: 'complete', coverage: { pages: 3 } });
  });

  test('headers of 64 KB are read; endless ones are an answer that is none', async () => {
    const { url } = await app((request, response) => {
      const size = request.url === '/a' ? 64 * 1024 : request.url === '/b' ? 400 * 1024 : 1;
      response.setHeader('X-Long', 'x'.repeat(size));
      pages(SITE)(request, response);
    });
    const { run } = await scan(url, { minPages: 2 });
    expect(run).toMatchObject({
      reason: '1 request without an answer: answer is not valid HTTP',
      coverage: { pages: 2 },
    });
  });

  test('a body of a gigabyte is not read to its end, and the rest is seen', async () => {
    let sent = 0;
    const chunk = Buffer.alloc(1024 * 1024, 'x');
    const { url } = await app((request, response) => {
      if (request.url !== '/a') return pages(SITE)(request, response);
      response.writeHead(200, { ...GOOD, 'Content-Length': String(1024 ** 3) });
      const more = (): void => {
        if (response.destroyed || sent >= 1024) return;
        sent += 1;
        response.write(chunk, () => setImmediate(more));
      };
      more();
    });
    const { run } = await scan(url);
    expect(run).toMatchObject({ reason: '1 page was too large to be read whole', coverage: { pages: 3 } });
    expect(sent).toBeLessThan(64);
  });

  test('a certificate that nobody signed, or of another name, is no answer', async () => {
    const other = await selfSignedCertificate(['shop.example']);
    const server = createSecureServer(other, (_request, response) => response.end('x'));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    try {
      expect((await scan(url)).run.reason).toBe('unreachable: certificate not trusted');
      expect((await scan(url, { ca: other.cert })).run.reason).toBe('unreachable: certificate not trusted');
    } finally {
      server.close();
    }
  });

  test('broken encodings, and types that are not what they say', async () => {
    const bodies: Readonly<Record<string, readonly [type: string, body: Buffer]>> = {
      '/': ['text/html; charset=utf-16', Buffer.from('<a href=/a>a</a><a href=/b>b</a>', 'utf16le')],
      '/a': ['text/html; charset=utf-8', Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0x3c, 0x80])],
      '/b': ['image/png', Buffer.from('<html><a href=/c>')],
      '/c': ['text/html; charset="', Buffer.from('c')],
    };
    const { url } = await app((request, response) => {
      const [type, body] = bodies[request.url ?? ''] ?? ['text/html', Buffer.alloc(0)];
      response
        .writeHead(request.url !== undefined && request.url in bodies ? 200 : 404, { ...GOOD, 'Content-Type': type })
        .end(body);
    });
    expect((await scan(url, { minPages: 2 })).run).toMatchObject({ status: 'complete', coverage: { pages: 2, ok: 3 } });
  });

  test('a compression bomb', async () => {
    const bomb = gzipSync(Buffer.alloc(50 * 1024 * 1024));
    const { url } = await app(
      (_request, response) => void response.writeHead(200, { ...GOOD, 'Content-Encoding': 'gzip' }).end(bomb),
    );
    expect((await scan(url)).run.reason).toContain('too large to be read whole');
  });
});

function pour(response: ServerResponse, chunk: Buffer): void {
  while (!response.destroyed && response.write(chunk));
  response.once('drain', () => pour(response, chunk));
}
