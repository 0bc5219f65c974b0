import type { Octokit } from '@octokit/core';
import { githubFailure } from './github-failure.ts';
import type { GithubRepository } from './repository.ts';

/** The latest upload under one category that a branch shows. */
export interface KnownAnalysis {
  readonly category: string;
  readonly commit: string;
  /** ISO 8601. */
  readonly created: string;
}

const PAGE = 100;
const MOST_PAGES = 10;

/**
 * The latest analysis of each category of ours on a branch, by category; empty where nothing was uploaded yet.
 * @throws TollgateError `publish/…`
 */
export async function knownAnalyses(
  octokit: Octokit,
  { owner, repo, ref, token }: GithubRepository,
): Promise<ReadonlyMap<string, KnownAnalysis>> {
  const known = new Map<string, KnownAnalysis>();
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    let rows;
    try {
      rows = (
        await octokit.request('GET /repos/{owner}/{repo}/code-scanning/analyses', {
          owner,
          repo,
          page,
          per_page: PAGE,
          ...(ref !== undefined && { ref }),
        })
      ).data;
    } catch (error) {
      const failure = githubFailure(error, 'code scanning', token);
      // GitHub says 404 ("no analysis found") of a branch without any.
      if (failure instanceof Error && 'code' in failure && failure.code === 'publish/not-found') return known;
      throw failure;
    }
    for (const { category, commit_sha: commit, created_at: created } of rows) {
      if (category === undefined || !category.startsWith('tollgate/')) continue;
      const other = known.get(category);
      if (other === undefined || other.created < created) known.set(category, { category, commit, created });
    }
    if (rows.length < PAGE) break;
  }
  return known;
}
