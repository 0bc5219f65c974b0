import { dirname, relative, resolve } from 'node:path';
import { AUTO_BASELINE, type Config } from '../../config/config.ts';
import type { DependenciesConfig } from '../../config/dependencies-config.ts';
import type { Context } from '../context.ts';
import { withWebPaths } from './web-paths.ts';

/** A configuration with its relative paths, which count from the file's folder, made relative to the context's folder. */
export function placedConfig(config: Config, path: string, { cwd }: Pick<Context, 'cwd'>): Config {
  const folder = dirname(resolve(cwd, path));
  const here = (name: string): string => relative(cwd, resolve(folder, name)) || '.';
  const { baseline, suppressionFiles, dependencies, web, payments } = config;
  return {
    ...config,
    ...(baseline !== undefined && baseline !== AUTO_BASELINE && { baseline: here(baseline) }),
    ...(suppressionFiles !== undefined && { suppressionFiles: suppressionFiles.map(here) }),
    ...(dependencies !== undefined && { dependencies: withDependencyPaths(dependencies ?? {}, here) }),
    ...(web !== undefined && web !== null && { web: withWebPaths(web, here) }),
    ...(payments !== undefined && { payments: { ...payments, profile: here(payments.profile) } }),
  };
}

function withDependencyPaths(config: DependenciesConfig, here: (name: string) => string): DependenciesConfig {
  const { dir, kev, epss, osv, dependencyCheck } = config;
  return {
    ...config,
    dir: here(dir ?? '.'),
    ...(kev !== undefined && { kev: here(kev) }),
    ...(epss !== undefined && { epss: here(epss) }),
    ...(osv?.database !== undefined && { osv: { ...osv, database: here(osv.database) } }),
    ...(dependencyCheck !== undefined && {
      dependencyCheck: {
        ...dependencyCheck,
        ...(dependencyCheck.data !== undefined && { data: here(dependencyCheck.data) }),
        ...(dependencyCheck.suppressions !== undefined && { suppressions: dependencyCheck.suppressions.map(here) }),
      },
    }),
  };
}
