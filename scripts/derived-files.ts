import { chmodSync, existsSync, globSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Files that are derived from others: relative path with forward slashes → content. */
export type DerivedFiles = ReadonlyMap<string, string | Uint8Array>;

/** A tree of derived files, and what else must not lie in it. */
export interface DerivedTree {
  readonly files: DerivedFiles;
  /** Globs of paths that only derived files may have: what matches and is not in `files` is left over. */
  readonly owned: readonly string[];
  /** Paths that have to be executable. */
  readonly executable?: readonly string[];
}

/** One file that is not as it should be. */
export interface StaleFile {
  readonly path: string;
  readonly state: 'missing' | 'different' | 'left over' | 'not executable';
}

/** What differs between the tree and the folder `root`, sorted by path. Changes nothing. */
export function staleFiles(root: string, tree: DerivedTree): StaleFile[] {
  const stale: StaleFile[] = leftOver(root, tree).map((path) => ({ path, state: 'left over' }));
  for (const [path, content] of tree.files) {
    const file = join(root, path);
    if (!existsSync(file)) stale.push({ path, state: 'missing' });
    else if (!Buffer.from(content).equals(readFileSync(file))) stale.push({ path, state: 'different' });
    else if (tree.executable?.includes(path) && !isExecutable(file)) stale.push({ path, state: 'not executable' });
  }
  return stale.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

/** Makes the folder `root` equal to the tree and says what had to be changed. Files that are right are not touched. */
export function writeDerivedFiles(root: string, tree: DerivedTree): StaleFile[] {
  const stale = staleFiles(root, tree);
  for (const { path, state } of stale) {
    const file = join(root, path);
    const content = tree.files.get(path);
    if (state === 'left over') rmSync(file);
    if (content === undefined) continue;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    if (tree.executable?.includes(path)) chmodSync(file, 0o755);
  }
  return stale;
}

function leftOver(root: string, { files, owned }: DerivedTree): string[] {
  return globSync([...owned], { cwd: root, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => path.slice(join(root, '/').length).replaceAll('\\', '/'))
    .filter((path) => !files.has(path));
}

function isExecutable(file: string): boolean {
  return process.platform === 'win32' || (statSync(file).mode & 0o111) !== 0;
}
