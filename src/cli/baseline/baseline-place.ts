import { asList, asObject, asText, type UntrustedObject } from '../../util/untrusted.ts';
import type { Context } from '../context.ts';
import { githubEvent } from '../github-event.ts';
import { openGit } from '../git.ts';
import { variableOf } from '../platform-variable.ts';

/** Which branch's baseline a run is compared with, and whose it becomes. */
export interface BaselinePlace {
  /** Branches whose baseline will do, the best first; none where no branch is known. */
  readonly branches: readonly string[];
  /** Is this a pull or merge request, or what a merge queue is about to merge? */
  readonly isChange: boolean;
  /** The branch itself, where this is no change and no tag. */
  readonly own?: string;
  /** The branch whose baseline a complete run becomes. */
  readonly records?: string;
}

/** Stands for the branch where nobody knows one: the folder of baselines alone says what belongs together. */
const NO_BRANCH = 'local';
/**
 * What the variables of GitHub and GitLab tell of a run, else the checkout. A change is compared with the branch that it goes
 * to, everything else with its own branch; where that has no baseline, with the default branch. Only the default branch and
 * protected branches become a baseline: others would adopt what they bring in.
 */
export async function baselinePlace(context: Context): Promise<BaselinePlace> {
  const event = await githubEvent(context);
  const followed =
    variableOf(context, 'GITHUB_EVENT_NAME') === 'workflow_run' ? asObject(event['workflow_run']) : undefined;
  // The ref of a workflow that follows a run is the default branch, whatever that run was for.
  const ref = followed === undefined ? githubRef(context) : `refs/heads/${asText(followed['head_branch']) ?? ''}`;
  const isPipeline = ref !== undefined || variableOf(context, 'CI_PIPELINE_ID', 'CI_COMMIT_SHA') !== undefined;
  const target =
    variableOf(
      context,
      'GITHUB_BASE_REF',
      'CI_MERGE_REQUEST_TARGET_BRANCH_NAME',
      'CI_EXTERNAL_PULL_REQUEST_TARGET_BRANCH_NAME',
    ) ??
    queueTarget(ref) ??
    asText(asObject(requestOf(event, followed)['base'])['ref']);
  const isChange = target !== undefined || isOfChange(event, followed);
  const own = isChange ? undefined : await ownBranch(ref, isPipeline, context);
  const main = await defaultBranch(event, isPipeline, context);
  const isProtected =
    followed === undefined && variableOf(context, 'GITHUB_REF_PROTECTED', 'CI_COMMIT_REF_PROTECTED') === 'true';
  const isKept = main === undefined || own === main || isProtected;
  return {
    branches: [...new Set([target ?? own, main])].filter((branch) => branch !== undefined),
    isChange,
    ...(own !== undefined && { own }),
    ...(own !== undefined && isKept && { records: own }),
  };
}

function githubRef(context: Context): string | undefined {
  const name = variableOf(context, 'GITHUB_REF_TYPE') === 'tag' ? undefined : variableOf(context, 'GITHUB_REF_NAME');
  return variableOf(context, 'GITHUB_REF') ?? (name === undefined ? undefined : `refs/heads/${name}`);
}

/** `main` of `refs/heads/gh-readonly-queue/main/pr-7-…`: the branch of a merge queue. */
function queueTarget(ref: string | undefined): string | undefined {
  return /^refs\/heads\/gh-readonly-queue\/(?<branch>.+)\/pr-\d+-[0-9a-f]+$/u.exec(ref ?? '')?.groups?.['branch'];
}

/** The pull request of an event; of a fork's, a run that is followed names none. */
function requestOf(event: UntrustedObject, followed: UntrustedObject | undefined): UntrustedObject {
  return asObject(followed === undefined ? event['pull_request'] : asList(followed['pull_requests'])[0]);
}

/** Is it for a change though no variable says so: a review, a comment, a run that follows that of a change? */
function isOfChange(event: UntrustedObject, followed: UntrustedObject | undefined): boolean {
  const isComment = asObject(event['issue'])['pull_request'] !== undefined;
  const cause = followed === undefined ? 'push' : asText(followed['event']);
  return isComment || !['push', 'schedule', 'workflow_dispatch'].includes(cause ?? '');
}

async function ownBranch(ref: string | undefined, isPipeline: boolean, context: Context): Promise<string | undefined> {
  if (!isPipeline) return (await gitLine(['symbolic-ref', '--quiet', '--short', 'HEAD'], context)) ?? NO_BRANCH;
  return ref?.startsWith('refs/heads/') === true
    ? ref.slice('refs/heads/'.length)
    : variableOf(context, 'CI_COMMIT_BRANCH');
}

async function defaultBranch(
  event: UntrustedObject,
  isPipeline: boolean,
  context: Context,
): Promise<string | undefined> {
  const told = variableOf(context, 'CI_DEFAULT_BRANCH') ?? asText(asObject(event['repository'])['default_branch']);
  if (told !== undefined || isPipeline) return told;
  const remote = await gitLine(['symbolic-ref', '--quiet', '--short', 'refs/remotes/origin/HEAD'], context);
  return remote?.replace(/^origin\//u, '');
}

/** The answer as one line; nothing where git has none. */
async function gitLine(args: readonly string[], context: Context): Promise<string | undefined> {
  const { ok, text } = await openGit(context, 'none')(args);
  return ok && text !== '' ? text.trim() : undefined;
}
