import type { DependencyPolicyConfig } from './dependency-policy-config.ts';

/** The scanners of the dependency audit, by their names on the command line. */
export const DEPENDENCY_TOOLS = ['npm-audit', 'osv', 'snyk', 'dependency-check'] as const;

/** One of them. `npm-audit` stands for npm, pnpm or yarn, as the lockfile says. */
export type DependencyTool = (typeof DEPENDENCY_TOOLS)[number];

/** The dependency audit. */
export interface DependenciesConfig {
  readonly dir?: string | undefined;
  /** Absent or `auto`: what is there. */
  readonly tools?: 'auto' | readonly DependencyTool[] | undefined;
  readonly registry?: string | undefined;
  /** Seconds. */
  readonly timeout?: number | undefined;
  /** Days. */
  readonly maxDatabaseAge?: number | undefined;
  /** The KEV catalogue's file. */
  readonly kev?: string | undefined;
  /** The EPSS scores' file, plain or gzip. */
  readonly epss?: string | undefined;
  readonly policy?: DependencyPolicyConfig | undefined;
  readonly osv?: { readonly program?: string | undefined; readonly database?: string | undefined } | undefined;
  readonly snyk?:
    | { readonly allProjects?: boolean | undefined; readonly organization?: string | undefined }
    | undefined;
  readonly dependencyCheck?:
    | {
        readonly data?: string | undefined;
        readonly nvdFeed?: string | undefined;
        readonly update?: boolean | undefined;
        readonly offline?: boolean | undefined;
        readonly suppressions?: readonly string[] | undefined;
      }
    | undefined;
}
