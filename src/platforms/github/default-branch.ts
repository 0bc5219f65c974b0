import type { Octokit } from '@octokit/core';
import { githubFailure } from './github-failure.ts';
import type { GithubRepository } from './repository.ts';

/**
 * The branch that decisions hold on, as `refs/heads/main`.
 * Source: https://docs.github.com/en/rest/repos/repos#get-a-repository
 * @throws TollgateError `publish/…`
 */
export async function defaultBranch(octokit: Octokit, { owner, repo, token }: GithubRepository): Promise<string> {
  try {
    const { data } = await octokit.request('GET /repos/{owner}/{repo}', { owner, repo });
    return `refs/heads/${data.default_branch}`;
  } catch (error) {
    throw githubFailure(error, 'the default branch', token);
  }
}
