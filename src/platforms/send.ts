import { webRequest } from '../util/web-request.ts';
import { failureOf } from './failure.ts';
import type { Pace } from './publication.ts';
import { LONGEST_WAIT, retryAfter, wait } from './wait.ts';

/** One request to a platform. */
export interface SendRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | FormData;
  /** May it be sent again where it is not known whether it arrived? */
  readonly repeatable: boolean;
  /** What it is, in messages. */
  readonly what: string;
  /** Taken out of every message. */
  readonly secret: string;
}

/** An answer with a status below 300. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

const TRIES = 4;

/**
 * Sends a request, again where the server says that it did not take it (429, 503) or where that does no harm, after the time
 * that `Retry-After` names or else 1, 4 and 9 seconds. Redirects are not followed: the token must not reach another server.
 * @throws TollgateError `publish/…` where the answer is no success; the reason of the signal
 */
export async function send(request: SendRequest, pace: Pace): Promise<Answer> {
  for (let count = 1; ; count += 1) {
    const answer = await once(request, pace);
    if (answer.status >= 200 && answer.status < 300) return answer;
    const asked = retryAfter(answer.headers['retry-after']);
    const isTaken = answer.status !== 429 && !(answer.status === 503 && asked !== undefined);
    const isFleeting = answer.status === 0 || answer.status === 429 || answer.status >= 500;
    if (count === TRIES || !isFleeting || (isTaken && !request.repeatable) || (asked ?? 0) > LONGEST_WAIT) {
      const failure = failureOf({ ...answer, what: request.what, secret: request.secret });
      if (isFleeting && isTaken && !request.repeatable) lost.add(failure);
      throw failure;
    }
    await wait(asked ?? count ** 2, pace);
  }
}

// Failures after which it is not known whether something was created.
const lost = new WeakSet<Error>();

/** Did a request fail that may have arrived, and was therefore not sent again? */
export function isAnswerLost(error: unknown): boolean {
  return error instanceof Error && lost.has(error);
}

async function once({ method, url, headers, body }: SendRequest, { signal }: Pace): Promise<Answer> {
  try {
    const answer = await webRequest({
      method,
      url,
      headers: { accept: 'application/json', 'user-agent': 'tollgate', ...headers },
      signal,
      ...(body !== undefined && { body }),
    });
    return { ...answer, text: new TextDecoder().decode(answer.body) };
  } catch (error) {
    signal.throwIfAborted();
    return { status: 0, headers: {}, text: error instanceof Error ? error.message : String(error) };
  }
}
