import { Agent, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import { isIP, type AddressInfo, type Socket } from 'node:net';
import { pipeline } from 'node:stream';
import { TollgateError } from '../model/errors.ts';
import { selfSignedCertificate } from './self-signed-certificate.ts';

/** An https address that leads to an app which speaks plain http. */
export interface TlsFront {
  /** `https://127.0.0.1:PORT`. */
  readonly origin: string;
  /** Its certificate, PEM: what a client must trust. */
  readonly certificate: string;
  close(): Promise<void>;
}

const LONGEST_SILENCE = 30_000;
// RFC 9110 §7.6.1: what belongs to one connection and must not be passed on.
const HOP_BY_HOP: ReadonlySet<string> = new Set(
  'connection keep-alive proxy-connection te trailer transfer-encoding upgrade'.split(' '),
);

/**
 * Puts TLS in front of an app that speaks plain http, on a loopback port of its own, so that rules which apply to https
 * alone can be tried before there is a certificate. The app learns of it as behind any proxy (`X-Forwarded-Proto`,
 * `X-Forwarded-Host`); redirects to the app's own address lead to the front.
 * @throws TollgateError `tls-front/not-plain-http` where the target is no http URL.
 */
export async function startTlsFront(target: string): Promise<TlsFront> {
  const inner = URL.parse(target);
  if (inner?.protocol !== 'http:') {
    throw new TollgateError('tls-front/not-plain-http', `TLS can only be put in front of an http target: ${target}`, {
      class: 'usage',
      help: ['leave the TLS front out: the target speaks https already'],
    });
  }
  const host = hostnameOf(inner);
  const { key, cert } = await selfSignedCertificate([...new Set([host, '127.0.0.1', 'localhost'])]);
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const state = { origin: '' };
  const server = createServer({ key, cert }, (asked, answer) => {
    forward(asked, answer, { inner, front: state.origin, agent });
  });
  // Connections in the middle of a handshake, which the server itself does not close.
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  // A front is no way into another protocol.
  server.on('upgrade', (_request, socket) => socket.destroy());
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  state.origin = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { origin: state.origin, certificate: cert, close: () => close(server, sockets, agent) };
}

interface Way {
  readonly inner: URL;
  readonly front: string;
  readonly agent: Agent;
}

function forward(asked: IncomingMessage, answer: ServerResponse, { inner, front, agent }: Way): void {
  const host = asked.headers.host ?? inner.host;
  const passed = request({
    agent,
    hostname: hostnameOf(inner),
    port: inner.port === '' ? 80 : Number(inner.port),
    method: asked.method ?? 'GET',
    path: asked.url ?? '/',
    headers: [
      ...pairsWithout(asked.rawHeaders, ['host', 'x-forwarded-proto', 'x-forwarded-host', 'forwarded']),
      ['Host', host],
      ['X-Forwarded-Proto', 'https'],
      ['X-Forwarded-Host', host],
    ].flat(),
    timeout: LONGEST_SILENCE,
  });
  passed.on('timeout', () => passed.destroy(new Error('the app did not answer')));
  passed.on('error', () => {
    if (answer.headersSent) answer.destroy();
    else answer.writeHead(502, { 'content-type': 'text/plain' }).end('the app behind the TLS front did not answer\n');
  });
  passed.on('response', (given) => {
    const headers = pairsWithout(given.rawHeaders, []).map(([name, value]) =>
      name.toLowerCase() === 'location' ? [name, outward(value, inner, front)] : [name, value],
    );
    answer.writeHead(given.statusCode ?? 502, given.statusMessage ?? '', headers.flat());
    pipeline(given, answer, () => undefined);
  });
  answer.on('close', () => passed.destroy());
  pipeline(asked, passed, () => undefined);
}

/** A redirect to the app's own address, as seen from outside; every other stays. */
function outward(location: string, inner: URL, front: string): string {
  const url = URL.parse(location);
  return url?.origin === inner.origin ? `${front}${url.pathname}${url.search}${url.hash}` : location;
}

function pairsWithout(raw: readonly string[], left: readonly string[]): (readonly [string, string])[] {
  const pairs: (readonly [string, string])[] = [];
  for (let index = 0; index + 1 < raw.length; index += 2) {
    const name = raw[index] ?? '';
    const lower = name.toLowerCase();
    if (!HOP_BY_HOP.has(lower) && !left.includes(lower)) pairs.push([name, raw[index + 1] ?? '']);
  }
  return pairs;
}

/** Without the brackets of an IPv6 address. */
function hostnameOf(url: URL): string {
  const bare = url.hostname.replace(/^\[(.*)\]$/u, '$1');
  return isIP(bare) === 6 ? bare : url.hostname;
}

async function close(server: Server, sockets: ReadonlySet<Socket>, agent: Agent): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    for (const socket of sockets) socket.destroy();
  });
  agent.destroy();
}
