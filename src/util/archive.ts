import { statSync } from 'node:fs';
import { create, extract, list, type ReadEntry } from 'tar';
import { TollgateError } from '../model/errors.ts';
import { ensureFolder } from './files.ts';

/** What an archive may hold; more is refused before it is written. */
export interface ArchiveLimits {
  /** Default 10,000. */
  readonly files?: number;
  /** Bytes, unpacked. Default 32 GiB. */
  readonly bytes?: number;
}

/**
 * Packs files below a folder into a gzipped tar archive: no owner, no machine's paths, but the times at which the files were
 * written, in the order given.
 */
export async function packArchive(folder: string, files: readonly string[], output: string): Promise<void> {
  await create({ file: output, cwd: folder, gzip: true, portable: true, strict: true, noDirRecurse: true }, [...files]);
}

/**
 * Unpacks a gzipped tar archive into an empty folder. Everything is looked at before anything is written: only plain files
 * and folders at relative paths without `..` are taken, and only so many.
 * @throws TollgateError `archive/refused` where the archive is broken, or holds what is not wanted
 */
export async function unpackArchive(file: string, folder: string, limits: ArchiveLimits = {}): Promise<string[]> {
  const names: string[] = [];
  let bytes = 0;
  let refusal: string | undefined;
  const look = (entry: ReadEntry): void => {
    const { path, type, size } = entry;
    bytes += size ?? 0;
    if (type === 'File' || type === 'OldFile' || type === 'ContiguousFile') names.push(path);
    else if (type !== 'Directory') refusal ??= `${path.slice(0, 200)} is no plain file but a ${type}`;
    if (!isInside(path)) refusal ??= `${path.slice(0, 200)} leads out of the folder`;
    if (names.length > (limits.files ?? 10_000)) refusal ??= 'it holds too many files';
    if (bytes > (limits.bytes ?? 32 * 1024 ** 3)) refusal ??= 'it unpacks to too much';
  };
  try {
    if (statSync(file).size === 0) throw new Error('it is empty');
    await list({ file, strict: true, onReadEntry: look });
    if (names.length === 0) refusal ??= 'it holds no file';
    if (refusal !== undefined) throw new Error(refusal);
    await ensureFolder(folder);
    await extract({
      file,
      cwd: folder,
      strict: true,
      noChmod: true,
      preserveOwner: false,
      // The archive may have been changed since it was looked at.
      filter: (path, entry) => isInside(path) && (!('type' in entry) || /^(?:\w*File|Directory)$/u.test(entry.type)),
    });
  } catch (error) {
    throw new TollgateError(
      'archive/refused',
      `the archive cannot be unpacked: ${error instanceof Error ? error.message : String(error)}`,
      {
        class: 'usage',
        place: { file },
        help: ['give an archive that tollgate db export has made'],
        cause: error,
      },
    );
  }
  return names.toSorted();
}

function isInside(path: string): boolean {
  const parts = path.split(/[\\/]/u);
  return !/^(?:[\\/]|[a-z]:)/iu.test(path) && !parts.includes('..') && !path.includes('\0');
}
