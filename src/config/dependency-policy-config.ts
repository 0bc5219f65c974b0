import type { Severity } from '../model/severity.ts';

/** One line of the entity's own risk ranking; the first that holds gives the rank. */
export interface RankingConfig {
  readonly rank: Severity;
  readonly severity?: Severity | undefined;
  readonly exploited?: boolean | undefined;
  readonly scope?: 'runtime' | 'development' | undefined;
  readonly minEpss?: number | undefined;
  readonly minCvss?: number | undefined;
  readonly direct?: boolean | undefined;
  readonly packages?: readonly string[] | undefined;
}

/** How long what may stay open, and under which licences packages may come. */
export interface DependencyPolicyConfig {
  readonly ranking?: readonly RankingConfig[] | undefined;
  /** Days by rank. */
  readonly maxAge?: Readonly<Partial<Record<Severity, number | undefined>>> | undefined;
  readonly licenses?:
    | { readonly allow?: readonly string[] | undefined; readonly deny?: readonly string[] | undefined }
    | undefined;
}
