/** A repository and a state of it on GitHub. */
export interface GithubRepository {
  readonly owner: string;
  readonly repo: string;
  /** `refs/heads/main`, `refs/pull/7/merge`; absent where only a comment is written. */
  readonly ref?: string;
  /** The full SHA of the commit that was scanned. */
  readonly commit?: string;
  readonly token: string;
}
