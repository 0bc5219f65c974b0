import { runProcess } from '../../util/process.ts';
import { asList, asObject, type UntrustedObject } from '../../util/untrusted.ts';
import { parseJson, textOf } from '../run-output.ts';
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
  const settings = asObject(parseJson(textOf(stdout)));
  const version = settings['npm-version'];
  const registry = settings['registry'];
  return {
    ...(typeof version === 'string' && { version }),
    ...(typeof registry === 'string' && { registry }),
    restrictions: restrictions(settings),
  };
}

function restrictions(settings: UntrustedObject): string[] {
  const found: string[] = [];
  if (settings['offline'] === true) found.push('npm is configured to stay offline');
  if (settings['package-lock'] === false) found.push('npm is configured to ignore the lockfile');
  if (settings['workspaces'] === false) found.push('npm is configured to leave the workspaces out (workspaces=false)');
  if (asList(settings['workspace']).length > 0)
    found.push('npm is configured to look at single workspaces (workspace=…)');
  const included = asList(settings['include']);
  const omitted = asList(settings['omit']).filter((kind) => !included.includes(kind));
  if (omitted.length > 0) found.push(`npm is configured to leave out dependencies (omit=${omitted.join(',')})`);
  return found;
}
