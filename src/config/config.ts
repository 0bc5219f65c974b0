import type { Scan } from '../model/report.ts';
import type { Severity } from '../model/severity.ts';
import type { DependenciesConfig } from './dependencies-config.ts';
import type { WebCrawlConfig } from './web-crawl-config.ts';
import type { WebEngineConfig } from './web-engine-config.ts';

/** The app under test: where it answers, and how Tollgate starts, awaits and ends it. */
export interface AppConfig {
  readonly url: string;
  readonly start?: string | undefined;
  readonly ready?:
    | { readonly url?: string | undefined; readonly status?: number | undefined; readonly body?: string | undefined }
    | undefined;
  readonly env?: Readonly<Record<string, string>> | undefined;
  readonly stop?: string | undefined;
  /** Seconds. */
  readonly timeout?: number | undefined;
}

/** The web baseline. */
export interface WebConfig extends WebCrawlConfig, WebEngineConfig {
  /** `2/3`: the part of the addresses that is looked at. From the command line alone. */
  readonly shard?: string | undefined;
  readonly target?: string | undefined;
  readonly name?: string | undefined;
  readonly minPages?: number | undefined;
  readonly maxPages?: number | undefined;
  readonly requiredUrls?: readonly string[] | undefined;
  /** Seconds. */
  readonly deadline?: number | undefined;
}

/** Fake payments. */
export interface PaymentsConfig {
  /** `2/3`: the part of the attacks that is tried. From the command line alone. */
  readonly shard?: string | undefined;
  readonly profile: string;
  readonly target?: string | undefined;
  readonly attacks?: readonly string[] | undefined;
  readonly seed?: number | undefined;
  /** Seconds. */
  readonly budget?: number | undefined;
  readonly maxRequests?: number | undefined;
  readonly maxInconclusive?: number | undefined;
  /** Requests a second. */
  readonly rps?: number | undefined;
  /** Seconds of exploration beside the attacks. */
  readonly explore?: number | undefined;
  readonly exploreRequests?: number | undefined;
}

/** Instead of a file: the last complete SARIF of the target branch, wherever the platform keeps it. */
export const AUTO_BASELINE = 'auto';

/** When the gate shuts. */
export interface GateConfig {
  readonly failOn?: Severity | undefined;
  readonly newOnly?: boolean | undefined;
  /** Findings about packages count only where they are exploited in the wild, then at any severity. */
  readonly kev?: boolean | undefined;
  /** Findings about packages count only where a fix is known. */
  readonly onlyFixed?: boolean | undefined;
  /** Findings about packages count only where they are needed at run time. */
  readonly scope?: 'runtime' | undefined;
}

/** A recorded decision not to act; a fingerprint or a rule says what it is about. */
export interface SuppressionConfig {
  readonly fingerprint?: string | undefined;
  readonly rule?: string | undefined;
  readonly package?: string | undefined;
  readonly reason: string;
  readonly owner: string;
  readonly expires: string;
}

/** `tollgate.yml`, checked: a scan whose section is there is configured, even where the section is empty. */
export interface Config {
  readonly $schema?: string | undefined;
  readonly app?: AppConfig | undefined;
  readonly web?: WebConfig | null | undefined;
  readonly dependencies?: DependenciesConfig | null | undefined;
  readonly payments?: PaymentsConfig | undefined;
  readonly require?: readonly Scan[] | undefined;
  readonly targets?: { readonly allow?: readonly string[] | undefined; readonly own?: string | undefined } | undefined;
  readonly gate?: GateConfig | undefined;
  readonly baseline?: string | undefined;
  readonly suppressions?: readonly SuppressionConfig[] | undefined;
  readonly suppressionFiles?: readonly string[] | undefined;
  readonly output?: string | undefined;
}
