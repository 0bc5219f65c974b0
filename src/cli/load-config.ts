import { dirname, relative, resolve } from 'node:path';
import type { Config } from '../config/config.ts';
import { parseConfig } from '../config/parse-config.ts';
import { TollgateError } from '../model/errors.ts';
import { readFileIfThere } from '../util/files.ts';
import type { Context } from './context.ts';
import { withWebPaths } from './web-paths.ts';

/** Reads a configuration file; its relative paths become relative to the context's folder. @throws TollgateError `config/missing` and those of `parseConfig` */
export async function loadConfig(path: string, context: Context): Promise<Config> {
  const file = resolve(context.cwd, path);
  const bytes = await readFileIfThere(file);
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
  const config = parseConfig(new TextDecoder().decode(bytes), path);
  const here = (name: string): string => relative(context.cwd, resolve(dirname(file), name)) || '.';
  return {
    ...config,
    ...(config.baseline !== undefined && { baseline: here(config.baseline) }),
    ...(config.suppressionFiles !== undefined && { suppressionFiles: config.suppressionFiles.map(here) }),
    ...(config.dependencies !== undefined && {
      dependencies: {
        ...config.dependencies,
        dir: here(config.dependencies?.dir ?? '.'),
        ...(config.dependencies?.kev !== undefined && { kev: here(config.dependencies.kev) }),
        ...(config.dependencies?.epss !== undefined && { epss: here(config.dependencies.epss) }),
      },
    }),
    ...(config.web !== undefined && config.web !== null && { web: withWebPaths(config.web, here) }),
    ...(config.payments !== undefined && { payments: { ...config.payments, profile: here(config.payments.profile) } }),
  };
}
