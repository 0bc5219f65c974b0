import { Gitlab } from '@gitbeaker/rest';
import { oneLine } from '../../model/summary.ts';
import { failureOf } from '../failure.ts';
import type { Pace } from '../publication.ts';
import { send } from '../send.ts';

/** What a GitLab token is: personal, project and group tokens are all `private`. */
export type GitlabTokenKind = 'private' | 'oauth' | 'job';

/** How to reach a GitLab. */
export interface GitlabAccess {
  /** `https://gitlab.com/api/v4`, as `CI_API_V4_URL` has it; a path before `/api` is kept. */
  readonly api: string;
  readonly token: string;
  readonly tokenKind: GitlabTokenKind;
  readonly pace: Pace;
}

/** A client whose answers keep GitLab's own spelling of keys. */
export type GitlabClient = InstanceType<typeof Gitlab<false>>;

type RequesterFn = NonNullable<NonNullable<ConstructorParameters<typeof Gitlab>[0]>['requesterFn']>;
type Service = Parameters<RequesterFn>[0];
type Options = Parameters<ReturnType<RequesterFn>['get']>[1];

/**
 * Opens a client. gitbeaker's own transport asks again ten times within a quarter of a second, also after what creates
 * something, and follows redirects with the token; so it is given ours, which waits as `Retry-After` says.
 * Every call throws TollgateError `publish/…`.
 */
export function openGitlab({ api, token, tokenKind, pace }: GitlabAccess): GitlabClient {
  const options = {
    host: api.replace(/\/+$/u, '').replace(/\/api\/v4$/u, ''),
    requesterFn: (service: Service) => requester(service, token, pace),
  };
  if (tokenKind === 'oauth') return new Gitlab({ ...options, oauthToken: token });
  return tokenKind === 'job' ? new Gitlab({ ...options, jobToken: token }) : new Gitlab({ ...options, token });
}

function requester(service: Service, secret: string, pace: Pace): ReturnType<RequesterFn> {
  const call =
    (method: string): ReturnType<RequesterFn>['get'] =>
    async (endpoint, { body, searchParams }: NonNullable<Options> = {}) => {
      const base = service.url.endsWith('/') ? service.url : `${service.url}/`;
      const url = new URL(endpoint, base);
      for (const [key, value] of Object.entries(searchParams ?? {})) {
        const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
        if (isPlain) url.searchParams.set(snake(key), String(value));
      }
      const headers: Record<string, string> = { ...service.headers };
      for (const [name, value] of Object.entries(service.authHeaders)) headers[name] = await value();
      const content = contentOf(body);
      if (typeof content === 'string') headers['content-type'] = 'application/json';
      const answer = await send(
        {
          method,
          url: url.href,
          headers,
          ...(content !== undefined && { body: content }),
          repeatable: method !== 'POST',
          what: `GitLab, ${oneLine(endpoint.replaceAll('%2F', '/'), 150)}`,
          secret,
        },
        pace,
      );
      const value = answer.status === 204 || answer.text === '' ? null : parsed(answer.text, secret);
      // gitbeaker leaves the type of an answer to who asks.
      return { body: value as never, headers: answer.headers, status: answer.status };
    };
  return { get: call('GET'), post: call('POST'), put: call('PUT'), patch: call('PATCH'), delete: call('DELETE') };
}

function parsed(text: string, secret: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A page of a proxy, or of a sign-in.
    throw failureOf({ status: 404, text: `the answer is no JSON: ${text.slice(0, 200)}`, what: 'GitLab', secret });
  }
}

/** gitbeaker gives an empty object where there is nothing to send; some proxies refuse a DELETE that has a body. */
function contentOf(body: NonNullable<Options>['body']): string | FormData | undefined {
  if (body === undefined || body instanceof FormData) return body;
  return Object.keys(body).length === 0 ? undefined : JSON.stringify(snakeKeys(body));
}

function snakeKeys(body: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(body).map(([key, value]) => [snake(key), value]));
}

function snake(key: string): string {
  return key.replaceAll(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`);
}
