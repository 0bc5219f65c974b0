import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type DownloadOptions, downloadFile } from '../../src/util/download-file.ts';

const content = Buffer.alloc(200_000, 'tollgate');
const digest = createHash('sha256').update(content).digest('hex');
const answers: Record<string, (response: ServerResponse) => void> = {
  '/whole': (response) => response.end(content),
  '/moved': (response) => response.writeHead(302, { location: '/whole' }).end(),
  '/elsewhere': (response) => response.writeHead(302, { location: 'http://releases.example/x' }).end(),
  '/round': (response) => response.writeHead(302, { location: '/round' }).end(),
  '/gone': (response) => response.writeHead(404).end('not found'),
  '/forbidden': (response) => response.writeHead(403).end(),
  '/broken': (response) => response.writeHead(500).end(),
  '/endless': (response) => {
    response.writeHead(200);
    response.write(content);
    response.write(content);
    response.end();
  },
  '/short': (response) => {
    response.writeHead(200, { 'content-length': content.length });
    response.write(content.subarray(0, 1_000), () => response.destroy());
  },
  '/second-time': (response) => (asked.length > 1 ? response.end(content) : response.writeHead(503).end()),
  '/drip': (response) => {
    const timer = setInterval(() => response.write('x'), 5);
    response.on('close', () => clearInterval(timer));
  },
  '/silent': () => undefined,
};

let asked: string[] = [];
const server = createServer((request, response) => {
  asked.push(request.url ?? '');
  answers[request.url ?? '']?.(response);
});
const connects: string[] = [];
server.on('connect', (request, socket) => {
  connects.push(request.url ?? '');
  socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
});

let folder: string;
let origin: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tollgate-download-'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  asked = [];
});

function fetchFile(path: string, more: Partial<DownloadOptions> = {}): Promise<string> {
  return downloadFile({
    url: `${origin}${path}`,
    path: join(folder, 'file'),
    limit: 300_000,
    environment: {},
    signal: new AbortController().signal,
    waitMs: 1,
    ...more,
  });
}

describe('a download', () => {
  test.each(['/whole', '/moved'])('from %s is written, and its digest is that of what was sent', async (path) => {
    expect(await fetchFile(path)).toBe(digest);
    expect(readFileSync(join(folder, 'file')).equals(content)).toBe(true);
    rmSync(join(folder, 'file'));
  });

  test('is tried again where the server failed', async () => {
    expect(await fetchFile('/second-time')).toBe(digest);
    expect(asked).toHaveLength(2);
    rmSync(join(folder, 'file'));
  });

  test.each([
    ['/gone', 'download/not-there', 1],
    ['/forbidden', 'download/refused', 1],
    ['/broken', 'download/failed', 3],
    ['/short', 'download/failed', 3],
    ['/endless', 'download/too-large', 1],
    ['/elsewhere', 'download/bad-redirect', 1],
    ['/round', 'download/bad-redirect', 6],
  ])('from %s ends with %s after %i requests, and leaves no file', async (path, code, requests) => {
    await expect(fetchFile(path)).rejects.toThrow(expect.objectContaining({ code, class: 'incomplete' }));
    expect(asked).toHaveLength(requests);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('that says beforehand that it is too large is not read', async () => {
    await expect(fetchFile('/whole', { limit: 1_000 })).rejects.toThrow(/larger than the 1000 bytes/u);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('goes through the proxy that the environment names, and says what that answers', async () => {
    const environment = { HTTPS_PROXY: origin };
    await expect(fetchFile('', { url: 'https://releases.example/tool', environment })).rejects.toThrow(
      expect.objectContaining({ code: 'download/failed' }),
    );
    expect(new Set(connects)).toEqual(new Set(['releases.example:443']));
  });

  test.each(['proxy.example:8080', 'not an address', 'ftp://user:secret@proxy.example'])(
    'through a proxy of the address %j is refused as a setting of the user, and shows no password',
    async (proxy) => {
      const environment = { HTTPS_PROXY: proxy };
      await expect(fetchFile('', { url: 'https://releases.example/tool', environment })).rejects.toThrow(
        expect.objectContaining({
          code: 'network/bad-proxy',
          class: 'usage',
          message: expect.not.stringMatching(/secret/u),
        }),
      );
    },
  );

  test.each(['missing/file', '.'])('that cannot be written to %s is not asked for again', async (name) => {
    await expect(fetchFile('/whole', { path: join(folder, name) })).rejects.toThrow(
      expect.objectContaining({ code: 'download/cannot-write', class: 'incomplete' }),
    );
    expect(asked).toHaveLength(1);
  });

  test('of plain http is refused anywhere but on this machine', async () => {
    await expect(fetchFile('', { url: 'http://releases.example/tool' })).rejects.toThrow(/is not https/u);
  });

  test('that comes byte by byte ends at its deadline', async () => {
    await expect(fetchFile('/drip', { deadlineMs: 40 })).rejects.toThrow(
      expect.objectContaining({ code: 'download/failed' }),
    );
    expect(asked).toHaveLength(3);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('ends with its signal', async () => {
    const abort = new AbortController();
    const silent = fetchFile('/silent', { signal: abort.signal });
    setTimeout(() => abort.abort(new Error('enough')), 20);
    await expect(silent).rejects.toThrow('enough');
    expect(existsSync(join(folder, 'file'))).toBe(false);
  });
});
