import type { ProgressSink } from '../../model/progress.ts';
import type { VisitCookies } from './cookie-jar.ts';
import type { CrawlLimits, CrawlRequest } from './frontier.ts';
import type { PageRenderer, RenderedPage } from '../page-renderer.ts';
import type { RecordedExchange } from '../recorded-exchange.ts';
import type { Visit } from './visit.ts';

/** What to crawl, beside the limits. */
export interface CrawlPlan extends CrawlLimits {
  /** Absolute, normalised. */
  readonly target: string;
  /** Requested after the target answered, in any case. */
  readonly seeds: readonly CrawlRequest[];
  /** Of the visitor. */
  readonly cookies: VisitCookies;
  /** Sent with every request, beside the cookies. */
  readonly headers: Readonly<Record<string, string>>;
  /** May a form with this action be sent? */
  readonly sendsForm: (action: URL) => boolean;
  /** Ask for folders, for other origins and return addresses too? */
  readonly probes: boolean;
  /** Is the answer of this address looked at? What leads nowhere and is asked for only to be looked at is left out otherwise. */
  readonly looksAt: (url: string) => boolean;
  /** Opens pages in a browser; absent where none is wanted. */
  readonly renderer?: PageRenderer;
  readonly onProgress?: ProgressSink;
}

/** Who looks at what a crawl meets. */
export interface CrawlObserver<T> {
  /** Sees every exchange whole, once, in the order of answers. */
  inspect(exchange: RecordedExchange): T;
  /** Takes what was seen in it, in an order that depends on the app alone. */
  keep(visit: Visit, seen: T): void;
  /** Takes what a browser made of a page, in a fixed order. */
  rendered(url: string, page: RenderedPage): void;
}
