import { dirname, join } from 'node:path';
import { findDocker, findInstalledZap } from '../../scanners/zap/find-zap.ts';
import { namesIn } from '../../util/file-facts.ts';
import { findProgram } from '../../util/find-program.ts';
import { runProcess, scrubEnvironment } from '../../util/process.ts';
import type { Context } from '../context.ts';
import { dependencyCheckProgram, packageVersion, snykProgram } from '../dependency-programs.ts';
import type { KnownTool } from './tools.ts';

/** What was found of a tool. */
export interface ToolState {
  readonly name: string;
  readonly found: boolean;
  readonly version?: string;
  /** The program. */
  readonly path?: string;
  /** Why it is of no use although it is there, or what it lacks. */
  readonly problem?: string;
  /** What it is for. */
  readonly use: string;
  /** What is lost without it; only where it is missing or of no use. */
  readonly lost?: string;
  readonly help?: string;
}

interface Found {
  readonly command?: readonly string[];
  readonly version?: string;
  readonly problem?: string;
}

const ANSWER_MS = 20_000;

// Asked in a project, package managers fetch the version that it names, or run the program that it brings.
const QUIETLY: Readonly<Record<string, string>> = {
  SNYK_DISABLE_ANALYTICS: '1',
  COREPACK_ENABLE_NETWORK: '0',
  YARN_IGNORE_PATH: '1',
  npm_config_manage_package_manager_versions: 'false',
  pnpm_config_manage_package_manager_versions: 'false',
};

/** Looks for a tool in the way in which the scans would, and asks it for its version. */
export async function lookForTool(tool: KnownTool, context: Context): Promise<ToolState> {
  const found = await (FINDERS[tool.name] ?? onPath)(tool, context);
  const { name, use, lost, help } = tool;
  if (found === undefined) return { name, found: false, use, lost, help };
  const { command = [], problem } = found;
  const asks = found.version === undefined && tool.versionArgs !== undefined;
  const version = asks ? await versionOf(command, tool.versionArgs, context) : found.version;
  const silent = asks && version === undefined ? 'it does not say its version' : undefined;
  const wrong = problem ?? silent ?? tooOld(version, tool.oldest);
  const path = command.at(-1);
  return {
    name,
    found: true,
    use,
    ...(version !== undefined && { version }),
    ...(path !== undefined && { path }),
    ...(wrong !== undefined && { problem: wrong, lost, help }),
  };
}

function tooOld(version: string | undefined, oldest: readonly number[] | undefined): string | undefined {
  if (version === undefined || oldest === undefined) return undefined;
  const parts = version.split('.').map((part) => Number.parseInt(part, 10));
  const at = oldest.findIndex((least, index) => (parts[index] ?? 0) !== least);
  if (at === -1 || (parts[at] ?? 0) > (oldest[at] ?? 0)) return undefined;
  return `it is too old: ${oldest.join('.')} or later is needed`;
}

type Finder = (tool: KnownTool, context: Context) => Promise<Found | undefined>;

const FINDERS: Readonly<Record<string, Finder>> = {
  'OSV-Scanner': async (tool, context) => {
    const named = context.environment['OSV_SCANNER'] ?? '';
    return named === '' ? onPath(tool, context) : { command: [named] };
  },
  Snyk: async (_tool, context) => {
    const command = snykProgram(context);
    if (command === undefined) return undefined;
    const { SNYK_TOKEN: token = '', SNYK_OAUTH_TOKEN: other = '' } = context.environment;
    // The package says its version sooner than the program in it.
    const version = packageVersion('snyk', context);
    return {
      command,
      ...(version !== undefined && { version }),
      ...(token === '' && other === '' && { problem: 'SNYK_TOKEN is not set' }),
    };
  },
  'Dependency-Check': async (_tool, context) => {
    const program = await dependencyCheckProgram(false, context);
    return program === undefined ? undefined : { command: program.command };
  },
  Java: async (tool, context) => {
    // The script of Dependency-Check takes this one before any on the PATH.
    const { JAVA_HOME: home = '' } = context.environment;
    const named = home === '' ? undefined : findProgram(tool.programs, { PATH: join(home, 'bin') });
    return named === undefined ? onPath(tool, context) : { command: [named] };
  },
  ZAP: async (_tool, { environment }) => {
    const zap = findInstalledZap(environment);
    if ('problem' in zap) return undefined;
    // To ask it would start Java for some seconds; its jar says the same.
    const names = await namesIn(dirname(zap.command));
    const version = names
      .map((name) => /^zap-(\d+\.\d+\.\d+)\.jar$/u.exec(name)?.[1])
      .find((text) => text !== undefined);
    return { command: [zap.command], ...(version !== undefined && { version }) };
  },
  Docker: async (tool, context) => {
    const there = await onPath(tool, context);
    if (there === undefined) return undefined;
    const docker = await findDocker(context.environment, context.signal);
    return { ...there, ...('problem' in docker && { problem: docker.problem }) };
  },
  'playwright-core': async (_tool, context) => {
    const version = packageVersion('playwright-core', context);
    return version === undefined ? undefined : { version };
  },
};

async function onPath({ programs }: KnownTool, { environment }: Context): Promise<Found | undefined> {
  const program = findProgram(programs, environment);
  return program === undefined ? undefined : { command: [program] };
}

/** The first version number that a program says; nothing where it does not run or does not answer. */
async function versionOf(
  [command = '', ...args]: readonly string[],
  versionArgs: readonly string[],
  { cwd, environment, signal }: Context,
): Promise<string | undefined> {
  try {
    const { exitCode, stdout, stderr } = await runProcess({
      command,
      args: [...args, ...versionArgs],
      cwd,
      environment: { ...scrubEnvironment(environment, ['JAVA_HOME', 'JAVACMD']), ...QUIETLY },
      timeoutMs: ANSWER_MS,
      signal,
      maxOutputBytes: 64 * 1024,
    });
    const text = `${new TextDecoder().decode(stdout)}\n${new TextDecoder().decode(stderr)}`;
    // What fails names other versions: of a library that it lacks, of the program that it wants instead.
    if (exitCode !== 0) return undefined;
    // The first release of a Java has no dot: `openjdk version "21" 2023-09-19`.
    const quoted = /\bversion "(\d[\w.+-]{0,60})"/u.exec(text)?.[1];
    return quoted ?? /\d+\.\d+(?:\.\d+)*(?:[-+][\w.]{1,30})?/u.exec(text)?.[0];
  } catch (error) {
    if (signal.aborted) throw error;
    // It cannot be started: the caller says so.
    return undefined;
  }
}
