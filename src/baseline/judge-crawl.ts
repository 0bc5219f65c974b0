import type { Coverage, ReportStatus } from '../model/report.ts';
import { targetName } from '../model/target.ts';
import { countOf } from './count-of.ts';
import type { CrawlResult, Visit } from './crawl.ts';
import { isHtmlType } from './recorded-exchange.ts';

/** What a crawl was asked to reach. */
export interface CrawlDemands {
  readonly target: string;
  readonly minPages: number;
  readonly maxPages: number;
  readonly maxDepth: number;
  /** Absolute, normalised. */
  readonly requiredUrls: readonly string[];
  /** `cancelled`, `stopped after 60 s`; absent where the crawl came to its own end. */
  readonly stopped?: string;
}

/** What a crawl was worth. */
export interface CrawlJudgement {
  readonly status: Exclude<ReportStatus, 'unreadable'>;
  readonly reason?: string;
  readonly coverage: Coverage;
  readonly notices: readonly string[];
}

const DOCUMENT = /^(?:text\/(?:plain|csv|xml)|application\/(?:.+\+)?(?:json|xml)|)$/u;

/** Counts what was seen and says whether it was enough; everything that was cut or lost makes it `degraded`. */
export function judgeCrawl<T>(crawl: CrawlResult<T>, demands: CrawlDemands): CrawlJudgement {
  const { visits, failures, skipped } = crawl;
  // The probe and the guesses ask for what need not exist.
  const counted = visits.filter(({ kind, status }) => kind !== 'probe' && (kind !== 'guess' || isOk(status)));
  const of = (hundreds: number): number => counted.filter(({ status }) => Math.floor(status / 100) === hundreds).length;
  const pages = pageCount(visits);
  const probe = visits.find(({ kind }) => kind === 'probe');
  const coverage: Coverage = {
    requested: crawl.requested,
    answered: visits.length,
    unanswered: failures.length,
    ok: of(2),
    redirected: of(3),
    clientErrors: of(4),
    serverErrors: of(5),
    pages,
    assets: counted.filter(({ kind, status }) => isOk(status) && (kind === 'asset' || kind === 'image')).length,
    formsNotSubmitted: crawl.forms.length,
    otherOriginUrls: crawl.offOrigin,
    skippedSimilar: skipped.similar,
    skippedOverLimit: skipped.overLimit,
    skippedTooDeep: skipped.tooDeep,
    ...(probe !== undefined && { unknownPathStatus: probe.status }),
  };
  const reasons = visits.length === 0 ? unreachable(crawl, demands) : shortfalls(crawl, demands, pages, counted);
  return {
    status: reasons.length === 0 ? 'complete' : 'degraded',
    ...(reasons.length > 0 && { reason: reasons.join('; ') }),
    coverage,
    notices: noticesOf(crawl, probe),
  };
}

function unreachable<T>({ failures }: CrawlResult<T>, { stopped }: CrawlDemands): string[] {
  return [stopped ?? `unreachable: ${failures[0]?.failure ?? 'no answer'}`];
}

function shortfalls<T>(
  { visits, failures, skipped, gaveUp }: CrawlResult<T>,
  { target, minPages, maxPages, maxDepth, requiredUrls, stopped }: CrawlDemands,
  pages: number,
  counted: readonly Visit<T>[],
): string[] {
  const reasons: string[] = [];
  const say = (applies: boolean, reason: string): void => {
    if (applies) reasons.push(reason);
  };
  const away = visits.find((visit) => visit.url === target)?.redirectedTo;
  const serverErrors = counted.filter(({ status }) => status >= 500).length;
  const refused = counted.filter(({ status }) => status === 429).length;
  const largePages = visits.filter(({ truncated, mime }) => truncated && holdsLinks(mime)).length;
  say(stopped !== undefined, stopped ?? '');
  say(away !== undefined, `the target redirects to ${targetName(away ?? '')}, which was not requested`);
  say(pages === 0, 'no page answered with success');
  say(pages > 0 && pages < minPages, `${pages} of at least ${minPages} pages answered`);
  say(gaveUp, 'the target stopped answering');
  say(
    stopped === undefined && failures.length > 0,
    `${countOf(failures.length, 'request')} without an answer: ${[...new Set(failures.map(({ failure }) => failure))].toSorted().join(', ')}`,
  );
  say(serverErrors * 2 > counted.length, `${serverErrors} of ${counted.length} answers are server errors`);
  say(refused > 0, `${countOf(refused, 'request was', 'requests were')} refused with status 429`);
  say(largePages > 0, `${countOf(largePages, 'page was', 'pages were')} too large to be read whole`);
  say(
    skipped.overLimit > 0,
    `${countOf(skipped.overLimit, 'URL')} beyond the limit of ${countOf(maxPages, 'page')} not requested`,
  );
  say(
    skipped.tooDeep > 0,
    `${countOf(skipped.tooDeep, 'URL')} more than ${countOf(maxDepth, 'link')} away not requested`,
  );
  for (const url of requiredUrls) {
    const visit = visits.find((candidate) => candidate.url === url);
    const { pathname, search } = new URL(url);
    say(
      visit === undefined || !isOk(visit.status),
      `required URL ${pathname}${search} ${visit === undefined ? 'was not seen' : `answered ${visit.status}`}`,
    );
  }
  return reasons;
}

/** Documents that answered with success; those that only repeat what an unknown path gets count as one. */
function pageCount<T>(visits: readonly Visit<T>[]): number {
  const probe = visits.find(({ kind, status }) => kind === 'probe' && isOk(status));
  const pages = visits.filter(
    ({ kind, status, mime }) => kind === 'page' && isOk(status) && (isHtmlType(mime) || DOCUMENT.test(mime)),
  );
  const own = pages.filter(({ bodyHash }) => bodyHash !== probe?.bodyHash);
  return own.length + (own.length < pages.length ? 1 : 0);
}

function noticesOf<T>({ visits, skipped }: CrawlResult<T>, probe: Visit<T> | undefined): string[] {
  const cutAssets = visits.filter(({ truncated, mime }) => truncated && !holdsLinks(mime)).length;
  return [
    ...(skipped.similar > 0
      ? [`${countOf(skipped.similar, 'URL')} not requested, because enough others of the same shape were`]
      : []),
    ...(cutAssets > 0 ? [`${countOf(cutAssets, 'large file')} read only in part`] : []),
    ...(probe !== undefined && isOk(probe.status)
      ? [`the app answers ${probe.status} to a path that does not exist, so broken links cannot be told from pages`]
      : []),
  ];
}

function isOk(status: number): boolean {
  return status >= 200 && status < 300;
}

// What a cut-off page or sitemap linked to is lost.
function holdsLinks(mime: string): boolean {
  return isHtmlType(mime) || /^(?:application|text)\/xml$/u.test(mime);
}
