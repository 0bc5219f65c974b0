import type { DependenciesConfig } from '../../config/dependencies-config.ts';
import type { WebEngineConfig } from '../../config/web-engine-config.ts';
import type { Scan } from '../../model/report.ts';
import type { Severity } from '../../model/severity.ts';

/** The options of `tollgate run`, as the command line gives them; what is absent is decided by the configuration file. */
export interface RunOptions {
  readonly config?: string;
  readonly only?: readonly Scan[];
  readonly require?: readonly Scan[];
  readonly target?: string;
  readonly engine?: NonNullable<WebEngineConfig['engine']>;
  readonly zapConfig?: string;
  readonly minPages?: number;
  readonly dir?: string;
  readonly dependencyTools?: NonNullable<DependenciesConfig['tools']>;
  /** Days. */
  readonly maxDbAge?: number;
  readonly profile?: string;
  /** `2/4`: this part of the web and the payment scan. */
  readonly shard?: string;
  readonly seed?: number;
  /** Seconds. */
  readonly budget?: number;
  /** Files, folders and patterns of reports to judge, instead of scanning. */
  readonly reports?: readonly string[];
  readonly failOn?: Severity;
  readonly newOnly?: boolean;
  readonly kev?: boolean;
  readonly onlyFixed?: boolean;
  readonly scope?: 'runtime';
  readonly baseline?: string;
  readonly output?: string;
  readonly exitZero?: boolean;
  readonly now?: string;
}
