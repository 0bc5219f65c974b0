import { headerValues } from '../../util/http.ts';
import type { CrawlObserver, CrawlPlan } from './crawl-plan.ts';
import type { CrawlResult } from './crawl-result.ts';
import { MAX_URL_LENGTH } from '../crawl-url.ts';
import { fetchExchange, type FetchContext, type FetchFailure, type FetchRequest } from './fetch-exchange.ts';
import { folderRequests } from './folder-requests.ts';
import { openFormBook, type FormBook, type FormRequest } from './form-book.ts';
import { openFrontier, type CrawlRequest, type Frontier } from './frontier.ts';
import { pageLinks, type LinkCache } from './page-links.ts';
import { variantRequests } from './variant-requests.ts';
import { visitOf, type Visit } from './visit.ts';

const CONCURRENCY = 6;
const FAILURES_IN_A_ROW = 8;
const MAX_OFF_ORIGIN = 10_000;
const FORM_ROUNDS = 2;

/**
 * Visits a site breadth first with GET requests to one origin only, and with the forms that may be sent. Requests of one
 * level run at the same time, with the cookies that were known before it; what is found is sorted before the next, so that
 * the order of answers does not show in the result.
 */
export async function crawl<T>(
  context: FetchContext,
  plan: CrawlPlan,
  observer: CrawlObserver<T>,
): Promise<CrawlResult> {
  const state = newState<T>(context, plan, observer);
  const { frontier, forms, visits } = state;
  await follow(state, [{ url: plan.target, kind: 'page', wanted: true }], plan.seeds);
  if (plan.probes) await follow(state, folderRequests(visits), []);
  for (let round = 0; round < FORM_ROUNDS && goesOn(state); round += 1) {
    const found = await sendForms(state, forms.next(plan.sendsForm));
    await follow(state, found, []);
  }
  if (plan.probes && goesOn(state)) {
    const variants = variantRequests(plan.target, visits).filter(
      ({ url }) => plan.excludes?.(url) !== true && plan.looksAt(url),
    );
    await requestAll(
      state,
      variants.map((variant) => requestOf(state, { ...variant, kind: 'variant' })),
    );
  }
  return {
    visits,
    failures: state.failures,
    requested: state.requested,
    skipped: frontier.skipped(),
    forms: forms.seen(),
    sentForms: forms.sent(),
    offOrigin: state.offOrigin.size,
    rendered: state.rendered,
    renderFailures: [...state.renderFailures].toSorted(),
    gaveUp: state.failuresInARow >= FAILURES_IN_A_ROW,
  };
}

interface CrawlState<T> {
  readonly context: FetchContext;
  readonly plan: CrawlPlan;
  readonly observer: CrawlObserver<T>;
  readonly frontier: Frontier;
  readonly forms: FormBook;
  readonly cache: LinkCache;
  readonly offOrigin: Set<string>;
  readonly visits: Visit[];
  readonly failures: FetchFailure[];
  readonly renderFailures: Set<string>;
  failuresInARow: number;
  requested: number;
  rendered: number;
}

function newState<T>(context: FetchContext, plan: CrawlPlan, observer: CrawlObserver<T>): CrawlState<T> {
  return {
    context,
    plan,
    observer,
    frontier: openFrontier(plan),
    forms: openFormBook(context.client.origin),
    cache: new Map(),
    offOrigin: new Set(),
    visits: [],
    failures: [],
    renderFailures: new Set(),
    failuresInARow: 0,
    requested: 0,
    rendered: 0,
  };
}

/** Requests these, what they lead to, and so on to the end; `seeds` come with the second level. */
async function follow<T>(
  state: CrawlState<T>,
  first: readonly CrawlRequest[],
  seeds: readonly CrawlRequest[],
): Promise<void> {
  const { frontier } = state;
  let level = frontier.next(first, 0);
  for (let depth = 1; level.length > 0; depth += 1) {
    const found = newLinks(depth === 1 ? seeds : []);
    const jobs = level.map((request) => requestOf(state, request));
    await requestAll(state, jobs, found);
    await renderAll(state, level, found);
    level = goesOn(state) ? frontier.next(found.values(), depth) : [];
  }
}

function goesOn<T>({ context, visits, failuresInARow }: CrawlState<T>): boolean {
  return visits.length > 0 && !context.signal.aborted && failuresInARow < FAILURES_IN_A_ROW;
}

/** With the cookies of now: those that the answers of a level set are sent from the next one on. */
function requestOf<T>(
  { plan }: CrawlState<T>,
  { url, kind, headers, form }: Omit<FetchRequest, 'cookies'>,
): FetchRequest {
  const all = { ...plan.headers, ...headers };
  return { url, kind, cookies: plan.cookies.header(url), headers: all, ...(form !== undefined && { form }) };
}

/** What a level found: once per URL and, for it, as what it counts most. */
type NewLinks = Map<string, CrawlRequest>;

