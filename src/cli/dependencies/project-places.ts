import type { Location, PackageLocation } from '../../model/location.ts';

/** Where packages of one project stand in its own files. */
export interface ProjectPlaces {
  /** Path of the project relative to the working folder, forward slashes, without trailing one; empty for the folder itself. */
  readonly prefix: string;
  /** Packages of npm that the lockfile installs. */
  readonly packages: number;
  /** The path of a file of the project, relative to the working folder. */
  pathOf(file: string): string;
  /** The place of a package as the project's owner would look it up: in the lockfile, by its line, instead of in an installed file. */
  place(location: Location): Location;
}

const NODE_LOCKFILES = ['npm-shrinkwrap.json', 'package-lock.json', 'pnpm-lock.yaml', 'yarn.lock'];

/**
 * The places of a project: scanners name lockfiles, manifests or installed files, and the same flaw is one finding only where
 * they agree on the file's folder.
 * @param manifests base names of the lockfiles and manifests at the project's root
 * @param lockfile text of its `package-lock.json`; empty where there is none
 */
export function inProject(prefix: string, manifests: readonly string[], lockfile: string): ProjectPlaces {
  const lines = packageLines(lockfile);
  const pathOf = (file: string): string => (prefix === '' || file.startsWith('../') ? file : `${prefix}/${file}`);
  const nodeLockfile = NODE_LOCKFILES.find((name) => manifests.includes(name));
  const own = (location: PackageLocation): string | undefined => {
    const { manifest } = location;
    const installed = manifest === undefined || /(?:^|\/)node_modules\//u.test(manifest);
    if (location.ecosystem === 'npm' && installed && nodeLockfile !== undefined) return pathOf(nodeLockfile);
    // Scanners that name the manifest beside the lockfile mean the same project.
    if (location.ecosystem === 'npm' && /^(?:.*\/)?package\.json$/u.test(manifest ?? '') && nodeLockfile !== undefined)
      return manifest?.replace(/package\.json$/u, nodeLockfile);
    if (manifest === undefined && location.ecosystem === 'maven' && manifests.includes('pom.xml'))
      return pathOf('pom.xml');
    return manifest;
  };
  return {
    prefix,
    packages: lines.size,
    pathOf,
    place(location) {
      if (location.kind !== 'package') return location;
      const manifest = own(location);
      const isLocked = manifest !== undefined && manifest === pathOf(nodeLockfile ?? '');
      const line = isLocked && location.ecosystem === 'npm' ? lines.get(location.name) : undefined;
      return { ...location, ...(manifest !== undefined && { manifest }), ...(line !== undefined && { line }) };
    },
  };
}

/** Package name → the first line of the lockfile that installs it (lockfile version 2 and 3: `"node_modules/a/node_modules/b": {`). */
function packageLines(lockfile: string): Map<string, number> {
  const lines = new Map<string, number>();
  for (const [index, line] of lockfile.split('\n').entries()) {
    const path = /^\s*"((?:[^"]*\/)?node_modules\/[^"]+)": \{/u.exec(line)?.[1];
    const name = path?.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    if (name !== undefined && !lines.has(name)) lines.set(name, index + 1);
  }
  return lines;
}
