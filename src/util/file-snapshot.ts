import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileFacts, namesIn } from './file-facts.ts';

/** Files at certain places, each with what tells whether it was written since. */
export type FileSnapshot = ReadonlyMap<string, string>;

/** A file that is new or was written again. */
export interface WrittenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const LARGEST = 512 * 1024 * 1024;

/**
 * Notes the files at `places`: files themselves, and of a folder the files directly in it whose names `wanted` finds.
 * What is not there is simply not noted.
 */
export async function snapshotOf(places: readonly string[], wanted: RegExp): Promise<FileSnapshot> {
  const found = new Map<string, string>();
  for (const place of places) {
    const facts = await fileFacts(place);
    const files =
      facts?.kind === 'folder'
        ? (await namesIn(place)).filter((name) => wanted.test(name)).map((name) => join(place, name))
        : [place];
    for (const file of files) {
      const own = await fileFacts(file);
      if (own?.kind === 'file') found.set(file, `${own.size} ${own.written}`);
    }
  }
  return found;
}

/** Of a later snapshot: what has been written since `before`, with its bytes, and the names of what is as it was. */
export async function writtenSince(
  before: FileSnapshot,
  after: FileSnapshot,
): Promise<{ readonly written: readonly WrittenFile[]; readonly old: readonly string[] }> {
  const written: WrittenFile[] = [];
  const old: string[] = [];
  for (const [file, state] of after) {
    const size = Number(state.split(' ')[0]);
    if (before.get(file) === state || size > LARGEST) old.push(basename(file));
    else written.push({ name: `${basename(dirname(file))}/${basename(file)}`, bytes: await readFile(file) });
  }
  return { written, old };
}
