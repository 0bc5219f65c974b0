import { rename } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { fileFacts } from './file-facts.ts';
import { removeFolder } from './files.ts';

/**
 * Puts a file or folder in the place of another on the same file system, whatever was there. What was there is removed only
 * once the new one is in place, and is put back where that fails.
 */
export async function replacePath(from: string, to: string): Promise<void> {
  const aside = `${to}.${randomUUID()}.old`;
  const there = (await fileFacts(to)) !== undefined;
  if (there) await rename(to, aside);
  try {
    await rename(from, to);
  } catch (error) {
    if (there) await rename(aside, to);
    throw error;
  }
  await removeFolder(aside);
}
