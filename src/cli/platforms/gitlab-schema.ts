import { GITLAB_SCHEMAS, type GitlabOptions } from '../../reporters/gitlab/gitlab-options.ts';
import type { Context } from '../context.ts';
import { variableOf } from '../platform-variable.ts';

/**
 * The newest schema that the GitLab of this pipeline knows, by its predefined `CI_SERVER_VERSION_MAJOR` and `…_MINOR`; the newest
 * of all where they are not set. GitLab before 17.4 refuses reports of 15.2 (https://gitlab.com/gitlab-org/gitlab/-/work_items/497405).
 */
export function gitlabSchema(context: Pick<Context, 'environment'>): GitlabOptions['schema'] {
  const [newest, older] = GITLAB_SCHEMAS;
  const [major, minor] = ['CI_SERVER_VERSION_MAJOR', 'CI_SERVER_VERSION_MINOR'].map((name) =>
    Number(variableOf(context, name) ?? Number.NaN),
  );
  if (major === undefined || Number.isNaN(major) || major > 17) return newest;
  return major < 17 || (minor !== undefined && minor < 4) ? older : newest;
}
