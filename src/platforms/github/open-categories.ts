import type { Octokit } from '@octokit/core';
import { githubFailure } from './github-failure.ts';
import type { GithubRepository } from './repository.ts';

const PAGE = 100;
const MOST_PAGES = 10;

/**
 * The categories in which a branch shows an alert as open: another workflow may have uploaded it too.
 * Source: https://docs.github.com/en/rest/code-scanning/code-scanning#list-instances-of-a-code-scanning-alert
 * @throws TollgateError `publish/…`
 */
export async function openCategories(
  octokit: Octokit,
  { owner, repo, ref, token }: GithubRepository,
  number: number,
): Promise<string[]> {
  const categories = new Set<string>();
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    try {
      const { data } = await octokit.request(
        'GET /repos/{owner}/{repo}/code-scanning/alerts/{alert_number}/instances',
        {
          owner,
          repo,
          alert_number: number,
          page,
          per_page: PAGE,
          ...(ref !== undefined && { ref }),
        },
      );
      for (const { category, state } of data) if (state === 'open') categories.add(category ?? '');
      if (data.length < PAGE) break;
    } catch (error) {
      throw githubFailure(error, `alert ${number} of code scanning`, token);
    }
  }
  return [...categories];
}
