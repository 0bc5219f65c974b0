import { createHash } from 'node:crypto';
import { TollgateError } from '../model/errors.ts';
import type { ProgressSink } from '../model/progress.ts';
import type { Report } from '../model/report.ts';
import { ruleOf } from '../model/rule.ts';
import { isLoopbackHost, targetName } from '../model/target.ts';
import { openHttpClient } from '../util/http.ts';
import { parseLink, sameOriginUrl } from './crawl-url.ts';
import { crawl } from './crawl.ts';
import type { CrawlRequest } from './frontier.ts';
import { inspectExchange } from './inspect-exchange.ts';
import { judgeCrawl } from './judge-crawl.ts';
import { WEB_RULES } from './rules/index.ts';
import { webFindings } from './web-findings.ts';

/** What to scan, and how much of it. */
export interface ScanWebOptions {
  /** Where to begin, with scheme; giving it is consent to GET requests to its origin. */
  readonly target: string;
  /** Configured name of the target; default: its origin. */
  readonly name?: string;
  /** Fewer pages make the report degraded. Default 3. */
  readonly minPages?: number;
  /** Default 200. */
  readonly maxPages?: number;
  /** Links from the target to a page. Default 10. */
  readonly maxDepth?: number;
  /** Milliseconds for the whole scan. Default 120,000. */
  readonly deadlineMs?: number;
  /** Milliseconds for one answer from first to last byte. Default 15,000. */
  readonly requestTimeoutMs?: number;
  /** Paths or URLs of the target's origin that must answer with success. */
  readonly requiredUrls?: readonly string[];
  /** Where given, a target that is neither loopback nor one of these hosts is refused before a packet is sent. */
  readonly allowHosts?: readonly string[];
  readonly signal?: AbortSignal;
  readonly onProgress?: ProgressSink;
  /** Tollgate's own, for the report and the `User-Agent`. */
  readonly version: string;
}

const MIN_PAGES = 3;
const MAX_PAGES = 200;
const MAX_DEPTH = 10;
const DEADLINE = 120_000;
const REQUEST_TIMEOUT = 15_000;

/**
 * Crawls a web app with GET requests to its origin, and runs every passive rule over every answer. Never rejects for
 * what the app does: a target that is down, or a scan that was cut, is a `degraded` report.
 * @throws TollgateError `http/bad-url`, `baseline/host-not-allowed`, `baseline/required-url-elsewhere`.
 */
export async function scanWeb(options: ScanWebOptions): Promise<Report> {
  const requestTimeout = options.requestTimeoutMs ?? REQUEST_TIMEOUT;
  const client = openHttpClient(options.target, { timeout: Math.min(requestTimeout, 10_000) });
  const target = parseLink(options.target, options.target)?.href ?? client.origin;
  const stop = new AbortController();
  const onAbort = (): void => stop.abort();
  const timer = setTimeout(onAbort, options.deadlineMs ?? DEADLINE);
  try {
    refuseOthers(target, options.allowHosts);
    const requiredUrls = (options.requiredUrls ?? []).map((url) => requiredUrl(url, target));
    if (options.signal?.aborted === true) stop.abort();
    options.signal?.addEventListener('abort', onAbort, { once: true });
    const limits = { maxPages: options.maxPages ?? MAX_PAGES, maxDepth: options.maxDepth ?? MAX_DEPTH };
    const result = await crawl(
      { client, userAgent: `tollgate-baseline/${options.version}`, requestTimeout, signal: stop.signal },
      {
        ...limits,
        target,
        seeds: seeds(target, requiredUrls),
        ...(options.onProgress && { onProgress: options.onProgress }),
      },
      (exchange) => inspectExchange(exchange, WEB_RULES),
    );
    const stopped = stopReason(stop.signal, options);
    const minPages = options.minPages ?? MIN_PAGES;
    const judgement = judgeCrawl(result, { ...limits, target, minPages, requiredUrls, ...(stopped && { stopped }) });
    const rules = new Map(WEB_RULES.map(({ definition }) => [definition.id, ruleOf(definition)]));
    const { status, reason, coverage, notices } = judgement;
    return {
      run: {
        tool: { name: 'tollgate-baseline', version: options.version },
        scan: 'web',
        target: options.name ?? targetName(target),
        status,
        ...(reason !== undefined && { reason }),
        coverage,
        rules: [...rules.values()],
      },
      ...webFindings(
        result.visits.flatMap(({ inspected }) => inspected),
        rules,
      ),
      notices,
    };
  } finally {
    clearTimeout(timer);
    options.signal?.removeEventListener('abort', onAbort);
    await client.close();
  }
}

function stopReason(signal: AbortSignal, options: ScanWebOptions): string | undefined {
  if (!signal.aborted) return undefined;
  if (options.signal?.aborted === true) return 'cancelled';
  return `stopped by the time limit of ${(options.deadlineMs ?? DEADLINE) / 1_000} s`;
}

/** What is requested besides the links: a path that cannot exist, the usual files, and what the user demands. */
function seeds(target: string, requiredUrls: readonly string[]): CrawlRequest[] {
  const digest = createHash('sha256')
    .update(`tollgate probe of ${new URL(target).pathname}`)
    .digest('hex');
  const own = (path: string, kind: CrawlRequest['kind']): CrawlRequest => ({
    url: new URL(path, target).href,
    kind,
    wanted: true,
  });
  return [
    own(`/tollgate-probe-${digest.slice(0, 8)}`, 'probe'),
    own('/robots.txt', 'guess'),
    own('/sitemap.xml', 'guess'),
    ...requiredUrls.map((url) => own(url, 'page')),
  ];
}

function requiredUrl(url: string, target: string): string {
  const own = sameOriginUrl(url, target, new URL(target).origin);
  if (own !== undefined) return own;
  throw new TollgateError(
    'baseline/required-url-elsewhere',
    `required URL "${url}" is not one of ${targetName(target)}`,
    {
      class: 'usage',
      help: ['give a path such as /checkout, or a URL of the same scheme, host and port as the target'],
    },
  );
}

function refuseOthers(target: string, allowHosts: readonly string[] | undefined): void {
  const { hostname, host } = new URL(target);
  if (allowHosts === undefined || isLoopbackHost(hostname)) return;
  if (allowHosts.includes(hostname) || allowHosts.includes(host)) return;
  throw new TollgateError('baseline/host-not-allowed', `the target's host "${host}" is not one of the allowed hosts`, {
    class: 'usage',
    help: [`allow it with --allow-host ${hostname}, if it is yours to scan`],
  });
}
