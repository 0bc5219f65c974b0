import { createHash } from 'node:crypto';
import type { OpenBrowser } from './browser/browser.ts';
import { openCookieJar } from './crawl/cookie-jar.ts';
import type { CrawlPasses } from './crawl/crawl-coverage.ts';
import type { CrawlPlan } from './crawl/crawl-plan.ts';
import type { CrawlResult } from './crawl/crawl-result.ts';
import { sameOriginUrl } from './crawl-url.ts';
import { crawl } from './crawl/crawl.ts';
import type { FetchContext } from './crawl/fetch-exchange.ts';
import type { CrawlRequest } from './crawl/frontier.ts';
import { HIDDEN_PATHS } from './crawl/hidden-paths.ts';
import { inspectExchange } from './findings/inspect-exchange.ts';
import { openSession, sessionProblem } from './crawl/open-session.ts';
import { matchesPath } from './path-glob.ts';
import { recordExchange, type RecordedExchange } from './recorded-exchange.ts';
import { WEB_RULES } from './rules/index.ts';
import { paymentScriptChanged } from './rules/payment-script-changed.ts';
import { paymentScriptNotAuthorised } from './rules/payment-script-not-authorised.ts';
import type { ScanWebOptions } from './scan-web-options.ts';
import { scriptObjections, type ScriptObjection } from './script-inventory.ts';
import { shardFilter } from './shard-filter.ts';
import type { FindingCollector, PreparedHits } from './findings/web-findings.ts';

/** What both passes share, beside the user's options. */
export interface PassParts {
  /** Absolute, normalised. */
  readonly target: string;
  readonly maxPages: number;
  readonly maxDepth: number;
  /** Absolute, normalised. */
  readonly requiredUrls: readonly string[];
  readonly collector: FindingCollector;
  readonly browser: OpenBrowser;
}

// Following the link would end the session that the rest of the pass needs.
const LOGOUT = /(?:^|[/_-])(?:log|sign)[-_]?(?:out|off)(?:$|[/._-])/iu;

/** Crawls as nobody, and where a session is given once more as somebody. Findings go to the collector. */
export async function crawlPasses(
  context: FetchContext,
  options: ScanWebOptions,
  parts: PassParts,
): Promise<CrawlPasses> {
  const plan = planOf(options, parts);
  const anonymous = await pass(context, plan, options, parts);
  const { session } = options;
  // A target that is down is no more there for somebody than for nobody.
  if (session === undefined || anonymous.visits.length === 0 || context.signal.aborted) return { anonymous };
  const visitor = await openSession(context, session);
  if (visitor.problem !== undefined) return { anonymous, sessionProblem: visitor.problem };
  const authenticated = await pass(
    context,
    {
      ...plan,
      cookies: visitor.cookies,
      headers: visitor.headers,
      excludes: (url) => plan.excludes(url) || LOGOUT.test(new URL(url).pathname),
      sendsForm: (action) => plan.sendsForm(action) && !LOGOUT.test(action.pathname),
    },
    options,
    parts,
  );
  const problem = context.signal.aborted ? undefined : await sessionProblem(context, session, visitor);
  return {
    anonymous,
    authenticated,
    ...(problem !== undefined && { sessionProblem: `the session ended during the scan: ${problem}` }),
  };
}

type FullPlan = CrawlPlan & Required<Pick<CrawlPlan, 'excludes'>>;

function planOf(options: ScanWebOptions, { target, maxPages, maxDepth, requiredUrls, browser }: PassParts): FullPlan {
  const { exclude = [], forms = [], probes = true, onProgress } = options;
  return {
    target,
    maxPages,
    maxDepth,
    seeds: seedsOf(target, requiredUrls, options),
    cookies: openCookieJar(),
    headers: {},
    excludes: (url) => exclude.length > 0 && matchesPath(exclude, new URL(url).pathname),
    sendsForm: ({ pathname }) => forms.length > 0 && matchesPath(forms, pathname) && !matchesPath(exclude, pathname),
    probes,
    looksAt: shardFilter(options.shard),
    ...(browser.renderer !== undefined && { renderer: browser.renderer }),
    ...(onProgress !== undefined && { onProgress }),
  };
}

function pass(
  context: FetchContext,
  plan: CrawlPlan,
  { scripts }: ScanWebOptions,
  { collector, browser }: PassParts,
): Promise<CrawlResult> {
  return crawl<PreparedHits | undefined>(context, plan, {
    inspect(exchange) {
      if (!plan.looksAt(exchange.url)) return undefined;
      const hits = inspectExchange(exchange, WEB_RULES);
      return hits.length === 0 ? undefined : collector.prepare(exchange, hits);
    },
    keep(_visit, prepared) {
      if (prepared !== undefined) collector.add(prepared);
    },
    rendered(url, page) {
      if (scripts === undefined || !browser.isPaymentPage(url) || !plan.looksAt(url)) return;
      const exchange = renderedExchange(url, scriptObjections(page.scripts, scripts));
      const hits = inspectExchange(exchange, SCRIPT_RULES);
      if (hits.length > 0) collector.add(collector.prepare(exchange, hits));
    },
  });
}

// The other rules have judged the answer itself already.
const SCRIPT_RULES = [paymentScriptNotAuthorised, paymentScriptChanged];

function renderedExchange(url: string, objections: readonly ScriptObjection[]): RecordedExchange {
  return recordExchange({
    url,
    kind: 'page',
    requestHeaders: {},
    status: 200,
    headers: [['content-type', 'text/html']],
    body: new Uint8Array(),
    truncated: false,
    scripts: objections,
  });
}

/** What is requested besides the links: a path that cannot exist, the usual files, and what the user demands. */
function seedsOf(target: string, requiredUrls: readonly string[], options: ScanWebOptions): readonly CrawlRequest[] {
  const { origin, pathname } = new URL(target);
  const digest = createHash('sha256').update(`tollgate probe of ${pathname}`).digest('hex');
  const own = (path: string, kind: CrawlRequest['kind']): CrawlRequest => ({
    url: new URL(path, target).href,
    kind,
    wanted: true,
  });
  const seeds = (options.seeds ?? []).flatMap((path) => sameOriginUrl(path, target, origin) ?? []);
  return [
    own(`/tollgate-probe-${digest.slice(0, 8)}`, 'probe'),
    own('/robots.txt', 'guess'),
    own('/sitemap.xml', 'guess'),
    ...((options.probes ?? true) ? HIDDEN_PATHS.map((path) => own(path, 'guess')) : []),
    ...seeds.map((url): CrawlRequest => ({ url, kind: 'page', wanted: false })),
    ...requiredUrls.map((url) => own(url, 'page')),
  ];
}
