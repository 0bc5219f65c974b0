import { setTimeout as delay } from 'node:timers/promises';
import { type ClientHttp2Session, type ClientHttp2Stream, connect as connectHttp2 } from 'node:http2';
import { connect as connectTls } from 'node:tls';
import { openConnection, type RaceLimits, type RaceTarget } from './connection.ts';
import type { RawAnswer, RawRequest } from './http-message.ts';

// Long enough for the first parts of all requests to have arrived.
const HOLD_MS = 30;
const BODY_LIMIT = 1024 * 1024;
// What HTTP/2 forbids in a request, or says elsewhere (RFC 9113 §8.2.2).
const LEFT_OUT: ReadonlySet<string> = new Set(['host', 'connection', 'keep-alive', 'transfer-encoding', 'upgrade']);

/** Does the server choose HTTP/2 when it may? False where there is no TLS. */
export async function offersHttp2(target: RaceTarget, limits: RaceLimits): Promise<boolean> {
  if (!target.tls) return false;
  const socket = await openConnection(target, limits, ['h2', 'http/1.1']).catch(() => undefined);
  const chosen = socket !== undefined && 'alpnProtocol' in socket ? socket.alpnProtocol : undefined;
  socket?.destroy();
  return chosen === 'h2';
}

/**
 * The single-packet attack: all requests as streams of one HTTP/2 connection, their last frames held back and then
 * written in one go, so that they share a TCP segment or two. Answers are in no particular order.
 * Source: Kettle, "Smashing the state machine", Black Hat USA 2023.
 * @throws Error where the connection cannot be opened
 */
export async function raceSinglePacket(
  target: RaceTarget,
  requests: readonly RawRequest[],
  limits: RaceLimits,
): Promise<RawAnswer[]> {
  const session = await openSession(target, limits);
  const stop = (): void => session.destroy();
  const timer = setTimeout(stop, limits.timeout);
  limits.signal?.addEventListener('abort', stop, { once: true });
  try {
    const streams = requests.map((request) => {
      const body = Buffer.from(request.body ?? '', 'utf8');
      const stream = session.request(headersOf(target, request, body), { endStream: false });
      if (body.length > 1) stream.write(body.subarray(0, -1));
      return { stream, last: body.subarray(-1), answer: answerOf(stream) };
    });
    await delay(HOLD_MS);
    const first = performance.now();
    // All in one turn of the event loop: the session gathers the frames and writes them together.
    for (const { stream, last } of streams) stream.end(last);
    limits.onRelease?.(first, performance.now());
    return (await Promise.all(streams.map(({ answer }) => answer))).filter((answer) => answer !== undefined);
  } finally {
    clearTimeout(timer);
    limits.signal?.removeEventListener('abort', stop);
    session.destroy();
  }
}

async function openSession(target: RaceTarget, { timeout, signal }: RaceLimits): Promise<ClientHttp2Session> {
  signal?.throwIfAborted();
  const session = connectHttp2(`https://${target.host}`, {
    createConnection: () =>
      connectTls({
        host: target.address,
        port: target.port,
        ...(target.servername !== '' && { servername: target.servername }),
        ...(target.ca !== undefined && { ca: target.ca }),
        ALPNProtocols: ['h2'],
      }),
  });
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => fail(new Error('no connection in time')), timeout);
    const fail = (error: Error): void => {
      clearTimeout(timer);
      session.destroy();
      reject(error);
    };
    session.once('error', fail);
    session.once('connect', () => {
      clearTimeout(timer);
      session.removeListener('error', fail);
      // It may break at any later time; whoever collects answers then simply gets fewer.
      session.on('error', () => session.destroy());
      resolve(session);
    });
  });
}

function headersOf(target: RaceTarget, request: RawRequest, body: Buffer): Record<string, string> {
  const own = Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  return {
    ':method': request.method,
    ':path': request.path,
    ':scheme': 'https',
    ':authority': target.host,
    ...Object.fromEntries(own.filter(([name]) => !LEFT_OUT.has(name))),
    ...(body.length > 0 && { 'content-length': String(body.length) }),
  };
}

// Nothing where the stream breaks off or never ends.
async function answerOf(stream: ClientHttp2Stream): Promise<RawAnswer | undefined> {
  return new Promise((resolve) => {
    let status = 0;
    let headers: [string, string][] = [];
    const chunks: Buffer[] = [];
    let size = 0;
    stream.on('response', (fields) => {
      status = fields[':status'] ?? 0;
      headers = Object.entries(fields).flatMap(([name, value]) =>
        name.startsWith(':') ? [] : [value].flat().map((text): [string, string] => [name, String(text)]),
      );
    });
    stream.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > BODY_LIMIT) stream.destroy();
      else chunks.push(chunk);
    });
    stream.once('end', () =>
      resolve(status === 0 ? undefined : { status, headers, body: Buffer.concat(chunks), at: performance.now() }),
    );
    stream.on('error', () => undefined);
    stream.once('close', () => resolve(undefined));
  });
}
