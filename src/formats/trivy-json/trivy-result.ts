import type { PackageGraph } from './package-graph.ts';

/** What Trivy says of one thing it looked at: an entry of `Results`, without the findings. */
export interface TrivyResult {
  /** Lockfile, file or image (`app:1 (debian 12.4)`), or a name for many files (`Node.js`). */
  readonly target: string | undefined;
  /** `os-pkgs`, `lang-pkgs`, `config`, `secret`, `license`, `license-file`; absent in schema 1. */
  readonly class: string | undefined;
  readonly type: string | undefined;
  /** `namespace/Kind/name` in a report on a Kubernetes cluster. */
  readonly resource: string | undefined;
  /** Are paths those of an image's file system? */
  readonly inImage: boolean;
  readonly packages: PackageGraph;
  /** The report's notices. */
  readonly notices: Set<string>;
}

/** A path as a report names it; those of an image begin at its root and lose the slash. */
export function pathOf(path: string, { inImage }: TrivyResult): string {
  return inImage ? path.replace(/^\/+/u, '') : path;
}
