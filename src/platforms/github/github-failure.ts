import { TollgateError } from '../../model/errors.ts';
import { failureOf, withoutSecret } from '../failure.ts';

/** What GitHub's answer means, as an error of publishing. Everything that Octokit did not throw is passed on as it is. */
export function githubFailure(error: unknown, what: string, token: string): unknown {
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return error;
  if (error.cause instanceof TollgateError) return error.cause;
  const response = 'response' in error ? error.response : undefined;
  const body: unknown = typeof response === 'object' && response !== null ? Reflect.get(response, 'data') : undefined;
  // Octokit makes a 500 of a request that never reached the server.
  const status = response === undefined ? 0 : error.status;
  const text = typeof body === 'string' ? body : body === undefined ? error.message : JSON.stringify(body);
  const isLimited = /rate limit/iu.test(text);
  if ((status === 403 || status === 404) && /(?:must be|is not) enabled/iu.test(text)) return off(text, what, token);
  if (status === 403 && !isLimited && /not accessible by/iu.test(text)) return readOnly(text, what, token);
  return failureOf({ status: status === 403 && isLimited ? 429 : status, text, what, secret: token });
}

function off(text: string, what: string, token: string): TollgateError {
  const says = `${what}: code scanning is off for this repository: ${reason(text, token)}`;
  return new TollgateError('publish/code-scanning-off', says, {
    class: 'publish',
    help: [
      'public repositories have it; private ones need GitHub Code Security (settings, "Code security and analysis")',
      'without it leave the upload out (--only comment): summary, comment and gate work all the same',
    ],
  });
}

function readOnly(text: string, what: string, token: string): TollgateError {
  return new TollgateError('publish/token-read-only', `${what}: the token may only read: ${reason(text, token)}`, {
    class: 'publish',
    help: [
      'the job needs `permissions: security-events: write` (upload), `pull-requests: write` (comment), and in a private repository `actions: read`',
      'pull requests of forks and of Dependabot never get more: there only the gate decides',
    ],
  });
}

function reason(text: string, token: string): string {
  return (
    /"message":"(?<message>(?:[^"\\]|\\.)*)"/u.exec(withoutSecret(text, token))?.groups?.['message'] ??
    withoutSecret(text, token)
  );
}
