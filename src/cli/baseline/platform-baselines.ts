import { relative, resolve } from 'node:path';
import { TollgateError } from '../../model/errors.ts';
import type { PlatformBaselines } from '../../platforms/baseline-files.ts';
import type { Context } from '../context.ts';
import { gitlabProject } from '../gitlab-access.ts';
import { addressOf, variableOf } from '../platform-variable.ts';

/** The platform that a job runs on, or why it is not asked. */
export type PlatformAccess = { readonly platform: PlatformBaselines } | { readonly without: string };

/**
 * The platform as its variables tell of it. The token is read from the environment alone, and without one nothing is asked.
 * @param folder the folder of baselines: the path that its files have among a job's artifacts
 */
export async function platformBaselines(folder: string, context: Context): Promise<PlatformAccess> {
  const pace = { secondMs: 1_000, signal: context.signal };
  const repository = variableOf(context, 'GITHUB_REPOSITORY');
  const [, owner, repo] = /^([\w.-]{1,100})\/([\w.-]{1,100})$/u.exec(repository ?? '') ?? [];
  try {
    if (owner !== undefined && repo !== undefined) {
      const token = variableOf(context, 'TOLLGATE_GITHUB_TOKEN', 'GITHUB_TOKEN');
      if (token === undefined) {
        return { without: 'no token: set GITHUB_TOKEN for the step, and grant the job `actions: read`' };
      }
      const api = addressOf(variableOf(context, 'GITHUB_API_URL') ?? 'https://api.github.com');
      const { githubBaselines } = await import('../../platforms/github/find-baseline.ts');
      return { platform: githubBaselines({ api, owner, repo, token, pace }) };
    }
    if (variableOf(context, 'CI_PROJECT_ID') === undefined) return { without: 'this is no job of GitHub or GitLab' };
    const project = gitlabProject({}, context);
    const { gitlabBaselines } = await import('../../platforms/gitlab/find-baseline.ts');
    const root = variableOf(context, 'CI_PROJECT_DIR') ?? context.cwd;
    return {
      platform: gitlabBaselines({
        ...project,
        pace,
        job: variableOf(context, 'TOLLGATE_BASELINE_JOB', 'CI_JOB_NAME') ?? 'tollgate',
        folder: relative(root, resolve(context.cwd, folder)).replaceAll('\\', '/'),
      }),
    };
  } catch (error) {
    if (!(error instanceof TollgateError)) throw error;
    return { without: error.message };
  }
}
