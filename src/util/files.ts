import { createHash, randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileFault } from './file-fault.ts';

/**
 * Writes a file whole or not at all: into a file beside it first, which then takes its name. Makes the folder.
 * @throws TollgateError `file/not-written`
 */
export async function writeFileAtomic(path: string, bytes: Uint8Array | string): Promise<void> {
  const temporary = `${path}.${randomUUID()}.part`;
  try {
    await ensureFolder(dirname(path));
    await writeFile(temporary, bytes, { flag: 'wx' });
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw fileFault(path, error, 'written');
  }
}

/** A file's bytes, or nothing where there is no such file. @throws TollgateError `file/not-read` */
export async function readFileIfThere(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) {
      return undefined;
    }
    throw fileFault(path, error, 'read');
  }
}

/** Makes a folder and those above it; one that is there already stays as it is. */
export async function ensureFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true });
}

/** Removes a folder and all in it; one that is not there is fine. */
export async function removeFolder(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true, maxRetries: 3 });
}

/** Makes a new, private folder in the system's temporary folder and returns its path. */
export async function temporaryFolder(prefix: string): Promise<string> {
  return mkdtemp(join(tmpdir(), prefix));
}

/** SHA-256 in lower-case hexadecimal. */
export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}
