import { describe, expect, test } from 'vitest';
import type { CrawlResult, Visit } from '../../src/baseline/crawl.ts';
import { judgeCrawl, type CrawlDemands, type CrawlJudgement } from '../../src/baseline/judge-crawl.ts';

const ORIGIN = 'http://127.0.0.1:4010';
const visit = (path: string, parts: Partial<Visit<undefined>> = {}): Visit<undefined> => ({
  url: `${ORIGIN}${path}`,
  kind: 'page',
  status: 200,
  mime: 'text/html',
  truncated: false,
  bodyHash: path,
  inspected: undefined,
  ...parts,
});
const FULL = [visit('/'), visit('/a'), visit('/b')];

function judge(
  visits: readonly Visit<undefined>[],
  crawl: Partial<CrawlResult<undefined>> = {},
  demands: Partial<CrawlDemands> = {},
): CrawlJudgement {
  return judgeCrawl(
    {
      visits,
      failures: [],
      requested: visits.length,
      skipped: { similar: 0, overLimit: 0, tooDeep: 0 },
      forms: [],
      offOrigin: 0,
      gaveUp: false,
      ...crawl,
    },
    { target: `${ORIGIN}/`, minPages: 3, maxPages: 200, maxDepth: 10, requiredUrls: [], ...demands },
  );
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
      { skipped: { similar: 0, overLimit: 2, tooDeep: 1 } },
      { stopped: 'cancelled' },
    );
    expect(reason?.split('; ')).toHaveLength(4);
  });
});
