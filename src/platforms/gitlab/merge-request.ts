import type { GitlabClient } from './client.ts';

/** A merge request as one user sees it. */
export interface MergeRequest {
  readonly gitlab: GitlabClient;
  /** Number, or path with its groups: `group/subgroup/shop`. */
  readonly project: string;
  /** The number in the project, as the address of its page has it. */
  readonly number: number;
  /** The user whom the token belongs to; only what this one wrote is ours. */
  readonly author: number;
}
