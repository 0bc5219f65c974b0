import { describe, expect, test } from 'vitest';
import type { CrawlPasses } from '../../../src/baseline/crawl/crawl-coverage.ts';
import type { CrawlResult } from '../../../src/baseline/crawl/crawl-result.ts';
import { judgeCrawl, type CrawlDemands, type CrawlJudgement } from '../../../src/baseline/crawl/judge-crawl.ts';
import type { Visit } from '../../../src/baseline/crawl/visit.ts';
import { ORIGIN, visit } from './visit.ts';

const FULL = [visit('/'), visit('/a'), visit('/b')];
const SKIPPED = { similar: 0, overLimit: 0, tooDeep: 0, excluded: 0 };

const crawled = (visits: readonly Visit[], parts: Partial<CrawlResult> = {}): CrawlResult => ({
  visits,
  failures: [],
  requested: visits.length,
  skipped: SKIPPED,
  forms: [],
  sentForms: 0,
  offOrigin: 0,
  rendered: 0,
  renderFailures: [],
  gaveUp: false,
  ...parts,
});

const DEMANDS: CrawlDemands = {
  target: `${ORIGIN}/`,
  minPages: 3,
  minRoutes: 0,
  minAuthenticated: 1,
  maxPages: 200,
  maxDepth: 10,
  requiredUrls: [],
};

function judge(
  visits: readonly Visit[],
  parts: Partial<CrawlResult> = {},
  demands: Partial<CrawlDemands> = {},
  passes: Partial<CrawlPasses> = {},
): CrawlJudgement {
  return judgeCrawl({ anonymous: crawled(visits, parts), ...passes }, { ...DEMANDS, ...demands });
}

describe('judgeCrawl', () => {
  test('enough pages are complete; the probe and missing well-known files are no errors', () => {
    const { status, reason, coverage } = judge([
      ...FULL,
      visit('/probe', { kind: 'probe', status: 404 }),
      visit('/robots.txt', { kind: 'guess', status: 404 }),
      visit('/app.css', { kind: 'asset', mime: 'text/css' }),
    ]);
    expect([status, reason]).toEqual(['complete', undefined]);
    expect(coverage).toMatchObject({
      requested: 6,
      answered: 6,
      ok: 4,
      pages: 3,
      assets: 1,
      clientErrors: 0,
      unknownPathStatus: 404,
    });
  });

  test('JSON and text are pages, images and downloads are not', () => {
    const types = ['application/json', 'text/plain', 'image/png', 'application/pdf'];
    expect(judge(types.map((mime, index) => visit(`/${index}`, { mime }))).coverage['pages']).toBe(2);
  });

  test('a few broken links and errors do not matter, mostly server errors do', () => {
    const broken = [visit('/x', { status: 404 }), visit('/y', { status: 500 })];
    expect(judge([...FULL, ...broken]).status).toBe('complete');
    const errors = Array.from({ length: 4 }, (_, index) => visit(`/e${index}`, { status: 503 }));
    expect(judge([...FULL, ...errors]).reason).toBe('4 of 7 answers are server errors');
  });

  test('a request that was refused for being one too many matters', () => {
    expect(judge([...FULL, visit('/x', { status: 429 })]).reason).toBe('1 request was refused with status 429');
  });

  test('each kind of failure is named once, in a fixed order', () => {
    const failures = ['timed out', 'connection reset', 'timed out'].map((failure, index) => ({
      url: `${ORIGIN}/${index}`,
      kind: 'page' as const,
      failure,
    }));
    expect(judge(FULL, { failures }).reason).toBe('3 requests without an answer: connection reset, timed out');
  });

  test('a large script is a notice, a large page a gap', () => {
    const script = judge([...FULL, visit('/app.js', { kind: 'asset', mime: 'text/javascript', truncated: true })]);
    expect([script.status, script.notices.length]).toEqual(['complete', 1]);
    expect(judge([...FULL, visit('/big', { truncated: true })]).status).toBe('degraded');
  });

  test('several reasons stand side by side', () => {
    const { reason } = judge(
      [visit('/')],
      { skipped: { ...SKIPPED, overLimit: 2, tooDeep: 1 } },
      { stopped: 'cancelled' },
    );
    expect(reason?.split('; ')).toHaveLength(4);
  });

  test('a scan of the login page alone is not enough, however many addresses it has', () => {
    const login = ['/login', '/login?next=/a', '/login?next=/b', '/sign-in'].map((path) =>
      visit(path, { isLogin: true }),
    );
    const { status, reason, coverage } = judge(login, {}, { minPages: 1 });
    expect([status, coverage['pages']]).toEqual(['degraded', 1]);
    expect(reason).toContain('only the login page answered');
    expect(judge([...FULL, ...login]).coverage['pages']).toBe(4);
  });

  test('three pages that are not there are no coverage', () => {
    const gone = ['/', '/a', '/b'].map((path) => visit(path, { status: 404 }));
    expect(judge(gone).reason).toBe('no page answered with success');
    expect(judge(gone).coverage['statuses']).toEqual(['404: 3']);
  });

  test('counts routes, not addresses', () => {
    const orders = Array.from({ length: 9 }, (_, id) => visit(`/orders/${id}`));
    const { reason, coverage } = judge([...FULL, ...orders], {}, { minRoutes: 6 });
    expect([coverage['pages'], coverage['routes']]).toEqual([12, 4]);
    expect(reason).toBe('4 of at least 6 routes answered');
  });

  test('a session that failed, and one that saw too little, are gaps', () => {
    expect(judge(FULL, {}, {}, { sessionProblem: 'the login was refused with status 401' }).reason).toBe(
      'not signed in: the login was refused with status 401',
    );
    const signedIn = crawled([visit('/account'), visit('/login', { isLogin: true })]);
    const seen = judge(FULL, {}, { minAuthenticated: 2 }, { authenticated: signedIn });
    expect(seen.reason).toBe('1 of at least 2 pages answered while signed in');
    expect(seen.coverage).toMatchObject({ pages: 5, authenticatedPages: 1 });
  });

  test('a must-see page counts where it answered to somebody signed in', () => {
    const demands = { requiredUrls: [`${ORIGIN}/account`] };
    const refused = [...FULL, visit('/account', { status: 302 })];
    expect(judge(refused, {}, demands).reason).toBe('required URL /account answered 302');
    expect(judge(refused, {}, demands, { authenticated: crawled([visit('/account')]) }).status).toBe('complete');
  });

  test('answers to changed requests are no pages', () => {
    const variants = ['/x', '/y', '/z'].map((path) => visit(path, { kind: 'variant' }));
    expect(judge(variants).reason).toBe('no page answered with success');
  });
});
