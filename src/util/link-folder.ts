import { lstat, mkdir, rm, symlink } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Makes `link` point to the folder `target`, whatever it pointed to before.
 * @throws Error of the file system, as where something else than a link is there
 */
export async function linkFolder(target: string, link: string): Promise<void> {
  await mkdir(dirname(link), { recursive: true });
  const there = await lstat(link).catch(() => undefined);
  if (there?.isSymbolicLink() === true) await rm(link);
  await symlink(target, link, 'junction');
}
