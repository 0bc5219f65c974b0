import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:tls';
import { afterEach, expect, test } from 'vitest';
import { headerValues, openHttpClient } from '../../src/util/http.ts';
import { startTlsFront, type TlsFront } from '../../src/util/tls-front.ts';

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

async function app(handler: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const server: Server = createServer(handler).listen(0, '127.0.0.1');
  await once(server, 'listening');
  open.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => {
      server.close(resolve);
    });
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function front(target: string): Promise<TlsFront> {
  const started = await startTlsFront(target);
  open.push(() => started.close());
  return started;
}

async function ask(
  { origin, certificate }: TlsFront,
  parts: { readonly method?: string; readonly path?: string; readonly body?: string } = {},
): Promise<{ status: number; body: string; header: (name: string) => string[] }> {
  const client = openHttpClient(origin, { ca: certificate, timeout: 5_000 });
  try {
    const answer = await client.request({ method: 'GET', path: '/', ...parts });
    const body = new TextDecoder().decode(answer.body);
    return { status: answer.status, body, header: (name) => headerValues(answer, name) };
  } finally {
    await client.close();
  }
}

test('passes requests on with their bodies, and tells the app that they came by https', async () => {
  const target = await app((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { 'x-forwarded-proto': proto, 'x-forwarded-host': host } = request.headers;
      response.end(
        `${request.method} ${request.url} ${String(proto)} ${host === request.headers.host} ${Buffer.concat(chunks).toString()}`,
      );
    });
  });
  const tls = await front(target);
  expect((await ask(tls, { method: 'POST', path: '/pay?a=1', body: 'amount=5' })).body).toBe(
    'POST /pay?a=1 https true amount=5',
  );
});

test('passes every header of an answer on, in order, repeats kept', async () => {
  const target = await app((_request, response) => {
    response.writeHead(201, ['Set-Cookie', 'a=1', 'Set-Cookie', 'b=2', 'X-Powered-By', 'Shop']).end('x');
  });
  const answer = await ask(await front(target));
  expect(answer.status).toBe(201);
  expect(answer.header('set-cookie')).toEqual(['a=1', 'b=2']);
  expect(answer.header('x-powered-by')).toEqual(['Shop']);
});

test('turns redirects to the app itself towards the front, and no others', async () => {
  let target = '';
  target = await app((request, response) => {
    const to = { '/own': `${target}/cart?b=2`, '/relative': '/cart' }[request.url ?? ''] ?? 'https://bank.example/';
    response.writeHead(302, { location: to }).end();
  });
  const tls = await front(target);
  expect((await ask(tls, { path: '/own' })).header('location')).toEqual([`${tls.origin}/cart?b=2`]);
  expect((await ask(tls, { path: '/relative' })).header('location')).toEqual(['/cart']);
  expect((await ask(tls, { path: '/bank' })).header('location')).toEqual(['https://bank.example/']);
});

test('answers 502 where the app is down, and ends what the app breaks off', async () => {
  const gone = await startTlsFront('http://127.0.0.1:9');
  expect((await ask(gone)).status).toBe(502);
  await gone.close();
  const breaking = await app((_request, response) => {
    response.writeHead(200, { 'content-length': '100' });
    response.write('half');
    setTimeout(() => response.destroy(), 20);
  });
  await expect(ask(await front(breaking))).rejects.toThrow();
});

test('is trusted by nobody who was not given its certificate, and survives a client that speaks no TLS', async () => {
  const tls = await front(await app((_request, response) => response.end('x')));
  const client = openHttpClient(tls.origin, { timeout: 5_000 });
  await expect(client.request({ method: 'GET', path: '/' })).rejects.toThrow(/self-signed|verify/u);
  await client.close();
  const plain = openHttpClient(tls.origin.replace('https:', 'http:'), { timeout: 5_000 });
  await expect(plain.request({ method: 'GET', path: '/' })).rejects.toThrow();
  await plain.close();
  expect((await ask(tls)).status).toBe(200);
});

test('closes with connections still open', async () => {
  const tls = await startTlsFront(await app(() => undefined));
  const socket = connect({ port: Number(new URL(tls.origin).port), host: '127.0.0.1', ca: tls.certificate });
  socket.on('error', () => undefined).resume();
  await once(socket, 'secureConnect');
  socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  const closed = new Promise((resolve) => {
    socket.once('close', resolve);
  });
  await tls.close();
  await closed;
  expect(socket.destroyed).toBe(true);
});

test('refuses a target that already speaks https', async () => {
  await expect(startTlsFront('https://shop.example')).rejects.toThrow('TLS can only be put in front of an http target');
});
