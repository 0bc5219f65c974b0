import { resolve } from 'node:path';
import type { Config } from '../../config/config.ts';
import { TollgateError } from '../../model/errors.ts';
import type { Scan } from '../../model/report.ts';
import type { GateChange } from './base/gate-change.ts';
import { judgedConfig } from './base/judged-config.ts';
import type { Context } from '../context.ts';
import { manifestsIn } from '../dependency-scanners.ts';
import { loadConfig } from './load-config.ts';
import type { RunOptions } from './run-options.ts';

/** The configuration of a run, and what a person should know about where it is from. */
export interface RunConfig {
  readonly config: Config;
  /** The file of the repository that stands for the configuration: findings without a file of their own are pinned to it. */
  readonly anchor: string;
  readonly notices: readonly string[];
  /** In a pull or merge request: what it does to the gate. */
  readonly change?: GateChange;
  /** To be called when the run is over: removes copies of the base's files. */
  readonly close: () => Promise<void>;
}

const FILE = 'tollgate.yml';

/**
 * What `tollgate run` is to do: `tollgate.yml`, or what `--config` names, with the options laid over it. Where there is no
 * such file, the options and a lockfile say what can be scanned, and a notice says so. In a pull or merge request the settings
 * of the gate are the base's.
 * @throws TollgateError `config/missing` where nothing says what to do, and those of `judgedConfig`
 */
export async function runConfig(options: RunOptions, context: Context): Promise<RunConfig> {
  const path = options.config ?? FILE;
  const { config, change, close } = await judgedConfig(path, context);
  const rest = { ...(change !== undefined && { change }), close };
  if (config !== undefined) return { config: withOptions(config, options), anchor: path, notices: [], ...rest };
  // The error of the missing file says how to write one.
  const found = options.config === undefined ? await foundConfig(options, context) : undefined;
  return found === undefined
    ? { config: await loadConfig(path, context), anchor: path, notices: [], ...rest }
    : { ...found, ...rest };
}

/** What can be done without a configuration file; nothing where neither options nor a lockfile tell. */
async function foundConfig(
  options: RunOptions,
  context: Context,
): Promise<Pick<RunConfig, 'config' | 'anchor' | 'notices'> | undefined> {
  const [lockfile] = await manifestsIn(resolve(context.cwd, options.dir ?? '.'));
  const asked = [options.only, options.target, options.profile, options.reports].some((given) => given !== undefined);
  if (lockfile === undefined && !asked) return undefined;
  const found: Config = lockfile !== undefined && options.reports === undefined ? { dependencies: {} } : {};
  const config = withOptions(found, options);
  const scans = (['web', 'dependencies', 'payments'] as const).filter((scan) => config[scan] !== undefined);
  const what =
    options.reports === undefined ? `only ${scans.join(', ') || 'nothing'} is scanned` : 'the reports alone count';
  return {
    config,
    anchor: lockfile ?? FILE,
    notices: [`there is no ${FILE}: ${what}; tollgate init --only ci,config writes one`],
  };
}

function withOptions(config: Config, options: RunOptions): Config {
  const wanted = (scan: Scan): boolean => options.only?.includes(scan) ?? false;
  const web = webOf(config, options, wanted('web'));
  const dependencies = dependenciesOf(config, options, wanted('dependencies'));
  const payments = paymentsOf(config, options, wanted('payments'));
  const kept = (scan: Scan): boolean => options.only === undefined || wanted(scan);
  const required = [...new Set([...(config.require ?? []).filter(kept), ...(options.require ?? [])])];
  return {
    ...config,
    web: kept('web') ? web : undefined,
    dependencies: kept('dependencies') ? dependencies : undefined,
    payments: kept('payments') ? payments : undefined,
    require: required,
  };
}

// `--target` and `--only web` configure the scan; its other options speak only of one that is configured.
function webOf({ web }: Config, { target, engine, zapConfig, minPages }: RunOptions, isWanted: boolean): Config['web'] {
  if (web === undefined && !isWanted && target === undefined) return undefined;
  return {
    ...web,
    ...(target !== undefined && { target }),
    ...(engine !== undefined && { engine }),
    ...(zapConfig !== undefined && { zapConfig }),
    ...(minPages !== undefined && { minPages }),
  };
}

function dependenciesOf(
  { dependencies }: Config,
  { dir, dependencyTools, maxDbAge }: RunOptions,
  isWanted: boolean,
): Config['dependencies'] {
  if (dependencies === undefined && !isWanted) return undefined;
  return {
    ...dependencies,
    ...(dir !== undefined && { dir }),
    ...(dependencyTools !== undefined && { tools: dependencyTools }),
    ...(maxDbAge !== undefined && { maxDatabaseAge: maxDbAge }),
  };
}

function paymentsOf(
  { payments }: Config,
  { profile, target, seed, budget }: RunOptions,
  isWanted: boolean,
): Config['payments'] {
  const named = profile ?? payments?.profile;
  if (named === undefined) {
    if (!isWanted) return undefined;
    throw new TollgateError('config/no-profile', 'the payment scan has no profile', {
      class: 'usage',
      help: [
        'name it with --profile, or as `payments: { profile: … }` in tollgate.yml',
        'draft one: tollgate init --openapi FILE',
      ],
    });
  }
  return {
    ...payments,
    profile: named,
    ...(target !== undefined && { target }),
    ...(seed !== undefined && { seed }),
    ...(budget !== undefined && { budget }),
  };
}
