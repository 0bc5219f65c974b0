import type { Octokit } from '@octokit/core';
import { TollgateError } from '../../model/errors.ts';
import { zipEntries } from '../../util/zip-entries.ts';
import type { BaselineFile, PlatformBaselines } from '../baseline-files.ts';
import { download, expiredError } from '../download.ts';
import { type GithubAccess, openGithub } from './client.ts';
import { githubFailure } from './github-failure.ts';

/** A repository, and how to reach it. */
export interface GithubBaselinePlace extends GithubAccess {
  readonly owner: string;
  readonly repo: string;
}

/** Name of the artifact that carries a baseline from run to run. */
const ARTIFACT = 'tollgate-baseline';
const PAGE = 100;
const MOST_PAGES = 10;

/** The baselines of a repository on GitHub; reading artifacts needs `actions: read`, reading a branch `contents: read`. */
export function githubBaselines(place: GithubBaselinePlace): PlatformBaselines {
  const { api, owner, repo, token, pace } = place;
  const root = `${api}/repos/${owner}/${repo}`;
  const fetchFile = (url: string, what: string, accept: string): Promise<Uint8Array> =>
    download({ url, headers: { accept, authorization: `token ${token}` }, what, secret: token }, pace);
  return {
    async artifacts(branch, file) {
      const artifacts = await artifactsOf(openGithub(place), place, branch);
      return artifacts.map(({ id, expired, run }): BaselineFile => {
        const name = `the artifact ${ARTIFACT} of run ${run}`;
        return {
          name,
          async read() {
            if (expired) throw expiredError(name);
            const url = `${root}/actions/artifacts/${id}/zip`;
            const archive = await fetchFile(url, name, 'application/vnd.github+json').catch((error: unknown) => {
              throw explained(error);
            });
            return sarifIn(archive, file, name);
          },
        };
      });
    },
    onBranch: (branch, file): BaselineFile => ({
      name: `the file ${file} on branch ${branch}`,
      read() {
        const url = `${root}/contents/${encodeURIComponent(file)}?ref=${encodeURIComponent(branch)}`;
        return fetchFile(url, this.name, 'application/vnd.github.raw+json');
      },
    }),
  };
}

interface Artifact {
  readonly id: number;
  readonly expired: boolean;
  readonly created: string;
  readonly run: number;
}

/** A run for a fork's pull request leaves its artifacts here too, under whatever branch the fork names: those never count. */
async function artifactsOf(octokit: Octokit, place: GithubBaselinePlace, branch: string): Promise<Artifact[]> {
  const { owner, repo, token } = place;
  const found: Artifact[] = [];
  try {
    for (let page = 1; page <= MOST_PAGES; page += 1) {
      const { data } = await octokit.request('GET /repos/{owner}/{repo}/actions/artifacts', {
        owner,
        repo,
        name: ARTIFACT,
        page,
        per_page: PAGE,
      });
      for (const { id, name, expired, created_at: created, workflow_run: run } of data.artifacts) {
        const isOwn = run?.repository_id !== undefined && run.repository_id === run.head_repository_id;
        if (!isOwn || run.head_branch !== branch || name !== ARTIFACT) continue;
        found.push({ id, expired, created: created ?? '', run: run.id ?? 0 });
      }
      if (data.artifacts.length < PAGE) break;
    }
  } catch (error) {
    throw explained(githubFailure(error, 'artifacts', token));
  }
  return found.toSorted((a, b) => (a.created < b.created ? 1 : -1));
}

/** An answer that names no permission, with the permission that it is about. */
function explained(error: unknown): unknown {
  const isRefused =
    error instanceof TollgateError && /^publish\/(?:forbidden|token-read-only|not-found)$/u.test(error.code);
  if (!isRefused) return error;
  return new TollgateError('baseline/forbidden', `${error.message}; the job needs \`actions: read\``, {
    class: 'incomplete',
    help: ['grant the job `permissions: actions: read`'],
  });
}

/** The named file of an archive, else the plain output of a run. */
function sarifIn(archive: Uint8Array, file: string, name: string): Uint8Array {
  try {
    const entries = zipEntries(archive);
    const entry = [file, 'tollgate.sarif']
      .flatMap((wanted) => entries.filter((candidate) => candidate.name.split('/').at(-1) === wanted))
      .at(0);
    if (entry === undefined) throw new Error(`it holds neither ${file} nor tollgate.sarif`);
    return entry.read();
  } catch (error) {
    throw new TollgateError('baseline/unreadable', `${name}: ${error instanceof Error ? error.message : 'broken'}`, {
      class: 'incomplete',
      help: ['upload the folder of baselines as it is'],
      cause: error,
    });
  }
}
