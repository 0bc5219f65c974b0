import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { DemoState } from '../../src/demo/demo-packages.ts';
import { writeDemoProject } from '../../src/demo/demo-project.ts';

/** A repository as somebody has it who has never heard of Tollgate: a lockfile, a registry, and `files`, all committed. */
export async function writeUserProject(
  folder: string,
  options: {
    readonly state: DemoState;
    readonly registry: string;
    readonly files: Readonly<Record<string, string>>;
    readonly origin?: string;
  },
): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await writeDemoProject(folder, options.state, async (path, text) => {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  });
  for (const [path, text] of Object.entries({ '.npmrc': `registry=${options.registry}\n`, ...options.files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const git = (...args: readonly string[]): Buffer => execFileSync('git', args, { cwd: folder, stdio: 'pipe' });
  git('init', '--quiet', '--initial-branch=main');
  git('config', 'user.name', 'shop');
  git('config', 'user.email', 'shop@example.com');
  git('remote', 'add', 'origin', options.origin ?? 'https://gitlab.example/shop/app.git');
  git('add', '--all');
  git('commit', '--quiet', '--message=all');
  git('update-ref', 'refs/remotes/origin/main', 'HEAD');
  git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/main');
}
