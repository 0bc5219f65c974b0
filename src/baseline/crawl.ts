import { createHash } from 'node:crypto';
import type { ProgressSink } from '../model/progress.ts';
import { headerValues } from '../util/http.ts';
import { openCookieJar } from './cookie-jar.ts';
import { sameOriginUrl } from './crawl-url.ts';
import { fetchExchange, type FetchContext, type FetchFailure } from './fetch-exchange.ts';
import { openFrontier, type CrawlLimits, type CrawlRequest, type SkippedUrls } from './frontier.ts';
import { pageLinks } from './page-links.ts';
import type { RecordedExchange, RequestKind } from './recorded-exchange.ts';

/** What stays of an answered request; bodies are let go as soon as they were inspected. */
export interface Visit<T> {
  readonly url: string;
  readonly kind: RequestKind;
  readonly status: number;
  readonly mime: string;
  readonly truncated: boolean;
  /** SHA-256 of the body, hexadecimal. */
  readonly bodyHash: string;
  /** Where a redirect leads, if to another origin. */
  readonly redirectedTo?: string;
  readonly inspected: T;
}

/** A finished or cut crawl. Visits by depth, then probe and well-known files, pages, assets, images, each by URL. */
export interface CrawlResult<T> {
  readonly visits: readonly Visit<T>[];
  readonly failures: readonly FetchFailure[];
  readonly requested: number;
  readonly skipped: SkippedUrls;
  /** Distinct forms, as method and address; none was submitted. */
  readonly forms: readonly string[];
  /** Distinct URLs of other origins that were linked to; none was requested. */
  readonly offOrigin: number;
  /** The target no longer answered, and the rest was not tried. */
  readonly gaveUp: boolean;
}

/** What to crawl, beside the limits. */
export interface CrawlPlan extends CrawlLimits {
  /** Absolute, normalised. */
  readonly target: string;
  /** Requested after the target answered, in any case. */
  readonly seeds: readonly CrawlRequest[];
  readonly onProgress?: ProgressSink;
}

const CONCURRENCY = 6;
const FAILURES_IN_A_ROW = 8;
const MAX_OFF_ORIGIN = 10_000;

/**
 * Visits a site breadth first with GET requests to one origin only. Requests of one level run at the same time, with
 * the cookies that were known before it; what is found is sorted before the next, so that the order of answers does
 * not show in the result. `inspect` sees every exchange whole, once.
 */
export async function crawl<T>(
  context: FetchContext,
  plan: CrawlPlan,
  inspect: (exchange: RecordedExchange) => T,
): Promise<CrawlResult<T>> {
  const { origin } = context.client;
  const frontier = openFrontier(plan);
  const cookies = openCookieJar();
  const forms = new Set<string>();
  const offOrigin = new Set<string>();
  const visits: Visit<T>[] = [];
  const failures: FetchFailure[] = [];
  let failuresInARow = 0;
  let requested = 0;

  async function visit(request: CrawlRequest, cookie: string): Promise<Found<T> | FetchFailure> {
    const answer = await fetchExchange(context, { ...request, cookies: cookie });
    if ('failure' in answer) {
      failuresInARow += 1;
      return answer;
    }
    failuresInARow = 0;
    const { links, forms: pageForms, truncated } = pageLinks(answer);
    const foreign = links.filter(({ url }) => url.origin !== origin).map(({ url }) => url.href);
    const redirectedTo = answer.status >= 300 && answer.status < 400 ? foreign[0] : undefined;
    const found = links.flatMap(({ url, kind }) => {
      const own = sameOriginUrl(url.href, url.href, origin);
      return own === undefined ? [] : [{ url: own, kind, wanted: false }];
    });
    return {
      visit: {
        url: answer.url,
        kind: answer.kind,
        status: answer.status,
        mime: answer.mime,
        truncated: answer.truncated || answer.tagsTruncated || truncated,
        bodyHash: createHash('sha256').update(answer.body).digest('hex'),
        ...(redirectedTo !== undefined && { redirectedTo }),
        inspected: inspect(answer),
      },
      found,
      foreign,
      forms: pageForms,
      setCookies: headerValues(answer, 'set-cookie'),
    };
  }

  let level = frontier.next([{ url: plan.target, kind: 'page', wanted: true }], 0);
  for (let depth = 1; level.length > 0; depth += 1) {
    const jobs = level.map((request) => ({ request, cookie: cookies.header(request.url) }));
    const results = await inParallel(jobs, async ({ request, cookie }) => {
      if (context.signal.aborted || failuresInARow >= FAILURES_IN_A_ROW) return undefined;
      requested += 1;
      plan.onProgress?.({ step: 'crawl', done: requested, detail: new URL(request.url).pathname.slice(0, 200) });
      return visit(request, cookie);
    });
    const found: CrawlRequest[] = depth === 1 ? [...plan.seeds] : [];
    for (const result of results) {
      if (result === undefined) continue;
      if ('failure' in result) {
        failures.push(result);
        continue;
      }
      visits.push(result.visit);
      cookies.store(result.visit.url, result.setCookies);
      // One at a time: a spread of a hostile page's links would overflow the stack.
      for (const request of result.found) found.push(request);
      for (const form of result.forms) forms.add(form);
      for (const url of result.foreign) if (offOrigin.size < MAX_OFF_ORIGIN) offOrigin.add(url);
    }
    const goOn = visits.length > 0 && !context.signal.aborted && failuresInARow < FAILURES_IN_A_ROW;
    level = goOn ? frontier.next(found, depth) : [];
  }
  return {
    visits,
    failures,
    requested,
    skipped: frontier.skipped(),
    forms: [...forms].toSorted(),
    offOrigin: offOrigin.size,
    gaveUp: failuresInARow >= FAILURES_IN_A_ROW,
  };
}

interface Found<T> {
  readonly visit: Visit<T>;
  readonly found: readonly CrawlRequest[];
  readonly foreign: readonly string[];
  readonly forms: readonly string[];
  readonly setCookies: readonly string[];
}

async function inParallel<A, B>(items: readonly A[], work: (item: A) => Promise<B>): Promise<B[]> {
  const results: B[] = [];
  const pending = items.entries();
  async function worker(): Promise<void> {
    for (const [index, item] of pending) results[index] = await work(item);
  }
  await Promise.all(Array.from({ length: Math.min(CONCURRENCY, items.length) }, worker));
  return results;
}
