import type { GitlabAccess, GitlabTokenKind } from '../platforms/gitlab/client.ts';
import type { Context } from './context.ts';
import { addressOf, requiredOf, variableOf } from './platform-variable.ts';

/** A project, and how to reach it. */
export interface GitlabProject extends Omit<GitlabAccess, 'pace'> {
  /** Number, or path with its groups. */
  readonly project: string;
}

const KINDS: readonly (readonly [variable: string, kind: GitlabTokenKind])[] = [
  ['TOLLGATE_GITLAB_TOKEN', 'private'],
  ['TOLLGATE_GITLAB_OAUTH_TOKEN', 'oauth'],
  ['CI_JOB_TOKEN', 'job'],
];

/**
 * The project that a pipeline runs for and the best token that there is, as its variables tell.
 * @throws TollgateError `publish/…`, class usage
 */
export function gitlabProject(
  options: { readonly url?: string; readonly project?: string },
  context: Context,
): GitlabProject {
  const project = requiredOf(
    options.project ?? variableOf(context, 'CI_PROJECT_ID'),
    'the project',
    'give --project group/name, or set CI_PROJECT_ID',
  );
  const [tokenKind, token] = KINDS.flatMap(([variable, kind]) => {
    const value = variableOf(context, variable);
    return value === undefined ? [] : [[kind, value] as const];
  })[0] ?? ['private', undefined];
  return {
    api: addressOf(options.url ?? variableOf(context, 'CI_API_V4_URL') ?? 'https://gitlab.com/api/v4'),
    token: requiredOf(token, 'the token', 'set TOLLGATE_GITLAB_TOKEN: a project access token with the scope api'),
    tokenKind,
    project,
  };
}
