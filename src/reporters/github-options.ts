/** What GitHub's code scanning needs beside the findings. */
export interface GithubOptions {
  /** File of the repository to which findings without a file of their own are pinned (`tollgate.yml`). */
  readonly anchor: string;
  /** Milliseconds since the epoch; decides whether suppressions hold. */
  readonly now: number;
  /**
   * `lineHashes(text).get(line)` of a file of the repository, by its path without percent-encoding; nothing where there is no
   * such file inside the source root. Without it, and for findings that are in no file, our own fingerprint stands in.
   */
  readonly lineHashOf?: (path: string, line: number) => string | undefined;
}
