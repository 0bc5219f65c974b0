import type { Scan } from '../model/report.ts';
import type { Severity } from '../model/severity.ts';

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
export interface WebConfig {
  readonly target?: string | undefined;
  readonly name?: string | undefined;
  readonly minPages?: number | undefined;
  readonly maxPages?: number | undefined;
  readonly requiredUrls?: readonly string[] | undefined;
  /** Seconds. */
  readonly deadline?: number | undefined;
}

/** The dependency audit. */
export interface DependenciesConfig {
  readonly dir?: string | undefined;
  readonly registry?: string | undefined;
  /** Seconds. */
  readonly timeout?: number | undefined;
}

/** Fake payments. */
export interface PaymentsConfig {
  readonly profile: string;
  readonly target?: string | undefined;
  readonly attacks?: readonly string[] | undefined;
  readonly seed?: number | undefined;
  /** Seconds. */
  readonly budget?: number | undefined;
  readonly maxRequests?: number | undefined;
  readonly maxInconclusive?: number | undefined;
}

/** A recorded decision not to act; a fingerprint or a rule says what it is about. */
export interface SuppressionConfig {
  readonly fingerprint?: string | undefined;
  readonly rule?: string | undefined;
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
  readonly gate?: { readonly failOn?: Severity | undefined; readonly newOnly?: boolean | undefined } | undefined;
  readonly baseline?: string | undefined;
  readonly suppressions?: readonly SuppressionConfig[] | undefined;
  readonly suppressionFiles?: readonly string[] | undefined;
  readonly output?: string | undefined;
}
