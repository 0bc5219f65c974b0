import type { Octokit } from '@octokit/core';
import { TollgateError } from '../../model/errors.ts';
import type { Pace, PublishStep } from '../publication.ts';
import { wait } from '../wait.ts';
import { githubFailure } from './github-failure.ts';
import { ownLogin } from './own-login.ts';
import type { GithubRepository } from './repository.ts';

/** The one comment that a pull request gets, and the hidden line it begins with. */
export interface StickyComment {
  readonly pullRequest: number;
  readonly marker: string;
  readonly body: string;
}

interface Known {
  readonly id: number;
  readonly body: string;
}

const PAGE = 100;
const MOST_PAGES = 50;
const TRIES = 3;

/**
 * Writes the comment, or rewrites the one that is there: the first of our own that begins with the marker. Others with
 * that marker are not ours and stay; a second one of ours is removed.
 * @throws TollgateError `publish/…`
 */
export async function putComment(
  octokit: Octokit,
  repository: GithubRepository,
  comment: StickyComment,
  pace: Pace,
): Promise<Omit<PublishStep, 'what'>> {
  const login = await ownLogin(octokit, repository.token);
  for (let count = 1; ; count += 1) {
    try {
      return await put(octokit, repository, comment, login);
    } catch (error) {
      pace.signal.throwIfAborted();
      const failure = githubFailure(error, `comment on pull request ${comment.pullRequest}`, repository.token);
      // A comment may be there although the answer was lost: so it is looked for again, and never just sent again.
      const isFleeting =
        isCreation(error) &&
        failure instanceof TollgateError &&
        /unavailable|unreachable|conflict|rate-limited/u.test(failure.code);
      if (!isFleeting || count === TRIES) throw failure;
      await wait(count ** 2, pace);
    }
  }
}

async function put(
  octokit: Octokit,
  { owner, repo }: GithubRepository,
  { pullRequest, marker, body }: StickyComment,
  login: string,
): Promise<Omit<PublishStep, 'what'>> {
  const [known, ...more] = await ownComments(octokit, { owner, repo, pullRequest, marker, login });
  for (const { id } of more) {
    try {
      await octokit.request('DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}', {
        owner,
        repo,
        comment_id: id,
      });
    } catch (error) {
      // Another job of the same pull request may have been quicker.
      if (!(error instanceof Error && 'status' in error && error.status === 404)) throw error;
    }
  }
  if (known === undefined) {
    const place = { owner, repo, issue_number: pullRequest, body, request: { retries: 0 } };
    const { data } = await octokit.request('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', place);
    return { state: 'published', detail: `written (${data.id})` };
  }
  if (known.body.trim() === body.trim()) return { state: 'unchanged', detail: `says the same already (${known.id})` };
  await octokit.request('PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}', {
    owner,
    repo,
    comment_id: known.id,
    body,
  });
  return { state: 'published', detail: `rewritten (${known.id})` };
}

/** All but the creation is sent again by the plugin already. */
function isCreation(error: unknown): boolean {
  const request: unknown = error instanceof Error && 'request' in error ? error.request : undefined;
  return typeof request === 'object' && request !== null && Reflect.get(request, 'method') === 'POST';
}

interface Search {
  readonly owner: string;
  readonly repo: string;
  readonly pullRequest: number;
  readonly marker: string;
  readonly login: string;
}

async function ownComments(octokit: Octokit, { owner, repo, pullRequest, marker, login }: Search): Promise<Known[]> {
  const found: Known[] = [];
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const { data } = await octokit.request('GET /repos/{owner}/{repo}/issues/{issue_number}/comments', {
      owner,
      repo,
      issue_number: pullRequest,
      per_page: PAGE,
      page,
    });
    for (const { id, body = '', user } of data) {
      if (user?.login === login && body.startsWith(marker)) found.push({ id: Number(id), body });
    }
    if (data.length < PAGE) break;
  }
  return found.toSorted((a, b) => a.id - b.id);
}