function newLinks(seeds: readonly CrawlRequest[]): NewLinks {
  return new Map(seeds.map((request) => [request.url, request]));
}

async function requestAll<T>(state: CrawlState<T>, jobs: readonly FetchRequest[], found?: NewLinks): Promise<void> {
  const { context, plan, observer } = state;
  await inParallel(
    jobs,
    async (request) => {
      if (context.signal.aborted || state.failuresInARow >= FAILURES_IN_A_ROW) return undefined;
      state.requested += 1;
      tellProgress(state, request.url);
      return visitPage(state, request, found);
    },
    (answer) => {
      if (answer === undefined) return;
      if ('failure' in answer) {
        state.failures.push(answer);
        return;
      }
      state.visits.push(answer.visit);
      plan.cookies.store(answer.visit.url, answer.setCookies);
      observer.keep(answer.visit, answer.seen);
    },
  );
}

function tellProgress<T>({ plan, requested }: CrawlState<T>, url: string): void {
  plan.onProgress?.({ step: 'crawl', done: requested, detail: new URL(url).pathname.slice(0, 200) });
}

interface Answered<T> {
  readonly visit: Visit;
  readonly seen: T;
  readonly setCookies: readonly string[];
}

async function visitPage<T>(
  state: CrawlState<T>,
  request: FetchRequest,
  found: NewLinks | undefined,
): Promise<Answered<T> | FetchFailure> {
  const exchange = await fetchExchange(state.context, request);
  if ('failure' in exchange) {
    state.failuresInARow += 1;
    return exchange;
  }
  state.failuresInARow = 0;
  const { links, forms, truncated } = pageLinks(exchange, state.cache);
  const foreign = links.find(({ own }) => !own)?.url;
  const redirectedTo = exchange.status >= 300 && exchange.status < 400 ? foreign : undefined;
  if (found !== undefined) {
    for (const { url, own, kind } of links) {
      if (own) offer(state, found, { url, kind, wanted: false });
      else if (state.offOrigin.size < MAX_OFF_ORIGIN) state.offOrigin.add(url);
    }
    for (const form of forms) state.forms.add(form, exchange.url);
  }
  return {
    visit: visitOf(exchange, redirectedTo, truncated),
    seen: state.observer.inspect(exchange),
    setCookies: headerValues(exchange, 'set-cookie'),
  };
}

// Which of several kinds a link has, and whether it was offered before, must not depend on the order of answers.
function offer<T>({ frontier }: CrawlState<T>, found: NewLinks, request: CrawlRequest): void {
  const { url, kind } = request;
  if (url.length > MAX_URL_LENGTH || frontier.knows(url)) return;
  const known = found.get(url);
  if (known === undefined || (!known.wanted && known.kind !== 'page' && (kind === 'page' || kind < known.kind))) {
    found.set(url, request);
  }
}

async function sendForms<T>(state: CrawlState<T>, forms: readonly FormRequest[]): Promise<CrawlRequest[]> {
  const found = newLinks([]);
  for (const form of forms) {
    // One after the other: the next may need what this one did.
    await requestAll(state, [requestOf(state, { ...form, kind: 'form' })], found);
  }
  return [...found.values()];
}

async function renderAll<T>(state: CrawlState<T>, level: readonly CrawlRequest[], found: NewLinks): Promise<void> {
  const { plan, context, visits, observer } = state;
  const { renderer } = plan;
  if (renderer === undefined) return;
  const urls = new Set(level.map(({ url }) => url));
  const pages = visits.filter(
    ({ url, kind, status, hasScript }) => kind === 'page' && status === 200 && hasScript && urls.has(url),
  );
  for (const { url } of pages) {
    if (context.signal.aborted) return;
    if (!renderer.wants(url)) continue;
    try {
      const cookie = plan.cookies.header(url);
      const page = await renderer.render(url, { ...plan.headers, ...(cookie !== '' && { cookie }) });
      state.rendered += 1;
      observer.rendered(url, page);
      for (const link of page.links) {
        const own = new URL(link).origin === context.client.origin;
        if (own) offer(state, found, { url: link, kind: 'page', wanted: false });
        else if (state.offOrigin.size < MAX_OFF_ORIGIN) state.offOrigin.add(link);
      }
    } catch (error) {
      state.renderFailures.add(error instanceof Error ? error.message : String(error));
    }
  }
}

/** Works on several at a time; what comes of it is taken in the order of the items, as soon as it can be. */
async function inParallel<A, B>(
  items: readonly A[],
  work: (item: A) => Promise<B>,
  take: (result: B) => void,
): Promise<void> {
  const results = new Map<number, { readonly result: B }>();
  const pending = items.entries();
  let next = 0;
  async function worker(): Promise<void> {
    for (const [index, item] of pending) {
      results.set(index, { result: await work(item) });
      for (let done = results.get(next); done !== undefined; done = results.get(next)) {
        results.delete(next);
        next += 1;
        take(done.result);
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(CONCURRENCY, items.length) }, worker));
}
