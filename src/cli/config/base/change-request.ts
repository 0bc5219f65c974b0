import { asObject } from '../../../util/untrusted.ts';
import type { Context } from '../../context.ts';
import { githubEvent } from '../../github-event.ts';
import { variableOf } from '../../platform-variable.ts';

/** Where the state before a change is: a commit, or the tip of a branch. */
export type BaseCandidate = { readonly commit: string } | { readonly branch: string };

/** A pull or merge request that the run is for, as the platform's variables tell. */
export interface ChangeRequest {
  readonly what: 'pull request' | 'merge request' | 'merge group';
  /** The best first. */
  readonly bases: readonly BaseCandidate[];
  /** The merge that the platform made of base and change: where it is checked out, its first parent is the base. */
  readonly merge?: string;
  /** The commit of the platform's own code: where it is checked out, nothing of the change is. */
  readonly trusted?: string;
  /** The commit from which the change began, where the platform tells it. */
  readonly origin?: string;
  /** Address of the repository that the base is in, where `origin` is another one. */
  readonly remote?: string;
}

const COMMIT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/u;

/** The request that this run is for; nothing on a branch, a schedule or somebody's own machine. */
export async function changeRequest(context: Context): Promise<ChangeRequest | undefined> {
  const event = variableOf(context, 'GITHUB_EVENT_NAME') ?? '';
  if (event === 'merge_group' || /^pull_request(?:_|$)/u.test(event)) return ofGithub(event, context);
  return variableOf(context, 'CI_MERGE_REQUEST_IID') === undefined ? undefined : ofGitlab(context);
}

async function ofGithub(event: string, context: Context): Promise<ChangeRequest> {
  const payload = await githubEvent(context);
  const isGroup = event === 'merge_group';
  const commit = isGroup
    ? asObject(payload['merge_group'])['base_sha']
    : asObject(asObject(payload['pull_request'])['base'])['sha'];
  const own = commitOf(variableOf(context, 'GITHUB_SHA'));
  const branch = variableOf(context, 'GITHUB_BASE_REF');
  return {
    what: isGroup ? 'merge group' : 'pull request',
    bases: candidates(commit, branch),
    ...(own !== undefined && (event === 'pull_request_target' ? { trusted: own } : !isGroup && { merge: own })),
  };
}

/** The tip of the target branch; the commit at which the change began may be as old as its author likes, so it comes last. */
function ofGitlab(context: Context): ChangeRequest {
  const origin = commitOf(variableOf(context, 'CI_MERGE_REQUEST_DIFF_BASE_SHA'));
  const [tip, branch, project, own, address] = [
    'CI_MERGE_REQUEST_TARGET_BRANCH_SHA',
    'CI_MERGE_REQUEST_TARGET_BRANCH_NAME',
    'CI_MERGE_REQUEST_PROJECT_ID',
    'CI_PROJECT_ID',
    'CI_MERGE_REQUEST_PROJECT_URL',
  ].map((name) => variableOf(context, name));
  const isElsewhere = project !== undefined && own !== undefined && project !== own;
  return {
    what: 'merge request',
    bases: [...candidates(tip, branch), ...candidates(origin, undefined)],
    ...(origin !== undefined && { origin }),
    ...(isElsewhere && { remote: /^https?:\/\/[^\s@]+$/u.test(address ?? '') ? `${address ?? ''}.git` : '' }),
  };
}

function candidates(commit: unknown, branch: string | undefined): readonly BaseCandidate[] {
  const known = commitOf(commit);
  return [...(known === undefined ? [] : [{ commit: known }]), ...(branch === undefined ? [] : [{ branch }])];
}

function commitOf(value: unknown): string | undefined {
  return typeof value === 'string' && COMMIT.test(value) ? value : undefined;
}
