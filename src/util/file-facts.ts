import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** What the file system says of one file or folder. */
export interface FileFacts {
  readonly kind: 'file' | 'folder';
  /** Bytes. */
  readonly size: number;
  /** When it was last written, milliseconds since the epoch. */
  readonly written: number;
}

/** What lies at a path, links followed; nothing where nothing can be reached there. */
export async function fileFacts(path: string): Promise<FileFacts | undefined> {
  try {
    const facts = await stat(path);
    return {
      kind: facts.isDirectory() ? 'folder' : 'file',
      size: facts.size,
      written: Math.floor(facts.mtimeMs),
    };
  } catch {
    return undefined;
  }
}

/** Names in a folder, sorted; none where there is no such folder. */
export async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).toSorted();
  } catch {
    return [];
  }
}

/** The files below a folder, as paths relative to it with forward slashes, sorted; links are left out. */
export async function filesBelow(folder: string, levels = 8): Promise<readonly string[]> {
  const found: string[] = [];
  const visit = async (prefix: string, level: number): Promise<void> => {
    let entries;
    try {
      entries = await readdir(join(folder, prefix), { withFileTypes: true });
    } catch {
      return;
    }
    for (const entry of entries) {
      const name = `${prefix}${entry.name}`;
      if (entry.isFile()) found.push(name);
      else if (entry.isDirectory() && level < levels) await visit(`${name}/`, level + 1);
    }
  };
  await visit('', 0);
  return found.toSorted();
}
