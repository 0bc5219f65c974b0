import { existsSync } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { TollgateError } from '../../model/errors.ts';
import type { BaselineFile } from '../../platforms/baseline-files.ts';
import { readFileIfThere } from '../../util/files.ts';
import type { Context } from '../context.ts';
import { openGit } from '../git.ts';
import { variableOf } from '../platform-variable.ts';

const LARGEST = 256 * 1024 * 1024;

/**
 * The baseline that an earlier run left in a folder, which a pipeline's cache brings back. A file that is part of the
 * repository is refused: a change could bring its own baseline along, with all that it breaks in it.
 */
export async function cachedBaseline(
  folder: string,
  file: string,
  isChange: boolean,
  context: Context,
): Promise<BaselineFile | undefined> {
  const path = join(resolve(context.cwd, folder), file);
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) return undefined;
  const name = `the file ${join(folder, file)}`;
  return {
    name,
    async read() {
      if (!found.isFile() || found.size > LARGEST) throw refused(`${name} is no file of at most ${LARGEST} bytes`);
      // A link leads to what git knows under its own name.
      const real = await realpath(path).catch(() => path);
      const owner = await ownerOf(real, context);
      if (owner === 'repository') {
        throw refused(`${name} is part of the repository: a change could bring its own baseline along`);
      }
      if (owner === 'unknown' && isChange) {
        throw refused(`${name} is not taken: git cannot tell whether it is part of the change`);
      }
      const bytes = await readFileIfThere(real).catch(() => undefined);
      if (bytes === undefined) throw refused(`${name} cannot be opened`);
      return bytes;
    },
  };
}

async function ownerOf(real: string, context: Context): Promise<'repository' | 'nobody' | 'unknown'> {
  const git = openGit({ ...context, cwd: dirname(real) }, 'none');
  const { exitCode } = await git(['ls-files', '--error-unmatch', '--', basename(real)]);
  if (exitCode === 0) return 'repository';
  if (exitCode === 1) return 'nobody';
  // Without git a runner unpacks the files of a change and leaves no repository; where git is there, it makes one.
  if (exitCode !== undefined && !isInRepository(dirname(real))) return 'nobody';
  const checkout = variableOf(context, 'GITHUB_WORKSPACE', 'CI_PROJECT_DIR') ?? context.cwd;
  const inside = relative(await realpath(checkout).catch(() => checkout), real);
  return inside.startsWith('..') || isAbsolute(inside) ? 'nobody' : 'unknown';
}

function isInRepository(folder: string): boolean {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return true;
    if (dirname(at) === at) return false;
  }
}

function refused(message: string): TollgateError {
  return new TollgateError('baseline/refused', message, {
    class: 'incomplete',
    help: ['keep the folder of baselines out of the repository: .gitignore'],
  });
}
