import type { ProgressSink } from '../model/progress.ts';
import type { WebSession } from './crawl/open-session.ts';
import type { AuthorizedScript } from './script-inventory.ts';
import type { SourceMap } from './findings/source-map.ts';

/** What to scan, and how much of it. */
export interface ScanWebOptions {
  /** Where to begin, with scheme; giving it is consent to GET requests to its origin. */
  readonly target: string;
  /** Configured name of the target; default: its origin. */
  readonly name?: string;
  /** Fewer pages make the report degraded. Default 3. */
  readonly minPages?: number;
  /** Fewer routes make the report degraded. Default 0. */
  readonly minRoutes?: number;
  /** Fewer pages while signed in make the report degraded. Default 1. */
  readonly minAuthenticated?: number;
  /** Of each pass. Default 200. */
  readonly maxPages?: number;
  /** Links from the target to a page. Default 10. */
  readonly maxDepth?: number;
  /** Milliseconds for the whole scan. Default 120,000. */
  readonly deadlineMs?: number;
  /** Milliseconds for one answer from first to last byte. Default 15,000. */
  readonly requestTimeoutMs?: number;
  /** Paths or URLs of the target's origin that must answer with success. */
  readonly requiredUrls?: readonly string[];
  /** Paths and queries of the target to be requested where nothing leads there: the operations of an interface. */
  readonly seeds?: readonly string[];
  /** Globs of paths that are never requested. */
  readonly exclude?: readonly string[];
  /** Globs of the actions of forms that may be sent. Default none. */
  readonly forms?: readonly string[];
  /** Ask for what nothing links to: debug pages, folders, other origins, other return addresses. Default true. */
  readonly probes?: boolean;
  /** Crawl a second time, signed in. */
  readonly session?: WebSession;
  /** Open pages with scripts in a browser. Default `payment-pages` where `paymentPages` is given, else `never`. */
  readonly browser?: 'never' | 'payment-pages' | 'always';
  /** The browser's program; looked for by default. */
  readonly browserPath?: string;
  /** Globs of the paths of pages on which people pay. */
  readonly paymentPages?: readonly string[];
  /** Scripts that may run on the payment pages; any other one is a finding. */
  readonly scripts?: readonly AuthorizedScript[];
  /** Which file answers which address. */
  readonly sourceOf?: SourceMap;
  /** `2/3`: look at the second third of the addresses only. All are requested, for each may lead to others. */
  readonly shard?: string;
  /** A certificate (PEM) to trust instead of the public authorities. */
  readonly ca?: string;
  /** Where given, a target that is neither loopback nor one of these hosts is refused before a packet is sent. */
  readonly allowHosts?: readonly string[];
  readonly signal?: AbortSignal;
  readonly onProgress?: ProgressSink;
  /** Tollgate's own, for the report and the `User-Agent`. */
  readonly version: string;
}
