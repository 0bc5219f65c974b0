import type { GithubPlace } from '../../platforms/github/publish-github.ts';
import type { Context } from '../context.ts';
import { githubEvent } from '../github-event.ts';
import { addressOf, requiredOf, variableOf } from '../platform-variable.ts';
import type { PublishOptions } from './publish-options.ts';

/** The options that say where on GitHub. */
type GithubChoice = Pick<
  PublishOptions,
  'url' | 'project' | 'ref' | 'commit' | 'pullRequest' | 'only' | 'name' | 'anchor'
>;

/**
 * The repository, commit and pull request that a workflow runs for, as its variables and its event tell.
 * @throws TollgateError `publish/…`, class usage
 */
export async function githubPlace(options: GithubChoice, context: Context): Promise<GithubPlace> {
  const repository = requiredOf(
    options.project ?? variableOf(context, 'GITHUB_REPOSITORY'),
    'the repository',
    'give --project owner/name, or set GITHUB_REPOSITORY',
  );
  const [, owner, repo] = /^([\w.-]{1,100})\/([\w.-]{1,100})$/u.exec(repository) ?? [];
  const event = await githubEvent(context);
  const pullRequest = options.pullRequest ?? numberAt(event, 'pull_request', 'number');
  const readOnly = readOnlyReason(event, context);
  const ref = options.ref ?? variableOf(context, 'GITHUB_REF');
  const commit = options.commit ?? variableOf(context, 'GITHUB_SHA');
  return {
    api: addressOf(options.url ?? variableOf(context, 'GITHUB_API_URL') ?? 'https://api.github.com'),
    token: requiredOf(
      variableOf(context, 'TOLLGATE_GITHUB_TOKEN', 'GITHUB_TOKEN'),
      'the token',
      'set GITHUB_TOKEN for the step: env: { GITHUB_TOKEN: "${{ github.token }}" }',
    ),
    owner: requiredOf(owner, 'the repository', 'write it as owner/name'),
    repo: requiredOf(repo, 'the repository', 'write it as owner/name'),
    ...(ref !== undefined && { ref }),
    ...(commit !== undefined && { commit }),
    ...(pullRequest !== undefined && { pullRequest }),
    ...(readOnly !== undefined && { readOnly }),
    upload: options.only !== 'comment',
    comment: options.only !== 'upload',
    commentName: options.name,
    anchor: options.anchor,
  };
}

/** A token of one's own may write where the workflow's may not, so that only the latter is judged by its event. */
function readOnlyReason(event: unknown, context: Context): string | undefined {
  if (variableOf(context, 'TOLLGATE_GITHUB_TOKEN') !== undefined) return undefined;
  const name = variableOf(context, 'GITHUB_EVENT_NAME');
  const [head, base] = ['head', 'base'].map((side) => at(event, 'pull_request', side, 'repo', 'full_name'));
  if (name === 'pull_request' && typeof base === 'string' && head !== base) {
    return 'this pull request comes from a fork, whose token can only read';
  }
  const isBot = variableOf(context, 'GITHUB_ACTOR') === 'dependabot[bot]';
  return isBot && (name === 'pull_request' || name === 'push')
    ? 'this run belongs to Dependabot, whose token can only read'
    : undefined;
}

function numberAt(value: unknown, ...path: readonly string[]): number | undefined {
  const found = at(value, ...path);
  return typeof found === 'number' && Number.isSafeInteger(found) && found > 0 ? found : undefined;
}

function at(value: unknown, ...path: readonly string[]): unknown {
  let found = value;
  for (const key of path) found = typeof found === 'object' && found !== null ? Reflect.get(found, key) : undefined;
  return found;
}
