import { createSecureServer, type Http2SecureServer } from 'node:http2';
import { createServer as createHttps } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { fireVolley } from '../../../src/fuzz/races/fire-volley.ts';
import type { RaceTarget } from '../../../src/fuzz/races/connection.ts';
import { offersHttp2, raceSinglePacket } from '../../../src/fuzz/races/single-packet.ts';
import { type SelfSignedCertificate, selfSignedCertificate } from '../../../src/util/self-signed-certificate.ts';

const N = 10;
const requests = Array.from({ length: N }, (_, index) => ({
  method: 'POST',
  path: '/spend',
  headers: { host: 'elsewhere', 'content-type': 'application/json', authorization: `Bearer ${index}` },
  body: `{"amount":${index}}`,
}));
const limits = { timeout: 3000 };
const open: { close(): unknown }[] = [];
let certificate: SelfSignedCertificate;

beforeAll(async () => {
  certificate = await selfSignedCertificate(['localhost', '127.0.0.1']);
});
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

async function listen(server: Http2SecureServer | ReturnType<typeof createHttps>): Promise<RaceTarget> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(server);
  const { port } = server.address() as AddressInfo;
  const host = `localhost:${port}`;
  return { address: '127.0.0.1', port, tls: true, servername: 'localhost', host, ca: certificate.cert };
}

interface Seen {
  readonly body: string;
  readonly authorization: string;
  readonly authority: string;
  readonly at: number;
}

async function http2Server(seen: Seen[], answer: boolean = true): Promise<RaceTarget> {
  const server = createSecureServer(certificate, (request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const { authorization = '', ':authority': authority = '' } = request.headers;
      seen.push({ body, authorization, authority, at: performance.now() });
      if (!answer) return;
      response.writeHead(201, { 'content-type': 'application/json' });
      response.end(body);
    });
  });
  return listen(server);
}

describe('a single packet', () => {
  it('carries all requests whole, with answers and times', async () => {
    const seen: Seen[] = [];
    const target = await http2Server(seen);
    const answers = await fireVolley(target, requests, { way: 'single-packet', limits });
    expect(seen.map(({ body }) => body).toSorted()).toEqual(requests.map(({ body }) => body).toSorted());
    expect(new Set(seen.map(({ authorization }) => authorization)).size).toBe(N);
    expect(new Set(seen.map(({ authority }) => authority))).toEqual(new Set([target.host]));
    expect(answers.map(({ status, text }) => `${status} ${text}`).toSorted()).toEqual(
      requests.map(({ body }) => `201 ${body}`).toSorted(),
    );
    for (const { times } of answers) expect(times?.received).toBeGreaterThanOrEqual(times?.sent ?? Infinity);
  });

  it('holds the last frames back until all requests are there', async () => {
    const seen: Seen[] = [];
    const target = await http2Server(seen);
    let released = 0;
    const onRelease = (first: number): void => void (released = first);
    await raceSinglePacket(target, requests, { ...limits, onRelease });
    expect(Math.min(...seen.map(({ at }) => at))).toBeGreaterThanOrEqual(released);
  });

  it('ends in time against a server that never answers', async () => {
    const target = await http2Server([], false);
    expect(await raceSinglePacket(target, requests, { timeout: 300 })).toEqual([]);
  });

  it('is refused where the certificate is not trusted', async () => {
    const { ca: _ca, ...target } = await http2Server([]);
    await expect(raceSinglePacket(target, requests, limits)).rejects.toThrow(/certificate/iu);
  });
});

describe('whether HTTP/2 is offered', () => {
  it('is what the server chooses', async () => {
    expect(await offersHttp2(await http2Server([]), limits)).toBe(true);
    expect(await offersHttp2(await listen(createHttps(certificate)), limits)).toBe(false);
  });

  it('is no where there is no TLS, or nobody', async () => {
    const target = { address: '127.0.0.1', port: 9, servername: '', host: '127.0.0.1:9' };
    expect(await offersHttp2({ ...target, tls: false }, limits)).toBe(false);
    expect(await offersHttp2({ ...target, tls: true }, limits)).toBe(false);
  });
});
