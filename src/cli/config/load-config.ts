import { resolve } from 'node:path';
import type { Config } from '../../config/config.ts';
import { parseConfig } from '../../config/parse-config.ts';
import { TollgateError } from '../../model/errors.ts';
import { readFileIfThere } from '../../util/files.ts';
import type { Context } from '../context.ts';
import { placedConfig } from './placed-config.ts';

/** Reads a configuration file; its relative paths become relative to the context's folder. @throws TollgateError `config/missing`, `config/unreadable` and those of `parseConfig` */
export async function loadConfig(path: string, context: Pick<Context, 'cwd'>): Promise<Config> {
  const bytes = await readFileIfThere(resolve(context.cwd, path)).catch((cause: unknown) => {
    throw new TollgateError('config/unreadable', `the configuration file ${path} cannot be read`, {
      class: 'usage',
      place: { file: path },
      help: ['is it a file, and may this user read it?'],
      cause,
    });
  });
  if (bytes === undefined) {
    throw new TollgateError('config/missing', `there is no configuration file ${path}`, {
      class: 'usage',
      place: { file: path },
      help: [
        'write one (docs/configuration.md has an example) or name it with --config',
        'see how it looks: tollgate demo',
      ],
    });
  }
  return placedConfig(parseConfig(new TextDecoder().decode(bytes), path), path, context);
}
