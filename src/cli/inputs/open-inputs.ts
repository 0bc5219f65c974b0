import { recognize } from '../../formats/recognize.ts';
import type { PipelineInput } from '../../pipeline/index.ts';
import { fileSource } from '../../util/file-source.ts';
import { hashSource } from '../../util/hash-source.ts';
import type { ReportFile } from '../../util/report-files.ts';
import { type AgeLimit, refuseStale } from './refuse-stale.ts';

/** Opens report files for the pipeline. A file that cannot be opened or recognised is an input too: an unreadable one. */
export function* openInputs(
  files: readonly ReportFile[],
  { format, age }: { readonly format?: string; readonly age?: AgeLimit } = {},
): Generator<PipelineInput, void, void> {
  for (const file of files) yield openInput(file, format, age);
}

function openInput(
  { path, name, written, problem }: ReportFile,
  id: string | undefined,
  age: AgeLimit | undefined,
): PipelineInput {
  if (problem !== undefined) return { file: name, format: null, content: { unreadable: problem } };
  try {
    const source = { ...fileSource(path), name };
    const recognition = recognize(source, id);
    const sha256 = hashSource(source);
    if ('reason' in recognition)
      return { file: name, sha256, format: null, content: { unreadable: recognition.reason } };
    const read = recognition.format.read(source);
    const reader = age === undefined || written === undefined ? read : refuseStale(read, written, age);
    return { file: name, sha256, format: recognition.format.id, content: { reader } };
  } catch (error) {
    return { file: name, format: null, content: { unreadable: reasonOf(error) } };
  }
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EISDIR') return 'it is a folder';
  if (code === 'EACCES') return 'no permission to read it';
  return error instanceof Error ? error.message : String(error);
}
