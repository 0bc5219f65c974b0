import type { Coverage } from '../../model/report.ts';
import type { CrawlResult } from './crawl-result.ts';
import { pathShape } from '../crawl-url.ts';
import { isHtmlType } from '../recorded-exchange.ts';
import type { Visit } from './visit.ts';

/** What a scan did: one crawl as nobody, and where a session is configured one as somebody. */
export interface CrawlPasses {
  readonly anonymous: CrawlResult;
  readonly authenticated?: CrawlResult;
  /** Why the authenticated pass was not what it should be. */
  readonly sessionProblem?: string;
}

/** What was answered, in numbers. */
export interface CrawlFigures {
  readonly coverage: Coverage;
  /** Documents that answered with success; all login pages count as one, and so do those that repeat an unknown path's answer. */
  readonly pages: number;
  /** The same of the authenticated pass, login pages left out. */
  readonly authenticatedPages: number;
  /** Is every page that answered one that asks for a password? */
  readonly onlyLogin: boolean;
  readonly routes: number;
  /** Answers to what should have been there. */
  readonly counted: readonly Visit[];
}

const DOCUMENT = /^(?:text\/(?:plain|csv|xml)|application\/(?:.+\+)?(?:json|xml)|)$/u;
const NOT_COUNTED: ReadonlySet<Visit['kind']> = new Set(['probe', 'guess', 'variant']);

/** Counts what both passes saw. */
export function crawlFigures({ anonymous, authenticated }: CrawlPasses): CrawlFigures {
  const passes = authenticated === undefined ? [anonymous] : [anonymous, authenticated];
  const visits = passes.flatMap((pass) => pass.visits);
  const sum = (of: (pass: CrawlResult) => number): number => passes.reduce((total, pass) => total + of(pass), 0);
  const counted = visits.filter(({ kind, status }) => !NOT_COUNTED.has(kind) || (kind === 'guess' && isOk(status)));
  const hundreds = (first: number): number => counted.filter(({ status }) => Math.floor(status / 100) === first).length;
  const own = pagesOf(visits);
  const signedIn = pagesOf(authenticated?.visits ?? []).filter(({ isLogin }) => !isLogin);
  const login = own.filter(({ isLogin }) => isLogin).length;
  const repeats = repeatsUnknownPath(visits);
  const routes = new Set(own.map(({ url }) => pathShape(url))).size;
  const pages = own.length - login + Math.min(1, login) + repeats;
  const probe = anonymous.visits.find(({ kind }) => kind === 'probe');
  const rendered = sum((pass) => pass.rendered);
  return {
    pages,
    authenticatedPages: signedIn.length,
    onlyLogin: own.length > 0 && login === own.length,
    routes,
    counted,
    coverage: {
      requested: sum((pass) => pass.requested),
      answered: visits.length,
      unanswered: sum((pass) => pass.failures.length),
      ok: hundreds(2),
      redirected: hundreds(3),
      clientErrors: hundreds(4),
      serverErrors: hundreds(5),
      statuses: statusesOf(counted),
      pages,
      routes,
      ...(authenticated !== undefined && { authenticatedPages: signedIn.length }),
      assets: counted.filter(({ kind, status }) => isOk(status) && (kind === 'asset' || kind === 'image')).length,
      formsNotSubmitted:
        new Set(passes.flatMap(({ forms }) => forms)).size - Math.max(...passes.map(({ sentForms }) => sentForms)),
      ...(sum((pass) => pass.sentForms) > 0 && { formsSubmitted: sum((pass) => pass.sentForms) }),
      otherOriginUrls: Math.max(...passes.map(({ offOrigin }) => offOrigin)),
      skippedSimilar: sum((pass) => pass.skipped.similar),
      skippedOverLimit: sum((pass) => pass.skipped.overLimit),
      skippedTooDeep: sum((pass) => pass.skipped.tooDeep),
      ...(sum((pass) => pass.skipped.excluded) > 0 && { skippedExcluded: sum((pass) => pass.skipped.excluded) }),
      ...(rendered > 0 && { openedInBrowser: rendered }),
      ...(probe !== undefined && { unknownPathStatus: probe.status }),
    },
  };
}

/** Is this an answer of success? */
export function isOk(status: number): boolean {
  return status >= 200 && status < 300;
}

/** Documents of their own, each URL once. */
function pagesOf(visits: readonly Visit[]): readonly Visit[] {
  const unknown = unknownPathHashes(visits);
  const pages = visits.filter((visit) => isPage(visit) && !unknown.has(visit.bodyHash));
  return [...new Map(pages.map((page) => [page.url, page])).values()];
}

function repeatsUnknownPath(visits: readonly Visit[]): number {
  const unknown = unknownPathHashes(visits);
  return visits.some((visit) => isPage(visit) && unknown.has(visit.bodyHash)) ? 1 : 0;
}

function unknownPathHashes(visits: readonly Visit[]): ReadonlySet<string> {
  const probes = visits.filter(({ kind, status }) => kind === 'probe' && isOk(status));
  return new Set(probes.map(({ bodyHash }) => bodyHash));
}

function isPage({ kind, status, mime }: Visit): boolean {
  return kind === 'page' && isOk(status) && (isHtmlType(mime) || DOCUMENT.test(mime));
}

function statusesOf(visits: readonly Visit[]): readonly string[] {
  const counts = new Map<number, number>();
  for (const { status } of visits) counts.set(status, (counts.get(status) ?? 0) + 1);
  return [...counts].toSorted(([a], [b]) => a - b).map(([status, count]) => `${status}: ${count}`);
}
