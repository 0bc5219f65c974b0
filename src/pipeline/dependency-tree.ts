/** Package managers whose lockfiles are read. */
export type PackageManager = 'npm' | 'pnpm' | 'yarn' | 'yarn-berry';

/** One package asks for another. */
export interface TreeEdge {
  /** Key of the package that it gets. */
  readonly to: string;
  /** What it asks for; absent where the lockfile keeps only what it got (pnpm). */
  readonly range?: string;
}

/** A package as a lockfile installs it. */
export interface TreePackage {
  readonly key: string;
  readonly name: string;
  readonly version: string;
  /** Line of the lockfile; counts from 1. */
  readonly line?: number;
  /** Needed at run time by no path, only for development. */
  readonly dev: boolean;
  readonly optional: boolean;
  /** Comes inside another package's archive, so only that one's upgrade replaces it. */
  readonly bundled: boolean;
  readonly license?: string;
  /** Subresource integrity, as `sha512-…`. */
  readonly integrity?: string;
  readonly edges: readonly TreeEdge[];
}

/** A dependency that a project's own manifest names. */
export interface DirectDependency {
  readonly name: string;
  readonly range: string;
  readonly dev: boolean;
  /** Folder of the workspace's manifest relative to the lockfile's; empty for the root. */
  readonly workspace: string;
  readonly to: string;
  /** Line of `package.json`. */
  readonly line?: number;
}

/** Everything that one lockfile installs, and why. */
export interface DependencyTree {
  readonly manager: PackageManager;
  /** Path of the lockfile relative to the working folder, forward slashes. */
  readonly lockfile: string;
  /** Name of the project. */
  readonly name: string;
  readonly version?: string;
  readonly direct: readonly DirectDependency[];
  readonly packages: ReadonlyMap<string, TreePackage>;
  /** Overrides that hold already, as pnpm’s lockfile keeps them. */
  readonly overrides?: Readonly<Record<string, string>>;
}

/** What a reader of lockfiles knows before the tree is walked. */
export interface RawTree {
  readonly name: string;
  readonly version?: string;
  readonly direct: readonly DirectDependency[];
  readonly packages: ReadonlyMap<string, Omit<TreePackage, 'dev'>>;
  readonly overrides?: Readonly<Record<string, string>>;
}

/** The tree with its scopes: what no path from a run-time dependency reaches is for development; what nothing reaches counts as run time. */
export function scopedTree(raw: RawTree, manager: PackageManager, lockfile: string): DependencyTree {
  const runtime = reached(
    raw,
    raw.direct.filter(({ dev }) => !dev),
  );
  const development = reached(
    raw,
    raw.direct.filter(({ dev }) => dev),
  );
  const packages = new Map<string, TreePackage>();
  for (const [key, entry] of raw.packages)
    packages.set(key, { ...entry, dev: !runtime.has(key) && development.has(key) });
  return { ...raw, manager, lockfile, packages };
}

function reached({ packages }: RawTree, from: readonly DirectDependency[]): Set<string> {
  const seen = new Set(from.map(({ to }) => to));
  // A set may grow while it is walked: what is added is visited, too.
  for (const key of seen) for (const { to } of packages.get(key)?.edges ?? []) seen.add(to);
  return seen;
}
