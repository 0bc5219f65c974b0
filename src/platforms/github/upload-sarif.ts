import type { Octokit } from '@octokit/core';
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { TollgateError } from '../../model/errors.ts';
import { withoutSecret } from '../failure.ts';
import type { Publication, PublishStep } from '../publication.ts';
import { wait } from '../wait.ts';
import { githubFailure } from './github-failure.ts';
import type { GithubRepository } from './repository.ts';

/** One SARIF file, inside GitHub's limits. */
export interface SarifUpload {
  readonly text: string;
  /** What it is remembered by. */
  readonly key: string;
  /** In messages. */
  readonly what: string;
}

const LARGEST = 10 * 1024 * 1024;
const POLLS = [5, 10, 20, 40, 80] as const;

/**
 * Uploads a SARIF file to code scanning and waits for what GitHub makes of it. What was uploaded before is not uploaded again;
 * what was still in work then is asked for.
 * Source: https://docs.github.com/en/rest/code-scanning/code-scanning#upload-an-analysis-as-sarif-data
 * @throws TollgateError `publish/…`
 */
export async function uploadSarif(
  octokit: Octokit,
  repository: Required<GithubRepository>,
  upload: SarifUpload,
  { record, run, pace }: Pick<Publication, 'record' | 'run' | 'pace'>,
): Promise<Omit<PublishStep, 'what'>> {
  const digest = createHash('sha256').update(upload.text).digest('hex');
  const before = record.find(upload.key);
  const isSame = before?.digest === digest && before.id !== undefined;
  if (isSame && before.pending !== true) return { state: 'unchanged', detail: `uploaded already by ${before.run}` };
  const id = isSame && before.id !== undefined ? before.id : await send(octokit, repository, upload);
  if (!isSame) await record.store(upload.key, { digest, run, id, pending: true });
  for (const seconds of POLLS) {
    await wait(seconds, pace);
    const { status, errors } = await stateOf(octokit, repository, id, upload.what);
    if (status === 'complete') {
      await record.store(upload.key, { digest, run, id });
      return { state: 'published', detail: `GitHub has taken it in (${id})` };
    }
    if (status !== 'failed') continue;
    // The next run must not ask after it, but upload anew.
    await record.store(upload.key, { digest: '', run });
    throw new TollgateError(
      'publish/file-refused',
      `${upload.what}: GitHub could not take the file in: ${withoutSecret(errors, repository.token)}`,
      { class: 'publish', help: ['docs/publishing.md explains the reasons that GitHub gives'] },
    );
  }
  return { state: 'published', detail: `GitHub is still working on it (${id}); publish again to see what came of it` };
}

async function send(
  octokit: Octokit,
  { owner, repo, ref, commit, token }: Required<GithubRepository>,
  { text, what }: SarifUpload,
): Promise<string> {
  const packed = await promisify(gzip)(text);
  if (packed.length > LARGEST) {
    throw new TollgateError(
      'publish/too-large',
      `${what}: ${packed.length} bytes compressed, and GitHub takes ${LARGEST}`,
      {
        class: 'publish',
        help: ['scan less in one run, or leave informational findings out'],
      },
    );
  }
  try {
    const { data } = await octokit.request('POST /repos/{owner}/{repo}/code-scanning/sarifs', {
      owner,
      repo,
      ref,
      commit_sha: commit,
      sarif: packed.toString('base64'),
    });
    if (data.id !== undefined) return data.id;
  } catch (error) {
    throw githubFailure(error, what, token);
  }
  throw new TollgateError('publish/unavailable', `${what}: GitHub took the file and gave no id of it`, {
    class: 'publish',
    help: ['publish again later'],
  });
}

async function stateOf(
  octokit: Octokit,
  { owner, repo, token }: GithubRepository,
  id: string,
  what: string,
): Promise<{ readonly status: string; readonly errors: string }> {
  try {
    const { data } = await octokit.request('GET /repos/{owner}/{repo}/code-scanning/sarifs/{sarif_id}', {
      owner,
      repo,
      sarif_id: id,
    });
    return { status: data.processing_status ?? 'pending', errors: data.errors?.join('; ') ?? 'no reason given' };
  } catch (error) {
    const failure = githubFailure(error, what, token);
    // It is not there for a moment after the upload.
    if (failure instanceof TollgateError && failure.code === 'publish/not-found')
      return { status: 'pending', errors: '' };
    throw failure;
  }
}
