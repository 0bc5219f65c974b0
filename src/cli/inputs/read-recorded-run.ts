import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { TollgateError } from '../../model/errors.ts';
import type { RecordedRun, RunFile } from '../../scanners/recorded-run.ts';
import { readFileIfThere } from '../../util/files.ts';

const STREAMS = new Set(['rc', 'stdout', 'stderr']);
const MOST_FILES = 200;
const MOST_LEVELS = 4;

/**
 * Reads a recorded run from its folder: `rc` (the exit code as text), `stdout`, `stderr`, and as reports every other file.
 * A stream that is not there is empty.
 * @throws TollgateError where the folder or its `rc` is not there, or `rc` is no number
 */
export async function readRecordedRun(folder: string, version: string | undefined): Promise<RecordedRun> {
  const rc = await readFileIfThere(join(folder, 'rc'));
  const text = rc === undefined ? undefined : new TextDecoder().decode(rc).trim();
  if (text === undefined || !/^-?\d{1,3}$/u.test(text)) {
    const problem =
      text === undefined ? 'has no file `rc`' : `has no number in its file \`rc\` but "${text.slice(0, 40)}"`;
    throw new TollgateError('classify/no-exit-code', `${folder} ${problem}`, {
      class: 'usage',
      place: { file: join(folder, 'rc') },
      help: ['a recorded run is a folder with `rc` (the exit code), `stdout`, `stderr` and the report files'],
    });
  }
  const stream = async (name: string): Promise<Uint8Array> =>
    (await readFileIfThere(join(folder, name))) ?? new Uint8Array();
  return {
    exitCode: Number(text),
    stdout: await stream('stdout'),
    stderr: await stream('stderr'),
    reports: await reportsIn(folder, '', 0),
    ...(version !== undefined && { version }),
  };
}

async function reportsIn(folder: string, prefix: string, level: number): Promise<RunFile[]> {
  const files: RunFile[] = [];
  // Links are left alone: a recorded run may come from anybody.
  for (const entry of await readdir(join(folder, prefix), { withFileTypes: true })) {
    const name = `${prefix}${entry.name}`;
    if (files.length >= MOST_FILES) break;
    if (entry.isDirectory() && level < MOST_LEVELS) files.push(...(await reportsIn(folder, `${name}/`, level + 1)));
    else if (entry.isFile() && !(level === 0 && STREAMS.has(entry.name))) {
      files.push({ name, bytes: await readFile(join(folder, name)) });
    }
  }
  return files;
}
