import type { DependencyTree, DirectDependency, TreePackage } from './dependency-tree.ts';

/** Who asks for a package. */
export interface Parent {
  /** Nothing where a manifest of the project itself asks. */
  readonly by?: TreePackage;
  readonly direct?: DirectDependency;
  readonly range?: string;
}

/** A tree that can be asked upwards. Made once: linear in packages and edges. */
export interface TreePaths {
  /** Installed packages of a name, in the lockfile's order. */
  named(name: string): readonly TreePackage[];
  parentsOf(key: string): readonly Parent[];
  /** A shortest chain from a dependency of the project down to the package, both included; empty where nothing leads there. */
  pathTo(key: string): readonly TreePackage[];
  /** The project's own dependencies that lead to the package, by name. */
  originsOf(key: string): readonly DirectDependency[];
}

const NONE: readonly never[] = [];

/** Opens a tree for questions. */
export function openTreePaths(tree: DependencyTree): TreePaths {
  const byName = Map.groupBy(tree.packages.values(), ({ name }) => name);
  const parents = new Map<string, Parent[]>();
  const add = (key: string, parent: Parent): void => {
    const known = parents.get(key);
    if (known === undefined) parents.set(key, [parent]);
    else known.push(parent);
  };
  for (const direct of tree.direct) add(direct.to, { direct, range: direct.range });
  for (const by of tree.packages.values()) {
    for (const { to, range } of by.edges) add(to, { by, ...(range !== undefined && { range }) });
  }
  const nearer = shortestTree(tree);
  return {
    named: (name) => byName.get(name) ?? NONE,
    parentsOf: (key) => parents.get(key) ?? NONE,
    pathTo(key) {
      const path: TreePackage[] = [];
      for (
        let step: string | undefined = nearer.has(key) ? key : undefined;
        step !== undefined;
        step = nearer.get(step)
      ) {
        const entry = tree.packages.get(step);
        if (entry !== undefined) path.push(entry);
      }
      return path.toReversed();
    },
    originsOf(key) {
      const seen = new Set([key]);
      const found = new Map<string, DirectDependency>();
      for (const step of seen) {
        for (const { by, direct } of parents.get(step) ?? NONE) {
          if (by !== undefined) seen.add(by.key);
          if (direct !== undefined) found.set(`${direct.workspace} ${direct.name}`, direct);
        }
      }
      return [...found].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, direct]) => direct);
    },
  };
}

/** Key → the key before it on a shortest way from the project; run-time ways come first. */
function shortestTree({ direct, packages }: DependencyTree): ReadonlyMap<string, string | undefined> {
  const nearer = new Map<string, string | undefined>();
  const queue = direct.toSorted((a, b) => Number(a.dev) - Number(b.dev)).map(({ to }) => to);
  for (const key of queue) nearer.set(key, undefined);
  for (const key of queue) {
    for (const { to } of packages.get(key)?.edges ?? NONE) {
      if (nearer.has(to)) continue;
      nearer.set(to, key);
      queue.push(to);
    }
  }
  return nearer;
}
