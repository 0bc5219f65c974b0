import { lstat, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { removeFolder } from './files.ts';

/** A folder that only this user can enter, for the time of one run. */
export interface PrivateFolder {
  readonly path: string;
  /** User and group of the folder's files; absent where the system knows none. */
  readonly owner?: { readonly user: number; readonly group: number };
  /** Writes a file that only this user can read. */
  write(name: string, text: string): Promise<void>;
  /**
   * A file's bytes and when it was last written (milliseconds since the epoch); nothing where there is no such regular
   * file. Links are not followed: what runs in the folder could name any file by one.
   */
  read(name: string, limit: number): Promise<FolderFile | 'too-large' | undefined>;
  /** Removes it with all that is in it. */
  remove(): Promise<void>;
}

/** A file of a private folder. */
export interface FolderFile {
  readonly bytes: Uint8Array;
  readonly written: number;
}

/** Makes a private folder in `parent`, which is made too where it is not there. */
export async function privateFolder(parent: string, prefix: string): Promise<PrivateFolder> {
  await mkdir(parent, { recursive: true });
  // mkdtemp makes it for this user alone (0700).
  const path = await mkdtemp(join(parent, prefix));
  const user = process.getuid?.();
  const group = process.getgid?.();
  return {
    path,
    ...(user !== undefined && group !== undefined && { owner: { user, group } }),
    write: (name, text) => writeFile(join(path, basename(name)), text, { mode: 0o600, flag: 'wx' }),
    async read(name, limit) {
      const file = join(path, basename(name));
      const status = await lstat(file).catch(() => undefined);
      if (status?.isFile() !== true) return undefined;
      if (status.size > limit) return 'too-large';
      return { bytes: await readFile(file), written: status.mtimeMs };
    },
    remove: () => removeFolder(path),
  };
}
