import type { Octokit } from '@octokit/core';
import { githubFailure } from './github-failure.ts';

const RUNNER = 'github-actions[bot]';

/**
 * The login under which a token writes. A workflow's own token may not ask for its user, but GraphQL's viewer tells.
 * @throws TollgateError `publish/token-refused` and others
 */
export async function ownLogin(octokit: Octokit, token: string): Promise<string> {
  try {
    return (await octokit.request('GET /user')).data.login;
  } catch (error) {
    if (!hasStatus(error, 403)) throw githubFailure(error, 'the token', token);
  }
  try {
    const { viewer } = await octokit.graphql<{ readonly viewer: { readonly login: string } }>(
      'query { viewer { login } }',
    );
    return viewer.login;
  } catch (error) {
    if (hasStatus(error, 401)) throw githubFailure(error, 'the token', token);
    return RUNNER;
  }
}

function hasStatus(error: unknown, status: number): boolean {
  return error instanceof Error && 'status' in error && error.status === status;
}
