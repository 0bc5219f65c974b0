import { Agent, type Dispatcher, request } from 'undici';
import { isLoopbackHost } from '../model/target.ts';
import { proxiedAgent } from './proxied-agent.ts';

/** One request to a service on the web. */
export interface WebRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | FormData;
  readonly signal: AbortSignal;
}

/** An answer, redirects not followed. */
export interface WebAnswer {
  readonly status: number;
  /** Names in lower case; repeats are joined by commas. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer>;
}

const TIMEOUT_MS = 60_000;
const LARGEST = 64 * 1024 * 1024;

let direct: Dispatcher | undefined;
let proxied: Dispatcher | undefined;

/**
 * Sends a request to a platform: through the proxy that HTTPS_PROXY, HTTP_PROXY and NO_PROXY name, but never to the machine
 * itself; certificates of NODE_EXTRA_CA_CERTS are trusted. At most a minute for each part of it, and 64 MiB.
 * @throws Error of the network: refused, reset, timed out, too large; TollgateError `network/bad-proxy`; the reason of the signal
 */
export async function webRequest({ method, url, headers, body, signal }: WebRequest): Promise<WebAnswer> {
  const isDirect = isLoopbackHost(new URL(url).hostname);
  const timeouts = { headersTimeout: TIMEOUT_MS, bodyTimeout: TIMEOUT_MS, connect: { timeout: TIMEOUT_MS } };
  const dispatcher = isDirect ? (direct ??= new Agent(timeouts)) : (proxied ??= proxiedAgent(timeouts));
  const sent = body === undefined ? undefined : await packed(body);
  const answer = await request(url, {
    method,
    dispatcher,
    signal,
    headers: { ...(sent?.type !== undefined && { 'content-type': sent.type }), ...headers },
    ...(sent !== undefined && { body: sent.bytes }),
  });
  return { status: answer.statusCode, headers: joined(answer.headers), body: await readAll(answer.body) };
}

/** A form becomes multipart text with a boundary of its own. */
async function packed(body: string | FormData): Promise<{ readonly bytes: Uint8Array; readonly type?: string }> {
  if (typeof body === 'string') return { bytes: new TextEncoder().encode(body) };
  const form = new Response(body);
  const type = form.headers.get('content-type');
  return { bytes: new Uint8Array(await form.arrayBuffer()), ...(type !== null && { type }) };
}

function joined(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name.toLowerCase(), typeof value === 'string' ? value : value.join(', ')]],
    ),
  );
}

async function readAll(body: AsyncIterable<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > LARGEST) throw new Error(`the answer is larger than ${LARGEST} bytes`);
    chunks.push(chunk);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
