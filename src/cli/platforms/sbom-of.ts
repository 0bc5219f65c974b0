import type { DependencyTree } from '../../pipeline/dependency-tree.ts';
import type { Sbom } from '../../reporters/cyclonedx-sbom.ts';

/** A lockfile's tree as the bill of materials takes it. */
export function sbomOf({ name, version, packages, direct }: DependencyTree): Sbom {
  const named = (key: string): { name: string; version: string }[] => {
    const entry = packages.get(key);
    return entry === undefined ? [] : [{ name: entry.name, version: entry.version }];
  };
  return {
    name,
    ...(version !== undefined && { version }),
    direct: direct.flatMap(({ to }) => named(to)),
    components: [...packages.values()].map((entry) => ({
      ecosystem: 'npm',
      name: entry.name,
      version: entry.version,
      ...(entry.license !== undefined && { license: entry.license }),
      ...(entry.integrity !== undefined && { integrity: entry.integrity }),
      dev: entry.dev,
      optional: entry.optional,
      dependsOn: entry.edges.flatMap(({ to }) => named(to)),
    })),
  };
}
