import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import type { DependencyCheckOptions } from '../scanners/dependency-check/index.ts';
import { fileFacts } from '../util/file-facts.ts';
import type { Context } from './context.ts';

/**
 * How Snyk is called: the `snyk` package beside Tollgate, else of the working folder, by its script for Node, which needs no
 * download; never one of the scanned folder, whose code is not ours to run. Nothing where it is not installed.
 */
export function snykProgram(context: Pick<Context, 'cwd'>): readonly string[] | undefined {
  const script = packageFile('snyk', 'dist/cli/index.js', context.cwd);
  return script === undefined ? undefined : [process.execPath, script];
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
