import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openFrontier, type CrawlRequest } from '../../../src/baseline/crawl/frontier.ts';
import type { RequestKind } from '../../../src/baseline/recorded-exchange.ts';

const LIMITS = { maxPages: 100, maxDepth: 3 };
const request = (path: string, kind: RequestKind = 'page', wanted = false): CrawlRequest => ({
  url: `http://127.0.0.1${path}`,
  kind,
  wanted,
});
const letters = (index: number): string =>
  String(index).replaceAll(/\d/gu, (digit) => 'abcdefghij'.charAt(Number(digit)));
const pathsOf = (requests: readonly CrawlRequest[]): string[] => requests.map(({ url }) => new URL(url).pathname);

describe('openFrontier', () => {
  test('asks for each URL once: probe, guesses, then pages before assets before images, each by URL', () => {
    const frontier = openFrontier(LIMITS);
    const found = [
      request('/b'),
      request('/i.png', 'image'),
      request('/a'),
      request('/s.js', 'asset'),
      request('/a'),
      request('/robots.txt', 'guess', true),
      request('/probe', 'probe', true),
    ];
    expect(pathsOf(frontier.next(found, 1))).toEqual(['/probe', '/robots.txt', '/a', '/b', '/s.js', '/i.png']);
    expect(frontier.next(found, 2)).toEqual([]);
  });

  test('samples addresses of one shape, and counts the rest once', () => {
    const frontier = openFrontier(LIMITS);
    const days = Array.from({ length: 50 }, (_, day) => request(`/calendar/2026/${day}`));
    expect(frontier.next(days, 1)).toHaveLength(20);
    expect(frontier.next(days, 2)).toHaveLength(0);
    expect(frontier.skipped()).toEqual({ similar: 30, overLimit: 0, tooDeep: 0, excluded: 0 });
  });

  test('stops at the number of pages, but takes what is wanted', () => {
    const frontier = openFrontier({ maxPages: 2, maxDepth: 3 });
    const found = [...['/a', '/b', '/c'].map((path) => request(path)), request('/required', 'page', true)];
    expect(pathsOf(frontier.next(found, 1))).toEqual(['/required', '/a']);
    expect(frontier.skipped().overLimit).toBe(2);
  });

  test('takes scripts of any name, and a sample of images', () => {
    const frontier = openFrontier(LIMITS);
    const scripts = Array.from({ length: 40 }, (_, index) => request(`/chunk-${index}.js`, 'asset'));
    const images = Array.from({ length: 40 }, (_, index) => request(`/img/${letters(index)}.png`, 'image'));
    expect(frontier.next([...scripts, ...images], 1)).toHaveLength(60);
  });

  test('beyond the depth, the next of a known series is only similar, a page of its own is too deep', () => {
    const frontier = openFrontier(LIMITS);
    frontier.next([request('/page/1')], 3);
    expect(frontier.next([request('/page/2'), request('/hidden')], 4)).toEqual([]);
    expect(frontier.skipped()).toEqual({ similar: 1, overLimit: 0, tooDeep: 1, excluded: 0 });
  });

  test('what it asks for does not depend on the order in which links were found', () => {
    const links = fc.array(
      fc.record({
        path: fc.constantFrom('/a', '/b/1', '/b/2', '/c?x=1', '/d.png'),
        kind: fc.constantFrom('page', 'image', 'asset'),
      }),
    );
    fc.assert(
      fc.property(links, (list) => {
        const found = list.map(({ path, kind }) => request(path, kind as RequestKind));
        const limits = { maxPages: 2, maxDepth: 3 };
        expect(openFrontier(limits).next(found.toReversed(), 1)).toEqual(openFrontier(limits).next(found, 1));
      }),
    );
  });

  test('never asks for what is excluded, wanted or not', () => {
    const frontier = openFrontier({ ...LIMITS, excludes: (url) => url.endsWith('/logout') });
    const found = [request('/logout'), request('/a'), request('/b/logout', 'page', true)];
    expect(pathsOf(frontier.next(found, 1))).toEqual(['/a']);
    expect(frontier.skipped().excluded).toBe(2);
    expect([frontier.knows('http://127.0.0.1/a'), frontier.knows('http://127.0.0.1/c')]).toEqual([true, false]);
  });
});
