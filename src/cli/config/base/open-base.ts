import type { Context } from '../../context.ts';
import { baseCommit } from './base-commit.ts';
import { type CommitTree, commitTree } from './base-tree.ts';
import type { ChangeRequest } from './change-request.ts';
import { openGit } from '../../git.ts';

/** The commits that a change is looked at with. */
export interface Base {
  readonly commit: string;
  readonly tree: CommitTree;
  /** The change as it is committed. */
  readonly head: CommitTree;
  /** Where the change began, where that is known. */
  readonly origin?: CommitTree;
}

/** Opens the base of a change; nothing where nothing of the change is checked out. */
export async function openBase(
  request: ChangeRequest,
  context: Context,
): Promise<Base | { readonly problem: string } | undefined> {
  const git = openGit(context);
  const asked = await git(['rev-parse', 'HEAD', '--is-shallow-repository', '--show-prefix']);
  if (!asked.ok) return { problem: asked.problem };
  const [head = '', shallow, ...prefix] = asked.text.split('\n');
  const found = await baseCommit(request, { head, shallow: shallow === 'true' }, git);
  if (found === undefined || 'problem' in found) return found;
  const treeOf = (commit: string): CommitTree => commitTree(commit, prefix.join('\n'), git, context);
  return {
    commit: found.commit,
    tree: treeOf(found.commit),
    head: treeOf('HEAD'),
    ...(found.origin !== undefined && { origin: treeOf(found.origin) }),
  };
}
