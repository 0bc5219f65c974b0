import { Octokit } from '@octokit/core';
import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';
import { randomUUID } from 'node:crypto';
import { webRequest } from '../../util/web-request.ts';
import { failureOf } from '../failure.ts';
import type { Pace } from '../publication.ts';
import { LONGEST_WAIT, retryAfter, wait } from '../wait.ts';

/** How to reach GitHub. */
export interface GithubAccess {
  /** `https://api.github.com`, or `https://HOST/api/v3` of an Enterprise Server. */
  readonly api: string;
  readonly token: string;
  readonly pace: Pace;
}

const MOST_HOPS = 3;
const MOST_RETRIES = 3;
const Client = Octokit.plugin(retry, throttling);

/**
 * Opens a client that keeps to GitHub's rules of good conduct: one write at a time, waits where a limit is met, and up to three
 * more tries of what failed on the way. What creates something must be asked for with `request: { retries: 0 }`.
 */
export function openGithub(access: GithubAccess): Octokit {
  const { api, token, pace } = access;
  const isBearable = (seconds: number, _options: unknown, _octokit: unknown, count: number): boolean =>
    seconds <= LONGEST_WAIT && count < MOST_RETRIES;
  const octokit = new Client({
    auth: token,
    baseUrl: api.replace(/\/+$/u, ''),
    userAgent: 'tollgate',
    log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
    retry: { retries: MOST_RETRIES, retryAfterBaseValue: pace.secondMs },
    throttle: {
      // Clients of one process share their queues otherwise.
      id: randomUUID(),
      retryAfterBaseValue: pace.secondMs,
      onRateLimit: isBearable,
      onSecondaryRateLimit: isBearable,
    },
    request: { fetch: platformFetch(access) },
  });
  return octokit;
}

function quiet(): void {}

interface FetchInit {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/**
 * What Octokit takes for `fetch`: waits as `Retry-After` says where none of the plugins does (429, 503), and follows a
 * redirect (a repository got another name) only to the same server.
 */
function platformFetch({ token, pace }: GithubAccess): (url: string, init: FetchInit) => Promise<Response> {
  return async (first, { method, headers, body }) => {
    let url = first;
    for (let hop = 0; ; hop += 1) {
      const request = { method, url, headers, signal: pace.signal, ...(body !== undefined && { body }) };
      const answer = await webRequest(request);
      const target = URL.parse(answer.headers['location'] ?? '', url);
      if (answer.status >= 300 && answer.status < 400) {
        if (hop < MOST_HOPS && target !== null && target.origin === new URL(url).origin) {
          url = target.href;
          continue;
        }
        throw failureOf({ status: answer.status, text: '', what: 'GitHub', secret: token });
      }
      const seconds = retryAfter(answer.headers['retry-after']);
      const isOurs =
        answer.status === 503 || (answer.status === 429 && answer.headers['x-ratelimit-remaining'] !== '0');
      if (isOurs && seconds !== undefined && seconds <= LONGEST_WAIT) await wait(seconds, pace);
      const content = answer.status === 204 || answer.status === 304 ? null : answer.body;
      return new Response(content, { status: answer.status, headers: answer.headers });
    }
  };
}
