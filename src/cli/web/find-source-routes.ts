import { readdirSync, type Dirent } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { sourceRoutes } from '../../baseline/findings/source-routes.ts';
import type { SourceRoute } from '../../baseline/findings/source-map.ts';

const SOURCE = /\.(?:[cm]?[jt]sx?|py|rb|php|go|java|kt|scala|cs|ex|rs)$/u;
const SKIPPED: ReadonlySet<string> = new Set([
  'node_modules',
  'vendor',
  'dist',
  'build',
  'out',
  'target',
  'coverage',
  'test',
  'tests',
  '__tests__',
  'spec',
]);
const MAX_FILES = 5_000;
const MAX_DEPTH = 20;
const MAX_BYTES = 1024 * 1024;

/**
 * The routes that the sources under a folder name, in the order of their paths; files relative to `base`. Links are not
 * followed, and large files, tests and what is not the app's own are left out.
 */
export async function findSourceRoutes(base: string, folder: string): Promise<readonly SourceRoute[]> {
  const routes: SourceRoute[] = [];
  for (const file of sourceFiles(base, folder)) {
    const path = join(base, file);
    const { size } = await stat(path);
    if (size <= MAX_BYTES) routes.push(...sourceRoutes(file, await readFile(path, 'utf8')));
  }
  return routes;
}

function sourceFiles(base: string, folder: string): readonly string[] {
  const files: string[] = [];
  const visit = (path: string, depth: number): void => {
    for (const entry of entriesOf(join(base, path))) {
      if (files.length >= MAX_FILES) return;
      const name = path === '' ? entry.name : `${path}/${entry.name}`;
      if (entry.isFile() && SOURCE.test(entry.name) && !/\.(?:test|spec|d)\.\w+$/u.test(entry.name)) files.push(name);
      if (entry.isDirectory() && depth < MAX_DEPTH && !SKIPPED.has(entry.name) && !entry.name.startsWith('.'))
        visit(name, depth + 1);
    }
  };
  visit(folder.replaceAll('\\', '/').replace(/^(?:\.\/)+|\/+$|^\.$/gu, ''), 0);
  return files;
}

function entriesOf(path: string): readonly Dirent[] {
  try {
    return readdirSync(path, { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    // A folder that may not be read names no routes.
    return [];
  }
}
