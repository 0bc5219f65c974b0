import { createHash, randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { lstat, mkdir, open, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

const DIGEST_BYTES = 32;

/** One file of a cache: what can be made again, kept because making it takes long. */
export interface CacheFile {
  /** What was written; nothing where the file is absent, damaged, or could have been written by someone else. */
  read(): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** Replaces the file in one step, so that a reader sees all of it or nothing. Failing leaves no file and throws nothing. */
  write(content: Uint8Array): Promise<void>;
}

/**
 * A cache file in `directory` (default: a folder of this user alone under the system's temporary folder). Others may
 * write to a temporary folder, so the folder must be ours and closed to them, and links are not followed; a SHA-256
 * before the content tells a damaged file.
 */
export function cacheFile(name: string, directory: string = defaultDirectory()): CacheFile {
  const path = join(directory, basename(name));
  return {
    async read() {
      try {
        if (!(await isOurs(directory))) return undefined;
        const file = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
        try {
          const bytes = await file.readFile();
          const content = new Uint8Array(bytes.subarray(DIGEST_BYTES));
          return digest(content).equals(bytes.subarray(0, DIGEST_BYTES)) ? content : undefined;
        } finally {
          await file.close();
        }
      } catch {
        return undefined;
      }
    },
    async write(content) {
      const draft = `${path}.${randomBytes(8).toString('hex')}`;
      try {
        await mkdir(directory, { recursive: true, mode: 0o700 });
        if (!(await isOurs(directory))) return;
        const file = await open(draft, 'wx', 0o600);
        try {
          await file.writeFile(digest(content));
          await file.writeFile(content);
        } finally {
          await file.close();
        }
        await rename(draft, path);
      } catch {
        // A cache that cannot be written costs time at the next start, nothing else.
        await rm(draft, { force: true }).catch(() => undefined);
      }
    },
  };
}

function digest(content: Uint8Array): Buffer {
  return createHash('sha256').update(content).digest();
}

function defaultDirectory(): string {
  return join(tmpdir(), `tollgate-cache-${process.getuid?.() ?? 'user'}`);
}

async function isOurs(directory: string): Promise<boolean> {
  const status = await lstat(directory);
  if (!status.isDirectory()) return false;
  // Windows has no owner ids and keeps a temporary folder per user.
  return process.getuid === undefined || (status.uid === process.getuid() && (status.mode & 0o022) === 0);
}
