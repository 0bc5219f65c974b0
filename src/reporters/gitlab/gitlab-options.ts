/** Versions of GitLab's security report schema that Tollgate writes, the newest first; GitLab before 17.4 refuses 15.2. */
export const GITLAB_SCHEMAS = ['15.2.1', '15.1.4'] as const;

/** What GitLab's reports need beside the findings. */
export interface GitlabOptions {
  readonly schema: (typeof GITLAB_SCHEMAS)[number];
  /** Tollgate's version. */
  readonly version: string;
  /** Milliseconds since the epoch: the time of the scan, and whether suppressions hold. */
  readonly now: number;
  /** File of the repository to which findings without a file of their own are pinned (`tollgate.yml`). */
  readonly anchor: string;
}
