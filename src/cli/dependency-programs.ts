import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import type { DependencyCheckOptions } from '../scanners/dependency-check/index.ts';
import { fileFacts } from '../util/file-facts.ts';
import { findProgram } from '../util/find-program.ts';
import type { Context } from './context.ts';

/**
 * How Snyk is called: the `snyk` package beside Tollgate, else of the working folder, by its script for Node, which needs no
 * download; never one of the scanned folder, whose code is not ours to run. Where there is none, the program on the PATH that
 * `tollgate setup` brings. Nothing where it is not installed.
 */
export function snykProgram({ cwd, environment }: Pick<Context, 'cwd' | 'environment'>): readonly string[] | undefined {
  const script = packageFile('snyk', 'dist/cli/index.js', cwd);
  if (script !== undefined) return [process.execPath, script];
  const program = findProgram(['snyk', 'snyk.exe'], environment);
  return program === undefined ? undefined : [program];
}

/** The version of an installed package, beside Tollgate or in the working folder; nothing where it is not installed. */
export function packageVersion(name: string, { cwd }: Pick<Context, 'cwd'>): string | undefined {
  const manifest = packageFile(name, 'package.json', cwd);
  if (manifest === undefined) return undefined;
  const { version } = createRequire(manifest)(manifest) as { readonly version?: string };
  return version;
}

/**
 * How Dependency-Check is called: `OWASP_BIN`, else the script in `DEPENDENCY_CHECK_HOME`. The package
 * `owasp-dependency-check` is used only where it is asked for: without those it downloads the command line, unchecked.
 */
export async function dependencyCheckProgram(
  demanded: boolean,
  { environment, cwd }: Pick<Context, 'cwd' | 'environment'>,
): Promise<DependencyCheckOptions['program']> {
  const home = environment['DEPENDENCY_CHECK_HOME'];
  const name = process.platform === 'win32' ? 'dependency-check.bat' : 'dependency-check.sh';
  const candidates = [
    environment['OWASP_BIN'],
    ...(home === undefined || home === '' ? [] : [join(home, 'bin', name), join(home, name)]),
  ];
  for (const candidate of candidates) {
    if (candidate === undefined || candidate === '') continue;
    const path = resolve(cwd, candidate);
    if ((await fileFacts(path))?.kind === 'file') return { kind: 'command-line', command: [path] };
  }
  const wrapper = demanded ? packageFile('owasp-dependency-check', undefined, cwd) : undefined;
  return wrapper === undefined ? undefined : { kind: 'wrapper', command: [process.execPath, wrapper] };
}

/** A file of an installed package, by default that of its command; nothing where the package is not installed. */
function packageFile(name: string, file: string | undefined, cwd: string): string | undefined {
  for (const place of [import.meta.filename, join(cwd, 'package.json')]) {
    const found = createRequire(place);
    try {
      const manifest = found.resolve(`${name}/package.json`);
      const { bin } = found(manifest) as { readonly bin?: string | Readonly<Record<string, string>> };
      const command = typeof bin === 'string' ? bin : Object.values(bin ?? {})[0];
      const wanted = file ?? command;
      if (wanted !== undefined) return join(dirname(manifest), wanted);
    } catch {
      // Not installed there; the next place may have it.
    }
  }
  return undefined;
}
