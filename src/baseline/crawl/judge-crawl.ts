import type { Coverage, ReportStatus } from '../../model/report.ts';
import { targetName } from '../../model/target.ts';
import { countOf } from '../count-of.ts';
import { crawlFigures, isOk, type CrawlFigures, type CrawlPasses } from './crawl-coverage.ts';
import type { CrawlResult } from './crawl-result.ts';
import { isHtmlType } from '../recorded-exchange.ts';

/** What a crawl was asked to reach. */
export interface CrawlDemands {
  readonly target: string;
  readonly minPages: number;
  readonly minRoutes: number;
  /** Pages that must have answered while signed in; counts only where there is a session. */
  readonly minAuthenticated: number;
  readonly maxPages: number;
  readonly maxDepth: number;
  /** Absolute, normalised. */
  readonly requiredUrls: readonly string[];
  /** `cancelled`, `stopped after 60 s`; absent where the crawl came to its own end. */
  readonly stopped?: string;
  /** Why there is no browser though one was asked for. */
  readonly browserProblem?: string;
}

/** What a crawl was worth. */
export interface CrawlJudgement {
  readonly status: Exclude<ReportStatus, 'unreadable'>;
  readonly reason?: string;
  readonly coverage: Coverage;
  readonly notices: readonly string[];
}

/** Counts what was seen and says whether it was enough; everything that was cut or lost makes it `degraded`. */
export function judgeCrawl(passes: CrawlPasses, demands: CrawlDemands): CrawlJudgement {
  const figures = crawlFigures(passes);
  const { anonymous } = passes;
  const reasons =
    anonymous.visits.length === 0
      ? [demands.stopped ?? `unreachable: ${anonymous.failures[0]?.failure ?? 'no answer'}`]
      : shortfalls(passes, demands, figures);
  return {
    status: reasons.length === 0 ? 'complete' : 'degraded',
    ...(reasons.length > 0 && { reason: reasons.join('; ') }),
    coverage: figures.coverage,
    notices: noticesOf(passes),
  };
}

function shortfalls(passes: CrawlPasses, demands: CrawlDemands, figures: CrawlFigures): string[] {
  const { stopped, browserProblem } = demands;
  const { anonymous, authenticated, sessionProblem } = passes;
  const reasons: string[] = [];
  const say = (applies: boolean, reason: string): void => {
    if (applies) reasons.push(reason);
  };
  const away = anonymous.visits.find((visit) => visit.url === demands.target)?.redirectedTo;
  say(stopped !== undefined, stopped ?? '');
  say(away !== undefined, `the target redirects to ${targetName(away ?? '')}, which was not requested`);
  reasons.push(...tooLittle(demands, figures, sessionProblem === undefined && authenticated !== undefined));
  say(sessionProblem !== undefined, `not signed in: ${sessionProblem ?? ''}`);
  reasons.push(...lost([anonymous, ...(authenticated === undefined ? [] : [authenticated])], demands, figures));
  say(browserProblem !== undefined, browserProblem ?? '');
  reasons.push(...missing(passes, demands.requiredUrls));
  return reasons;
}

function tooLittle(
  { minPages, minRoutes, minAuthenticated }: CrawlDemands,
  { pages, routes, onlyLogin, authenticatedPages }: CrawlFigures,
  isSignedIn: boolean,
): string[] {
  return [
    ...(pages === 0 ? ['no page answered with success'] : []),
    ...(onlyLogin ? ['only the login page answered: configure a session, or a target that is open'] : []),
    ...(pages > 0 && pages < minPages ? [`${pages} of at least ${minPages} pages answered`] : []),
    ...(pages > 0 && routes < minRoutes ? [`${routes} of at least ${countOf(minRoutes, 'route')} answered`] : []),
    ...(isSignedIn && authenticatedPages < minAuthenticated
      ? [`${authenticatedPages} of at least ${countOf(minAuthenticated, 'page')} answered while signed in`]
      : []),
  ];
}

function lost(
  passes: readonly CrawlResult[],
  { maxPages, maxDepth, stopped }: CrawlDemands,
  { counted }: CrawlFigures,
): string[] {
  const failures = passes.flatMap((pass) => pass.failures);
  const overLimit = passes.reduce((sum, { skipped }) => sum + skipped.overLimit, 0);
  const tooDeep = passes.reduce((sum, { skipped }) => sum + skipped.tooDeep, 0);
  const serverErrors = counted.filter(({ status }) => status >= 500).length;
  const refused = counted.filter(({ status }) => status === 429).length;
  const largePages = counted.filter(({ truncated, mime }) => truncated && holdsLinks(mime)).length;
  const renderFailures = new Set(passes.flatMap((pass) => pass.renderFailures));
  const kinds = [...new Set(failures.map(({ failure }) => failure))].toSorted().join(', ');
  const reasons: [boolean, string][] = [
    [passes.some(({ gaveUp }) => gaveUp), 'the target stopped answering'],
    [
      stopped === undefined && failures.length > 0,
      `${countOf(failures.length, 'request')} without an answer: ${kinds}`,
    ],
    [serverErrors * 2 > counted.length, `${serverErrors} of ${counted.length} answers are server errors`],
    [refused > 0, `${countOf(refused, 'request was', 'requests were')} refused with status 429`],
    [largePages > 0, `${countOf(largePages, 'page was', 'pages were')} too large to be read whole`],
    [overLimit > 0, `${countOf(overLimit, 'URL')} beyond the limit of ${countOf(maxPages, 'page')} not requested`],
    [tooDeep > 0, `${countOf(tooDeep, 'URL')} more than ${countOf(maxDepth, 'link')} away not requested`],
    [renderFailures.size > 0, `the browser failed: ${[...renderFailures].toSorted().slice(0, 3).join(', ')}`],
  ];
  return reasons.flatMap(([applies, reason]) => (applies ? [reason] : []));
}

/** A must-see URL may answer in either pass: the checkout often only to somebody signed in. */
function missing({ anonymous, authenticated }: CrawlPasses, requiredUrls: readonly string[]): string[] {
  const visits = [...anonymous.visits, ...(authenticated?.visits ?? [])];
  return requiredUrls.flatMap((url) => {
    const seen = visits.filter((visit) => visit.url === url && visit.kind !== 'variant');
    if (seen.some(({ status }) => isOk(status))) return [];
    const { pathname, search } = new URL(url);
    const status = seen.at(-1)?.status;
    return [`required URL ${pathname}${search} ${status === undefined ? 'was not seen' : `answered ${status}`}`];
  });
}

function noticesOf({ anonymous, authenticated }: CrawlPasses): string[] {
  const visits = [...anonymous.visits, ...(authenticated?.visits ?? [])];
  const similar = anonymous.skipped.similar + (authenticated?.skipped.similar ?? 0);
  const cutAssets = visits.filter(({ truncated, mime }) => truncated && !holdsLinks(mime)).length;
  const probe = anonymous.visits.find(({ kind }) => kind === 'probe');
  return [
    ...(similar > 0 ? [`${countOf(similar, 'URL')} not requested, because enough others of the same shape were`] : []),
    ...(cutAssets > 0 ? [`${countOf(cutAssets, 'large file')} read only in part`] : []),
    ...(probe !== undefined && isOk(probe.status)
      ? [`the app answers ${probe.status} to a path that does not exist, so broken links cannot be told from pages`]
      : []),
  ];
}

// What a cut-off page or sitemap linked to is lost.
function holdsLinks(mime: string): boolean {
  return isHtmlType(mime) || /^(?:application|text)\/xml$/u.test(mime);
}
