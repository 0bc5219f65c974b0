/** A file that may be a baseline; it is fetched only when it is asked for. */
export interface BaselineFile {
  /** As messages name it: `the artifact tollgate-baseline of run 12`. */
  readonly name: string;
  /** @throws TollgateError `publish/…` or `baseline/…` where it cannot be had; the signal's reason */
  read(): Promise<Uint8Array>;
}

/** The baselines that a platform keeps for a repository. */
export interface PlatformBaselines {
  /**
   * What runs of a branch left as artifact, the newest first; none where there is none.
   * @throws TollgateError `publish/…`
   */
  artifacts(branch: string, file: string): Promise<readonly BaselineFile[]>;
  /** A file on a branch of the repository. */
  onBranch(branch: string, file: string): BaselineFile;
}
