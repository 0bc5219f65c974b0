import { join } from 'node:path';
import { isLoopbackHost } from '../../model/target.ts';
import { ensureFolder } from '../../util/files.ts';
import { scrubEnvironment } from '../../util/process.ts';
import { absentRun, withoutThrowing } from '../absence.ts';
import { execute, versionOf } from '../execute.ts';
import { finishedRun } from '../finished-run.ts';
import type { ScannerOptions } from '../scanner-options.ts';
import type { ScannerRun } from '../scanner-run.ts';
import { classifySnyk } from './classify.ts';

/** What Snyk needs beside what every scanner does. */
export interface SnykOptions extends ScannerOptions {
  /** How Snyk is called: `['snyk']`, or Node and the script of the `snyk` package. Absent where it is not installed. */
  readonly program?: readonly string[];
  /** Scan every project below the folder, not the first manifest alone. Default false. */
  readonly allProjects?: boolean;
  readonly organization?: string;
  /** Lockfiles and manifests at the root of the project: base names. */
  readonly manifests: readonly string[];
}

const NAME = 'Snyk';
const FORMAT = 'snyk-json';
// What Snyk takes from the environment; a token is never taken from anywhere else.
const TOKENS = ['SNYK_TOKEN', 'SNYK_OAUTH_TOKEN'];
const KEPT = [...TOKENS, 'SNYK_API', 'SNYK_CFG_ORG', 'JAVA_HOME', 'MAVEN_OPTS', 'M2_HOME', 'GOPATH', 'GOPROXY'];

/**
 * Runs `snyk test --json` and says what the result is worth. Its own configuration, where a token may have been stored, is
 * replaced by an empty folder, and analytics are off.
 */
export async function scanWithSnyk(options: SnykOptions): Promise<ScannerRun> {
  const { program, environment: given } = options;
  if (program === undefined) {
    return absentRun(NAME, FORMAT, {
      reason: 'the package snyk is not installed',
      help: ['npm install --save-dev snyk@1.1307.4 brings it; no script of it needs to run'],
    });
  }
  if (!TOKENS.some((name) => (given[name] ?? '') !== '')) {
    return absentRun(NAME, FORMAT, {
      reason: 'SNYK_TOKEN is not set',
      help: ['set SNYK_TOKEN in the environment, from a secret of the CI; Snyk’s own stored token is not used'],
    });
  }
  return withoutThrowing(NAME, FORMAT, () => scan(options, program));
}

async function scan(options: SnykOptions, program: readonly string[]): Promise<ScannerRun> {
  const settings = join(options.workDir, 'snyk');
  await ensureFolder(settings);
  const api = options.environment['SNYK_API'];
  const environment = {
    ...scrubEnvironment(options.environment, KEPT),
    SNYK_DISABLE_ANALYTICS: '1',
    XDG_CONFIG_HOME: settings,
    ...(isLoopback(api) && { NO_PROXY: '127.0.0.1,localhost,::1', SNYK_HTTP_PROTOCOL_UPGRADE: '0' }),
  };
  const command = program[0] ?? 'snyk';
  const own = program.slice(1);
  const call = { command, cwd: options.dir, environment };
  const version = await versionOf({ ...call, args: [...own, '--version'] }, options);
  const args = [
    ...own,
    'test',
    '--json',
    ...(options.allProjects === true ? ['--all-projects'] : []),
    ...(options.organization === undefined ? [] : [`--org=${options.organization}`]),
  ];
  const executed = await execute(
    { ...call, name: NAME, args, ...(version !== undefined && { version }), classify: classifySnyk },
    options,
  );
  const left = options.allProjects === true || options.manifests.length < 2;
  return finishedRun(executed, {
    name: NAME,
    format: FORMAT,
    version,
    command: [command, ...args],
    help: ['docs/dependencies.md tells what Snyk needs'],
    notices: left
      ? []
      : [
          `Snyk looks at the first manifest that it finds; of ${options.manifests.join(', ')} it may have left some out (dependencies.snyk.allProjects)`,
        ],
  });
}

function isLoopback(url: string | undefined): boolean {
  return url !== undefined && URL.canParse(url) && isLoopbackHost(new URL(url).hostname);
}
