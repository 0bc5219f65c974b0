import { createHash } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { Agent, type Dispatcher, request } from 'undici';
import { TollgateError } from '../model/errors.ts';
import { isLoopbackHost } from '../model/target.ts';
import { proxiedAgent } from './proxied-agent.ts';

/** One file to fetch from the web. */
export interface DownloadOptions {
  /** https, or http on the machine itself. No credentials are sent, so redirects are followed, but never to less than that. */
  readonly url: string;
  /** Where it is written; must not be there. */
  readonly path: string;
  /** Bytes; a longer answer is given up. */
  readonly limit: number;
  /** Where HTTPS_PROXY, HTTP_PROXY and NO_PROXY are read. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  /** Milliseconds before the second try; the third waits four times as long. Default 1,000. */
  readonly waitMs?: number;
  /** Milliseconds without an answer, or without a further byte. Default 30,000. */
  readonly timeoutMs?: number;
  /** Milliseconds for one try in all: a server may send a byte now and then for ever. Default 20 minutes. */
  readonly deadlineMs?: number;
}

const TRIES = 3;
const REDIRECTS = 5;

class Fleeting extends Error {}

/**
 * Fetches a file and gives its SHA-256, lower-case hexadecimal. Tried three times where the server or the network failed; what
 * was written is removed where it is not whole.
 * @throws TollgateError `download/…`: `not-there` (404, 410), `refused` (another 4xx), `too-large`, `bad-redirect`, `failed`
 *   (5xx, the network, an answer that ended early), `cannot-write` (the disk); `network/bad-proxy`; the reason of the signal
 */
export async function downloadFile(options: DownloadOptions): Promise<string> {
  const dispatchers = dispatchersOf(options);
  try {
    for (let count = 1; ; count += 1) {
      try {
        return await once(options, dispatchers);
      } catch (error) {
        options.signal.throwIfAborted();
        if (error instanceof TollgateError) throw error;
        if (count === TRIES) throw failed(options.url, error);
        await sleep((options.waitMs ?? 1_000) * count ** 2, undefined, { signal: options.signal });
      }
    }
  } finally {
    await Promise.all([dispatchers.direct.destroy(), dispatchers.proxied.destroy()]);
  }
}

interface Dispatchers {
  readonly direct: Dispatcher;
  readonly proxied: Dispatcher;
}

function dispatchersOf({ environment, timeoutMs = 30_000 }: DownloadOptions): Dispatchers {
  const timeouts = { headersTimeout: timeoutMs, bodyTimeout: timeoutMs, connect: { timeout: timeoutMs } };
  const named = (name: string): string => environment[name] ?? environment[name.toUpperCase()] ?? '';
  const proxied = proxiedAgent({
    ...timeouts,
    httpProxy: named('http_proxy'),
    httpsProxy: named('https_proxy'),
    noProxy: named('no_proxy'),
  });
  return { direct: new Agent(timeouts), proxied };
}

async function once(options: DownloadOptions, dispatchers: Dispatchers): Promise<string> {
  const { headers, body } = await follow(options, dispatchers);
  const length = Number(headers['content-length'] ?? Number.NaN);
  if (length > options.limit) {
    body.on('error', () => undefined).destroy();
    throw tooLarge(options);
  }
  const hash = createHash('sha256');
  const file = await open(options.path, 'wx', 0o600).catch((error: unknown) => {
    body.on('error', () => undefined).destroy();
    throw cannotWrite(options, error);
  });
  let size = 0;
  try {
    for await (const chunk of body as AsyncIterable<Uint8Array>) {
      size += chunk.length;
      if (size > options.limit) throw tooLarge(options);
      hash.update(chunk);
      await file.writeFile(chunk).catch((error: unknown) => {
        throw cannotWrite(options, error);
      });
    }
    if (length > size) throw new Fleeting(`the answer ended after ${size} of ${length} bytes`);
  } catch (error) {
    await file.close();
    await rm(options.path, { force: true });
    throw error;
  }
  await file.close();
  return hash.digest('hex');
}

async function follow(
  { url, signal: cancelled, deadlineMs = 1_200_000 }: DownloadOptions,
  { direct, proxied }: Dispatchers,
): Promise<Dispatcher.ResponseData> {
  const signal = AbortSignal.any([cancelled, AbortSignal.timeout(deadlineMs)]);
  let at = addressOf(url, url);
  for (let count = 0; count <= REDIRECTS; count += 1) {
    const dispatcher = isLoopbackHost(at.hostname) ? direct : proxied;
    const answer = await request(at, {
      method: 'GET',
      dispatcher,
      signal,
      headers: { accept: '*/*', 'user-agent': 'tollgate' },
    });
    const { statusCode: status, headers, body } = answer;
    if (status === 200) return answer;
    await body.dump().catch(() => undefined);
    const { location } = headers;
    if (status < 300 || status >= 400 || typeof location !== 'string') throw refusal(url, at, status);
    at = addressOf(location, url, at);
  }
  throw badRedirect(url, `more than ${REDIRECTS} redirects`);
}

function addressOf(text: string, url: string, base?: URL): URL {
  const address = URL.parse(text, base?.href);
  if (address === null) throw badRedirect(url, 'that is no address');
  if (address.protocol === 'https:') return address;
  const local = base === undefined || isLoopbackHost(base.hostname);
  if (address.protocol === 'http:' && isLoopbackHost(address.hostname) && local) return address;
  throw badRedirect(url, `${address.protocol}//${address.host} is not https`);
}

function refusal(url: string, at: URL, status: number): Error {
  if (status === 429 || status >= 500) return new Fleeting(`${at.host} answered ${status}`);
  const gone = status === 404 || status === 410;
  return new TollgateError(
    gone ? 'download/not-there' : 'download/refused',
    `${at.host} answered ${status}${gone ? ': there is no such file' : ''}`,
    {
      class: 'incomplete',
      place: { file: url },
      help: gone
        ? ['check the version, and that the release has a file for this platform']
        : ['check that this machine may reach that host, by a proxy (HTTPS_PROXY) where one is needed'],
    },
  );
}

function tooLarge({ url, limit }: DownloadOptions): TollgateError {
  return new TollgateError('download/too-large', `the file is larger than the ${limit} bytes allowed`, {
    class: 'incomplete',
    place: { file: url },
    help: ['check that the address is that of a release'],
  });
}

function cannotWrite({ path }: DownloadOptions, cause: unknown): TollgateError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new TollgateError('download/cannot-write', `what was fetched cannot be written: ${reason}`, {
    class: 'incomplete',
    place: { file: path },
    help: ['check that this user may write to that folder, and that the disk is not full'],
    cause,
  });
}

function badRedirect(url: string, reason: string): TollgateError {
  return new TollgateError('download/bad-redirect', `the address was not followed: ${reason}`, {
    class: 'incomplete',
    place: { file: url },
    help: ['name an address of https'],
  });
}

function failed(url: string, error: unknown): TollgateError {
  const reason = error instanceof Error ? error.message : String(error);
  return new TollgateError('download/failed', `the file could not be fetched in ${TRIES} tries: ${reason}`, {
    class: 'incomplete',
    place: { file: url },
    help: [
      'try again later',
      'where a proxy is needed, set HTTPS_PROXY; where the proxy has a certificate of its own, set NODE_EXTRA_CA_CERTS',
    ],
    cause: error,
  });
}
