import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A real git repository in a temporary folder; the machine's own configuration of git plays no part. */
export interface GitProject {
  readonly folder: string;
  git(...args: readonly string[]): string;
  /** Writes files, `undefined` for one that is to go. */
  write(files: Readonly<Record<string, string | undefined>>): void;
  /** Writes and commits; gives the commit. */
  commit(files: Readonly<Record<string, string | undefined>>): string;
  remove(): void;
}

/** Variables of git that keep it to the repository. */
export const GIT_ENVIRONMENT: Readonly<Record<string, string>> = {
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'a',
  GIT_AUTHOR_EMAIL: 'a@example.org',
  GIT_COMMITTER_NAME: 'a',
  GIT_COMMITTER_EMAIL: 'a@example.org',
  GIT_AUTHOR_DATE: '2026-11-01T00:00:00Z',
  GIT_COMMITTER_DATE: '2026-11-01T00:00:00Z',
};

/** Opens one. @param from address of a repository to clone, with the arguments of `git clone`; a new one on branch `main` otherwise */
export function gitProject(...from: readonly string[]): GitProject {
  const folder = mkdtempSync(join(tmpdir(), 'tollgate-git-'));
  const git = (...args: readonly string[]): string =>
    execFileSync('git', [...args], {
      cwd: folder,
      env: { PATH: process.env['PATH'], HOME: folder, ...GIT_ENVIRONMENT },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    }).trim();
  if (from.length === 0) emptyRepository(folder);
  else git('clone', '--quiet', ...from, '.');
  const write: GitProject['write'] = (files) => {
    for (const [name, text] of Object.entries(files)) {
      const path = join(folder, name);
      if (text === undefined) rmSync(path);
      else {
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, text);
      }
    }
  };
  return {
    folder,
    git,
    write,
    commit(files) {
      write(files);
      git('add', '--all', '--force');
      git('commit', '--quiet', '--allow-empty', '--no-verify', '--message', 'change');
      const ref = readFileSync(join(folder, '.git/HEAD'), 'utf8').trim().replace('ref: ', '');
      return readFileSync(join(folder, '.git', ref), 'utf8').trim();
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

// What `git init` writes, without starting it for each test.
function emptyRepository(folder: string): void {
  for (const name of ['objects', 'refs/heads']) mkdirSync(join(folder, '.git', name), { recursive: true });
  writeFileSync(join(folder, '.git/HEAD'), 'ref: refs/heads/main\n');
  writeFileSync(join(folder, '.git/config'), '[core]\n\trepositoryformatversion = 0\n\tbare = false\n\tfsync = none\n');
}
