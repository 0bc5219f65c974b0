import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { $ } from 'zx';
import type { PreparedRelease } from './prepare-release.ts';

/**
 * Commits the pinned tree on top of the released commit as the branch `release/vX.Y.Z`, by an index of its own: neither the
 * working folder nor the checked-out branch changes. Nothing is pushed.
 * @returns the commit's hash
 */
export async function commitPinned(root: string, { tree, version, sha }: PreparedRelease): Promise<string> {
  const index = join(tree, '..', 'index');
  const git = $({
    cwd: tree,
    quiet: true,
    env: { ...process.env, GIT_INDEX_FILE: index, GIT_WORK_TREE: tree, GIT_DIR: await gitFolder(root) },
  });
  await git`git read-tree ${sha}`;
  await git`git add --all .`;
  const written = (await git`git write-tree`).stdout.trim();
  const message = `Pin v${version} to ${sha}`;
  const commit = (await git`git commit-tree ${written} -p ${sha} -m ${message}`).stdout.trim();
  await git`git branch --force ${`release/v${version}`} ${commit}`;
  rmSync(index);
  return commit;
}

async function gitFolder(root: string): Promise<string> {
  return (await $({ cwd: root, quiet: true })`git rev-parse --absolute-git-dir`).stdout.trim();
}
