import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { webRequest } from '../../src/util/web-request.ts';

let body = '';
let type: string | undefined;
const server = createServer((request, response) => {
  body = '';
  type = request.headers['content-type'];
  request.on('data', (chunk: Buffer) => (body += chunk.toString()));
  request.on('end', () => {
    if (request.url === '/silent') return;
    response.writeHead(302, { location: '/elsewhere', 'X-Twice': ['a', 'b'] }).end('moved');
  });
});
let origin = '';
beforeEach(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(
  () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    }),
);

const signal = new AbortController().signal;

describe('a request to a platform', () => {
  test('does not follow redirects and gives headers in lower case', async () => {
    const answer = await webRequest({ method: 'GET', url: `${origin}/x`, headers: {}, signal });
    expect(answer.status).toBe(302);
    expect(answer.headers).toMatchObject({ location: '/elsewhere', 'x-twice': 'a, b' });
    expect(new TextDecoder().decode(answer.body)).toBe('moved');
  });

  test('sends a form with a boundary that its type names', async () => {
    const form = new FormData();
    form.set('file', new Blob(['{"a":1}'], { type: 'application/json' }), 'a.json');
    await webRequest({ method: 'POST', url: origin, headers: {}, body: form, signal });
    const [, boundary = '-'] = /^multipart\/form-data; boundary=(.+)$/u.exec(type ?? '') ?? [];
    expect(body.split(boundary)).toHaveLength(3);
    expect(body).toContain('filename="a.json"\r\nContent-Type: application/json\r\n\r\n{"a":1}\r\n');
  });

  test('never goes through a proxy to the machine itself, and ends with its signal', async () => {
    const before = process.env['HTTP_PROXY'];
    process.env['HTTP_PROXY'] = 'http://127.0.0.1:9';
    const abort = new AbortController();
    try {
      expect((await webRequest({ method: 'GET', url: origin, headers: {}, signal })).status).toBe(302);
    } finally {
      if (before === undefined) delete process.env['HTTP_PROXY'];
      else process.env['HTTP_PROXY'] = before;
    }
    const silent = webRequest({ method: 'GET', url: `${origin}/silent`, headers: {}, signal: abort.signal });
    setTimeout(() => abort.abort(new Error('enough')), 30);
    await expect(silent).rejects.toThrow('enough');
  });
});
