import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { type OutputChunk, rolldown } from 'rolldown';

/** What goes into one bundle. */
export interface BundleOptions {
  /** The checkout: paths in the output are relative to it. */
  readonly root: string;
  /** Entry file, relative to `root`. */
  readonly entry: string;
  /** Name of the bundle's first file, without `.js`. */
  readonly name: string;
  /** Packages that stay imports; empty for a bundle that needs no `node_modules`. */
  readonly external: readonly string[];
  /** Keep everything in one file, dynamic imports included. */
  readonly isSingleFile: boolean;
  /** Started by a shell, so it says with which program. */
  readonly isProgram: boolean;
}

/** One bundle in memory. */
export interface Bundle {
  /** Relative path → code. */
  readonly files: ReadonlyMap<string, string>;
  /** Folders of bundled packages, relative to `root`, sorted. */
  readonly packages: readonly string[];
  /** Folders of `src` that are in it, sorted. */
  readonly layers: readonly string[];
  /** Packages and `node:` modules that it imports when it runs, sorted. */
  readonly imports: readonly string[];
}

/** Bundles one entry with rolldown: ESM for Node, not minified, stable names. Writes nothing. */
export async function bundle({ root, entry, name, external, isSingleFile, isProgram }: BundleOptions): Promise<Bundle> {
  const build = await rolldown({
    cwd: root,
    input: { [name]: join(root, entry) },
    platform: 'node',
    external: external.map((pack) => new RegExp(`^${pack}(?:/|$)`, 'u')),
    onLog(level, log, defaultHandler) {
      if (level === 'warn') throw new Error(`rolldown: ${log.message}`);
      defaultHandler(level, log);
    },
  });
  const { output } = await build.generate({
    format: 'esm',
    minify: false,
    comments: { legal: false, annotation: false, jsdoc: false },
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name].js',
    codeSplitting: !isSingleFile,
  });
  await build.close();
  const chunks = output.filter((item): item is OutputChunk => item.type === 'chunk');
  if (chunks.length !== output.length) throw new Error(`the bundle ${name} has files that are no code`);
  const modules = chunks.flatMap((chunk) => Object.keys(chunk.modules)).map((path) => relativeTo(root, path));
  return {
    files: new Map(
      chunks.map((chunk) => [chunk.fileName, chunk.isEntry && isProgram ? withShebang(chunk.code) : chunk.code]),
    ),
    packages: sortedUnique(modules.map(packageFolder)),
    layers: sortedUnique(modules.map((path) => /^src\/([^/]+)\//u.exec(path)?.[1])),
    imports: sortedUnique(
      chunks
        .flatMap((chunk) => [...chunk.imports, ...chunk.dynamicImports])
        .filter((path) => !path.endsWith('.js'))
        .map((path) => (isBuiltin(path) && !path.startsWith('node:') ? `node:${path}` : path)),
    ),
  };
}

/** `name@version` of the package in a folder of `node_modules`. */
export function packageTitle(root: string, folder: string): string {
  const { name, version } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  return `${name}@${version}`;
}

function relativeTo(root: string, path: string): string {
  return path.replaceAll('\0', '').replace(join(root, '/'), '').replaceAll('\\', '/');
}

// The innermost: `node_modules/a/node_modules/b/lib/x.js` belongs to b.
function packageFolder(path: string): string | undefined {
  return /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/u.exec(path)?.[0];
}

function sortedUnique(names: readonly (string | undefined)[]): string[] {
  return [...new Set(names)].filter((name) => name !== undefined).toSorted();
}

function withShebang(code: string): string {
  return code.startsWith('#!') ? code : `#!/usr/bin/env node\n${code}`;
}
