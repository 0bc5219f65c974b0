import { readFile, readdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { ReplayInput } from '../../fuzz/replay-payments.ts';
import { LONGEST_REPLAY } from '../../fuzz/replay/parse-replay.ts';
import { TollgateError } from '../../model/errors.ts';
import type { Context } from '../context.ts';

/**
 * The replay files that a path names: itself, or of a folder every `.json` in it, by name.
 * @throws TollgateError class usage `replay/no-file`
 */
export async function readReplays(path: string, context: Context): Promise<ReplayInput[]> {
  const whole = resolve(context.cwd, path);
  const there = await stat(whole).catch(() => undefined);
  const help = ['give a file or folder that tollgate scan payments wrote, as in .tollgate/replay'];
  if (there === undefined) {
    throw new TollgateError('replay/no-file', `there is no ${path}`, { class: 'usage', place: { file: path }, help });
  }
  if (!there.isDirectory()) return [await readOne(whole)];
  const names = (await readdir(whole)).filter((name) => name.endsWith('.json')).toSorted();
  if (names.length === 0) {
    const message = `${path} holds no replay file: there is no .json in it`;
    throw new TollgateError('replay/no-file', message, { class: 'usage', place: { file: path }, help });
  }
  return Promise.all(names.map((name) => readOne(join(whole, name))));
}

/** What cannot be read is no replay either, and is told as one that is wrong. */
async function readOne(path: string): Promise<ReplayInput> {
  const file = basename(path);
  try {
    const there = await stat(path);
    // A pipe or a device may never end.
    if (!there.isFile()) return { file, text: '' };
    return { file, text: there.size > LONGEST_REPLAY ? ' '.repeat(LONGEST_REPLAY + 1) : await readFile(path, 'utf8') };
  } catch {
    return { file, text: '' };
  }
}
