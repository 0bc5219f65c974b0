import { TollgateError } from '../model/errors.ts';
import type { Report } from '../model/report.ts';
import { ruleOf } from '../model/rule.ts';
import { isLoopbackHost, targetName } from '../model/target.ts';
import { openHttpClient } from '../util/http.ts';
import { openBrowser } from './browser/browser.ts';
import { crawlPasses } from './crawl-passes.ts';
import { parseLink, sameOriginUrl } from './crawl-url.ts';
import { openExchangeStore } from './findings/exchange-store.ts';
import type { FetchContext } from './crawl/fetch-exchange.ts';
import { judgeCrawl } from './crawl/judge-crawl.ts';
import { WEB_RULES } from './rules/index.ts';
import type { ScanWebOptions } from './scan-web-options.ts';
import { openFindingCollector } from './findings/web-findings.ts';

const MIN_PAGES = 3;
const MAX_PAGES = 200;
const MAX_DEPTH = 10;
const DEADLINE = 120_000;
const REQUEST_TIMEOUT = 15_000;

/**
 * Crawls a web app with GET requests to its origin, and runs every passive rule over every answer. Never rejects for
 * what the app does: a target that is down, or a scan that was cut, is a `degraded` report.
 * @throws TollgateError `http/bad-url`, `baseline/host-not-allowed`, `baseline/required-url-elsewhere`, `baseline/bad-shard`.
 */
export async function scanWeb(options: ScanWebOptions): Promise<Report> {
  const requestTimeout = options.requestTimeoutMs ?? REQUEST_TIMEOUT;
  const { ca } = options;
  const client = openHttpClient(options.target, {
    timeout: Math.min(requestTimeout, 10_000),
    ...(ca !== undefined && { ca }),
  });
  const target = parseLink(options.target, options.target)?.href ?? client.origin;
  const stop = new AbortController();
  const onAbort = (): void => stop.abort();
  const timer = setTimeout(onAbort, options.deadlineMs ?? DEADLINE);
  const store = openExchangeStore();
  try {
    refuseOthers(target, options.allowHosts);
    const requiredUrls = (options.requiredUrls ?? []).map((url) => requiredUrl(url, target));
    if (options.signal?.aborted === true) stop.abort();
    options.signal?.addEventListener('abort', onAbort, { once: true });
    const context: FetchContext = {
      client,
      userAgent: `tollgate-baseline/${options.version}`,
      requestTimeout,
      signal: stop.signal,
    };
    const rules = new Map(WEB_RULES.map(({ definition }) => [definition.id, ruleOf(definition)]));
    const { sourceOf } = options;
    const collector = openFindingCollector({
      rules,
      store,
      ...(sourceOf !== undefined && { sourceOf }),
      secrets: secretsOf(options),
    });
    const limits = { maxPages: options.maxPages ?? MAX_PAGES, maxDepth: options.maxDepth ?? MAX_DEPTH };
    const browser = await openBrowser(options, target, stop.signal);
    const passes = await crawlPasses(context, options, { ...limits, target, requiredUrls, collector, browser }).finally(
      () => browser.close(),
    );
    const stopped = stopReason(stop.signal, options);
    const { status, reason, coverage, notices } = judgeCrawl(passes, {
      ...limits,
      target,
      minPages: options.minPages ?? MIN_PAGES,
      minRoutes: options.minRoutes ?? 0,
      minAuthenticated: options.minAuthenticated ?? 1,
      requiredUrls,
      ...(stopped !== undefined && { stopped }),
      ...(browser.problem !== undefined && { browserProblem: browser.problem }),
    });
    return {
      run: {
        tool: { name: 'tollgate-baseline', version: options.version },
        scan: 'web',
        target: options.name ?? targetName(target),
        ...(options.shard !== undefined && { shard: options.shard }),
        status,
        ...(reason !== undefined && { reason }),
        coverage: { ...coverage, ...browser.coverage() },
        rules: [...rules.values()],
      },
      ...collector.finish(),
      notices: [...notices, ...browser.notices],
    };
  } finally {
    clearTimeout(timer);
    options.signal?.removeEventListener('abort', onAbort);
    store.close();
    await client.close();
  }
}

function stopReason(signal: AbortSignal, options: ScanWebOptions): string | undefined {
  if (!signal.aborted) return undefined;
  if (options.signal?.aborted === true) return 'cancelled';
  return `stopped by the time limit of ${(options.deadlineMs ?? DEADLINE) / 1_000} s`;
}

function secretsOf({ session }: ScanWebOptions): readonly string[] {
  const groups = [session?.headers, session?.cookies, session?.login?.fields];
  return groups.flatMap((group) => Object.values(group ?? {}));
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
