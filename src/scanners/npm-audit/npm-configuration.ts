import { runProcess } from '../../util/process.ts';
import type { NpmCommand } from './npm-command.ts';

/** What npm says of itself before the audit. */
export interface NpmConfiguration {
  readonly version?: string;
  readonly registry?: string;
  /** Settings in force that make an audit look at less than everything; one sentence each. */
  readonly restrictions: readonly string[];
}

/**
 * Asks npm for its version, its registry and the settings in force in a folder, with the flags of the audit applied.
 * What it does not tell (an npm too old, an answer cut off) is absent.
 * @throws TollgateError `process/cannot-start` where npm is not there.
 */
export async function readNpmConfiguration(
  npm: NpmCommand,
  dir: string,
  timeoutMs: number,
  signal?: AbortSignal,
): Promise<NpmConfiguration> {
  const { stdout } = await runProcess({
    command: npm.command,
    args: npm.configuration(dir),
    cwd: dir,
    environment: npm.environment,
    timeoutMs,
    ...(signal && { signal }),
  });
  const settings = parse(stdout);
  const version = settings['npm-version'];
  const registry = settings['registry'];
  return {
    ...(typeof version === 'string' && { version }),
    ...(typeof registry === 'string' && { registry }),
    restrictions: restrictions(settings),
  };
}

function restrictions(settings: Readonly<Record<string, unknown>>): string[] {
  const found: string[] = [];
  if (settings['offline'] === true) found.push('npm is configured to stay offline');
  if (settings['package-lock'] === false) found.push('npm is configured to ignore the lockfile');
  if (settings['workspaces'] === false) found.push('npm is configured to leave the workspaces out (workspaces=false)');
  if (list(settings['workspace']).length > 0)
    found.push('npm is configured to look at single workspaces (workspace=…)');
  const included = list(settings['include']);
  const omitted = list(settings['omit']).filter((kind) => !included.includes(kind));
  if (omitted.length > 0) found.push(`npm is configured to leave out dependencies (omit=${omitted.join(',')})`);
  return found;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function parse(bytes: Uint8Array): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  } catch {
    return {};
  }
}
