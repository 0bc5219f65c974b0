import { isAbsolute, posix, relative, resolve } from 'node:path';
import type { Context } from '../../context.ts';
import type { Git } from '../../git.ts';

/** A file of a commit: its bytes, or that the commit has none, or why nobody can say. */
export type CommitFile =
  | { readonly bytes: Uint8Array }
  | { readonly absent: 'not-there' | 'outside' }
  | { readonly problem: string };

/** The files of one commit. */
export interface CommitTree {
  /** @param path as the run names it: relative to the context's folder, or absolute */
  read(path: string): Promise<CommitFile>;
  /** The path that a file had in this commit, where it was only renamed since. */
  nameBefore(path: string): Promise<string | undefined>;
}

/**
 * Opens the tree of a commit. Links within it are followed as the commit has them; what the working folder holds plays no part.
 * @param prefix the context's folder within the repository: empty, or with a slash at its end
 */
export function commitTree(commit: string, prefix: string, git: Git, { cwd }: Pick<Context, 'cwd'>): CommitTree {
  const inTree = (path: string): string => {
    const below = relative(cwd, resolve(cwd, path)).replaceAll('\\', '/');
    return isAbsolute(below) ? `../${below}` : posix.normalize(posix.join(prefix, below));
  };
  return {
    async read(path) {
      const name = inTree(path);
      if (name === '..' || name.startsWith('../')) return { absent: 'outside' };
      if (name.includes('\n')) return { problem: 'its name holds a line end' };
      return fileAt(commit, name, git);
    },
    async nameBefore(path) {
      const renamed = await git(['diff-tree', '-r', '-z', '-M', '--diff-filter=R', '--name-status', commit, 'HEAD']);
      const words = renamed.text.split('\0');
      const position = words.findIndex((word, index) => index % 3 === 2 && word === inTree(path));
      const old = position < 0 ? undefined : words[position - 1];
      return old === undefined ? undefined : posix.relative(prefix, old);
    },
  };
}

const LFS = 'version https://git-lfs.github.com/spec/';

async function fileAt(commit: string, name: string, git: Git): Promise<CommitFile> {
  const answer = await git(['cat-file', '--batch', '--follow-symlinks'], `${commit}:${name}\n`);
  if (!answer.ok) return { problem: answer.problem };
  const end = answer.bytes.indexOf(0x0a);
  const header = new TextDecoder().decode(answer.bytes.subarray(0, Math.max(end, 0)));
  const [, kind, size] = /^[0-9a-f]+ (blob|tree) (\d+)$/u.exec(header) ?? [];
  if (kind === 'blob') {
    const bytes = answer.bytes.subarray(end + 1, end + 1 + Number(size));
    const isPointer = new TextDecoder().decode(bytes.subarray(0, LFS.length)) === LFS;
    return isPointer ? { problem: 'its content is kept in Git LFS' } : { bytes };
  }
  if (header.endsWith(' missing')) return missing(commit, name, git);
  if (/^(?:dangling|notdir) /u.test(header)) return { absent: 'not-there' };
  return { problem: kind === 'tree' ? 'it is a folder there' : 'it is a link that leads out of the repository' };
}

/** Git says `missing` too where the tree names a file that the clone does not hold, and below a submodule. */
async function missing(commit: string, name: string, git: Git): Promise<CommitFile> {
  const steps = name.split('/');
  const paths = steps.map((_step, index) => steps.slice(0, index + 1).join('/'));
  const listed = await git(['ls-tree', '-z', '--full-tree', commit, '--', ...paths]);
  if (!listed.ok) return { problem: listed.problem };
  const entries = listed.text.split('\0').map((line) => /^(\d+) \w+ [0-9a-f]+\t(.*)$/su.exec(line) ?? []);
  const submodule = entries.find(([, mode]) => mode === '160000');
  if (submodule !== undefined) return { problem: `it lies in the submodule ${submodule[2] ?? ''}` };
  const isThere = entries.some(([, , path]) => path === name);
  return isThere ? { problem: 'the clone does not hold its content' } : { absent: 'not-there' };
}
