import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { $ } from 'zx';
import { changelogEntry } from './changelog-entry.ts';
import type { Pin } from './pin-uses.ts';

/** What stands in the way of publishing a commit of a repository; `tree` is that commit exported, `constant` the repository's name in the sources. */
export async function releaseProblems(
  root: string,
  tree: string,
  { repository, version, sha }: Pin,
  constant: string,
): Promise<readonly string[]> {
  const git = $({ cwd: root, quiet: true, nothrow: true });
  const changes = (await git`git status --porcelain`).stdout.trim();
  const tag = (await git`git rev-parse --verify --quiet ${`v${version}^{commit}`}`).stdout.trim();
  const changelog = join(tree, 'CHANGELOG.md');
  const entry = existsSync(changelog) ? changelogEntry(readFileSync(changelog, 'utf8'), version) : undefined;
  return [
    ...(changes === '' ? [] : ['the checkout has changes that are not committed']),
    ...(entry === undefined ? [`CHANGELOG.md says nothing about ${version}`] : []),
    ...(repository.startsWith('OWNER/')
      ? [`${repository} is a placeholder: name the repository with --repository`]
      : []),
    ...(repository === constant ? [] : [`src/config/repository.ts says ${constant}, and so would tollgate init`]),
    ...(tag === '' || tag === sha ? [] : [`the tag v${version} is on another commit (${tag.slice(0, 12)})`]),
    ...(existsSync(join(tree, 'dist')) ? [] : ['the commit has no dist']),
  ];
}
