import type { BaselineFile, PlatformBaselines } from '../baseline-files.ts';
import { download } from '../download.ts';
import type { GitlabAccess } from './client.ts';

/** A project, how to reach it, and where its jobs leave baselines. */
export interface GitlabBaselinePlace extends GitlabAccess {
  /** Number, or path with its groups. */
  readonly project: string;
  /** Name of the job whose artifacts hold the baseline. */
  readonly job: string;
  /** Folder of baselines among its artifacts. */
  readonly folder: string;
}

/**
 * The baselines of a project on GitLab, by `GET /projects/:id/jobs/artifacts/:ref/raw/…` (the job's artifacts in the latest
 * pipeline of the branch that succeeded) and `GET /projects/:id/repository/files/…/raw`.
 * Source: https://docs.gitlab.com/api/job_artifacts/, https://docs.gitlab.com/api/repository_files/.
 */
export function gitlabBaselines(place: GitlabBaselinePlace): PlatformBaselines {
  const { api, project, job, folder, token, pace } = place;
  const root = `${api}/projects/${encodeURIComponent(project)}`;
  const fileAt = (name: string, path: string): BaselineFile => ({
    name,
    read: () => download({ url: `${root}${path}`, headers: credentials(place), what: name, secret: token }, pace),
  });
  return {
    // GitLab gives the latest one alone.
    artifacts(branch, file) {
      const path = `${folder}/${file}`.split('/').map(encodeURIComponent).join('/');
      const query = `job=${encodeURIComponent(job)}`;
      return Promise.resolve([
        fileAt(
          `the artifacts of job ${job} on ${branch}`,
          `/jobs/artifacts/${encodeURIComponent(branch)}/raw/${path}?${query}`,
        ),
      ]);
    },
    onBranch: (branch, file) =>
      fileAt(
        `the file ${file} on branch ${branch}`,
        `/repository/files/${encodeURIComponent(file)}/raw?ref=${encodeURIComponent(branch)}`,
      ),
  };
}

function credentials({ token, tokenKind }: GitlabAccess): Record<string, string> {
  if (tokenKind === 'oauth') return { authorization: `Bearer ${token}` };
  return tokenKind === 'job' ? { 'job-token': token } : { 'private-token': token };
}
