import { isLoopbackHost } from '../../model/target.ts';
import { scrubEnvironment } from '../../util/process.ts';

/** What steers every call of npm: which npm, which registry, and what of the surroundings it may see. */
export interface NpmCommandOptions {
  /** How npm is called; `['npm']` finds it on the PATH. */
  readonly npm: readonly string[];
  readonly registry?: string;
  readonly cacheDir: string;
  /** Milliseconds for one request of npm's. */
  readonly fetchTimeoutMs: number;
  /** The surroundings to pick from, usually our own environment. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Text of the `.npmrc` files, in which `${NAME}` refers to variables that npm then needs. */
  readonly npmrc: readonly string[];
}

/** A call of npm but for its folder: `[...command, ...args]`. */
export interface NpmCommand {
  readonly command: string;
  readonly audit: (dir: string) => readonly string[];
  readonly configuration: (dir: string) => readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

// Where npm looks and by which way, never what it leaves out.
const KEPT_SETTINGS = /^npm_config_(?:registry|userconfig|globalconfig|cafile|ca|proxy|https_proxy|noproxy)$/iu;

/**
 * Builds the calls of npm that an audit makes. Whatever would make npm check less in silence is overruled on the
 * command line, which beats every `.npmrc`: offline mode, omitted kinds of dependencies, a disabled lockfile, a
 * threshold. `npm_config_*` variables are dropped, but for those that say where the registry is.
 */
export function npmCommand(options: NpmCommandOptions): NpmCommand {
  const { environment, registry, npm } = options;
  const referred = options.npmrc.flatMap((text) =>
    [...text.matchAll(/\$\{(\w+)\??\}/gu)].map((match) => match[1] ?? ''),
  );
  const kept = Object.entries(environment).filter(([name, value]) => KEPT_SETTINGS.test(name) && value !== undefined);
  const flags = [
    '--offline=false',
    '--prefer-offline=false',
    '--package-lock=true',
    '--include=prod',
    '--include=dev',
    '--include=optional',
    '--include=peer',
    '--audit-level=info',
    '--global=false',
    '--update-notifier=false',
    '--logs-max=0',
    '--fetch-retries=0',
    `--fetch-timeout=${options.fetchTimeoutMs}`,
    `--cache=${options.cacheDir}`,
    ...(registry === undefined ? [] : [`--registry=${registry}`]),
    // A proxy of the machine cannot reach our own loopback.
    ...(isLoopback(registry) ? ['--noproxy=127.0.0.1,localhost,::1'] : []),
  ];
  return {
    command: npm[0] ?? 'npm',
    // Without the prefix npm walks up to the next package.json and audits another project.
    audit: (dir) => [...npm.slice(1), 'audit', '--json', '--package-lock-only', `--prefix=${dir}`, ...flags],
    configuration: (dir) => [...npm.slice(1), 'config', 'list', '--json', `--prefix=${dir}`, ...flags],
    environment: {
      ...scrubEnvironment(environment, ['NPM_TOKEN', 'NODE_AUTH_TOKEN', ...referred]),
      ...(Object.fromEntries(kept) as Record<string, string>),
    },
  };
}

function isLoopback(registry: string | undefined): boolean {
  return registry !== undefined && URL.canParse(registry) && isLoopbackHost(new URL(registry).hostname);
}
