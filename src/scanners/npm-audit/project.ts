import { join } from 'node:path';
import { readFileIfThere } from '../../util/files.ts';
import { lockfileDifferences } from './lockfile.ts';

/** What of a project decides what an audit of it is worth. */
export interface Project {
  /** Base name. */
  readonly lockfile: string;
  /** What `package.json` asks for beyond the lockfile; one sentence each. */
  readonly differences: readonly string[];
  /** Texts of the project's own `.npmrc` and of the user's; empty where there is none. */
  readonly npmrc: readonly [project: string, user: string];
}

/** Why there is nothing to audit, and what to do about it. */
export interface NoProject {
  readonly reason: string;
  readonly help: readonly string[];
}

// In the order in which npm prefers them.
const LOCKFILES = ['npm-shrinkwrap.json', 'package-lock.json'];
const OTHER_LOCKFILES = ['yarn.lock', 'pnpm-lock.yaml', 'bun.lock'];

/** Reads a project's manifest, lockfile and settings. @throws Error of the file system where a file cannot be read. */
export async function readProject(
  dir: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Project | NoProject> {
  for (const name of LOCKFILES) {
    const lockfile = await textIfThere(join(dir, name));
    if (lockfile === undefined) continue;
    const manifest = await textIfThere(join(dir, 'package.json'));
    const user = userSettings(environment);
    return {
      lockfile: name,
      differences:
        manifest === undefined ? [`there is no package.json beside ${name}`] : lockfileDifferences(manifest, lockfile),
      npmrc: [
        (await textIfThere(join(dir, '.npmrc'))) ?? '',
        user === undefined ? '' : ((await textIfThere(user)) ?? ''),
      ],
    };
  }
  const others: string[] = [];
  for (const name of OTHER_LOCKFILES) if ((await textIfThere(join(dir, name))) !== undefined) others.push(name);
  const instead = others.length > 0 ? ` (${others.join(', ')} belongs to another package manager)` : '';
  return {
    reason: `there is no package-lock.json or npm-shrinkwrap.json${instead}`,
    help: ['npm install --package-lock-only makes a lockfile without installing anything'],
  };
}

function userSettings(environment: Readonly<Record<string, string | undefined>>): string | undefined {
  const stated = environment['npm_config_userconfig'] ?? environment['NPM_CONFIG_USERCONFIG'];
  const home = environment['HOME'] ?? environment['USERPROFILE'];
  return stated ?? (home === undefined ? undefined : join(home, '.npmrc'));
}

async function textIfThere(path: string): Promise<string | undefined> {
  const bytes = await readFileIfThere(path);
  return bytes === undefined ? undefined : new TextDecoder().decode(bytes);
}
