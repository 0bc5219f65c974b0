import type { Octokit } from '@octokit/core';
import { TollgateError } from '../../model/errors.ts';
import { asObject } from '../../util/untrusted.ts';
import { githubFailure } from './github-failure.ts';
import type { GithubRepository } from './repository.ts';

/** An alert of code scanning, as its latest instance on one branch shows it. */
export interface GithubAlert {
  readonly number: number;
  readonly state: 'open' | 'dismissed' | 'fixed';
  /** Did the last upload no longer hold it? A dismissed alert stays dismissed then. */
  readonly gone: boolean;
  readonly rule: string;
  readonly category: string;
  readonly path: string;
  readonly line: number;
  readonly message: string;
  readonly dismissedReason: string;
  readonly dismissedComment: string;
  /** Login; empty where GitHub tells none. */
  readonly dismissedBy: string;
  /** ISO 8601; empty where it is not dismissed. */
  readonly dismissedAt: string;
}

/** Alerts of one branch. */
export interface GithubAlerts {
  readonly alerts: readonly GithubAlert[];
  /** Are these all of them? */
  readonly whole: boolean;
}

const PAGE = 100;
const MOST_PAGES = 100;

/**
 * All alerts of categories of ours on a branch (the default one where none is named), whatever their state; of one tool
 * where one is named.
 * Source: https://docs.github.com/en/rest/code-scanning/code-scanning#list-code-scanning-alerts-for-a-repository
 * @throws TollgateError `publish/…`
 */
export async function githubAlerts(
  octokit: Octokit,
  { owner, repo, ref, token }: GithubRepository,
  tool?: string,
): Promise<GithubAlerts> {
  const alerts: GithubAlert[] = [];
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    try {
      const { data } = await octokit.request('GET /repos/{owner}/{repo}/code-scanning/alerts', {
        owner,
        repo,
        page,
        per_page: PAGE,
        // In the order of their making a page does not change while it is read.
        sort: 'created',
        direction: 'asc',
        ...(tool !== undefined && { tool_name: tool }),
        ...(ref !== undefined && { ref }),
      });
      alerts.push(...data.map(alertOf).filter(({ category }) => category.startsWith('tollgate/')));
      if (data.length < PAGE) return { alerts, whole: true };
    } catch (error) {
      const failure = githubFailure(error, 'alerts of code scanning', token);
      if (!(failure instanceof TollgateError) || failure.code !== 'publish/not-found') throw failure;
      // GitHub says so of a repository or a branch without any; another 404 may hide what this token must not see.
      return { alerts, whole: /no analysis found/iu.test(failure.message) };
    }
  }
  return { alerts, whole: false };
}

function alertOf(row: unknown): GithubAlert {
  const alert = asObject(row);
  const instance = asObject(alert['most_recent_instance']);
  const location = asObject(instance['location']);
  const state = text(alert['state']);
  return {
    number: Number(alert['number']),
    state: state === 'open' || state === 'dismissed' ? state : 'fixed',
    gone: instance['state'] === 'fixed',
    rule: text(asObject(alert['rule'])['id']),
    category: text(instance['category']),
    path: text(location['path']),
    line: Number(location['start_line'] ?? 0),
    message: text(asObject(instance['message'])['text']),
    dismissedReason: text(alert['dismissed_reason']),
    dismissedComment: text(alert['dismissed_comment']),
    dismissedBy: text(asObject(alert['dismissed_by'])['login']),
    dismissedAt: text(alert['dismissed_at']),
  };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
