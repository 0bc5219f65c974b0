import { TollgateError } from '../model/errors.ts';
import { isLoopbackHost } from '../model/target.ts';
import { webRequest, type WebAnswer } from '../util/web-request.ts';
import { failureOf } from './failure.ts';
import type { Pace } from './publication.ts';
import { LONGEST_WAIT, retryAfter, wait } from './wait.ts';

/** One file to fetch from a platform. */
export interface DownloadRequest {
  readonly url: string;
  /** Sent to the server of `url` alone, never to where it redirects. */
  readonly headers: Readonly<Record<string, string>>;
  /** What it is, in messages. */
  readonly what: string;
  /** Taken out of every message. */
  readonly secret: string;
}

const TRIES = 3;
const MOST_HOPS = 3;

/**
 * Fetches a file of at most 64 MiB, again where the server or the way to it failed. A redirect to another server (platforms
 * keep files in stores with signed addresses) is followed without token, and never from https to http.
 * @throws TollgateError `publish/…` where there is no file; the reason of the signal
 */
export async function download(request: DownloadRequest, pace: Pace): Promise<Uint8Array> {
  for (let count = 1; ; count += 1) {
    const answer = await once(request, pace);
    if (answer.status >= 200 && answer.status < 300) return answer.body;
    if (answer.status === 410) throw expiredError(request.what);
    const asked = retryAfter(answer.headers['retry-after']);
    const isFleeting = answer.status === 0 || answer.status === 429 || answer.status >= 500;
    if (count === TRIES || !isFleeting || (asked ?? 0) > LONGEST_WAIT) {
      const { what, secret } = request;
      throw failureOf({ status: answer.status, text: new TextDecoder().decode(answer.body), what, secret });
    }
    await wait(asked ?? count ** 2, pace);
  }
}

/** The error for a file that was there once: platforms keep artifacts for some weeks. */
export function expiredError(what: string): TollgateError {
  return new TollgateError('publish/expired', `${what} has expired`, {
    class: 'publish',
    help: ['the next run leaves a new one; keep them longer (retention-days, expire_in)'],
  });
}

async function once(request: DownloadRequest, { signal }: Pace): Promise<WebAnswer> {
  const { origin } = new URL(request.url);
  try {
    let url = request.url;
    for (let hop = 0; ; hop += 1) {
      const headers = { 'user-agent': 'tollgate', ...(new URL(url).origin === origin && request.headers) };
      const answer = await webRequest({ method: 'GET', url, headers, signal });
      const target = answer.status >= 300 && answer.status < 400 ? answer.headers['location'] : undefined;
      if (target === undefined || hop === MOST_HOPS) return answer;
      url = nextUrl(target, url, request);
    }
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof TollgateError) throw error;
    const text = error instanceof Error ? error.message : String(error);
    return { status: 0, headers: {}, body: new TextEncoder().encode(text) };
  }
}

function nextUrl(target: string, from: string, { what, secret }: DownloadRequest): string {
  const [next, old] = [URL.parse(target, from), new URL(from)];
  const isSafe =
    next !== null && (next.protocol === 'https:' || (next.protocol === 'http:' && old.protocol === 'http:'));
  // A server on the web must not make a job fetch what only the machine itself can reach.
  if (isSafe && (isLoopbackHost(old.hostname) || !isLoopbackHost(next.hostname))) return next.href;
  throw failureOf({ status: 302, text: '', what, secret });
}
