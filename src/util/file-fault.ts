import { TollgateError } from '../model/errors.ts';

const REASONS: Readonly<Record<string, string>> = {
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is a file',
  EEXIST: 'a part of its path is a file',
  EACCES: 'no permission',
  EPERM: 'no permission',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  ENAMETOOLONG: 'its name is too long',
};

/** What the operating system said against reading or writing a file, for the user; any other error as it is. */
export function fileFault(path: string, error: unknown, deed: 'read' | 'written'): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const reason = REASONS[code];
  if (reason === undefined) return error;
  return new TollgateError(`file/not-${deed}`, `${path} cannot be ${deed}: ${reason}`, {
    class: 'usage',
    place: { file: path },
    help: [deed === 'read' ? 'name a file that can be read' : 'name another file or folder for the output'],
    cause: error,
  });
}
