import type { FetchFailure } from './fetch-exchange.ts';
import type { SkippedUrls } from './frontier.ts';
import type { Visit } from './visit.ts';

/** A finished or cut crawl. Visits by depth, then probe and well-known files, pages, assets, images, each by URL. */
export interface CrawlResult {
  readonly visits: readonly Visit[];
  readonly failures: readonly FetchFailure[];
  readonly requested: number;
  readonly skipped: SkippedUrls;
  /** Distinct forms, as method and address. */
  readonly forms: readonly string[];
  /** How many of them were sent. */
  readonly sentForms: number;
  /** Distinct URLs of other origins that were linked to; none was requested. */
  readonly offOrigin: number;
  /** Pages that a browser opened. */
  readonly rendered: number;
  /** Why the browser could not open pages that it should have, each once. */
  readonly renderFailures: readonly string[];
  /** The target no longer answered, and the rest was not tried. */
  readonly gaveUp: boolean;
}
