import { TollgateError } from '../model/errors.ts';

const REASONS: Readonly<Record<string, string>> = {
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is a file',
  EEXIST: 'a part of its path is a file',
  EACCES: 'no permission to write there',
  EPERM: 'no permission to write there',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  ENAMETOOLONG: 'its name is too long',
};

/** What the operating system said against writing a file, for the user; any other error as it is. */
export function writeFault(path: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const reason = REASONS[code];
  if (reason === undefined) return error;
  return new TollgateError('file/cannot-write', `${path} cannot be written: ${reason}`, {
    class: 'usage',
    place: { file: path },
    help: ['name another file or folder for the output, or make room for this one'],
    cause: error,
  });
}
